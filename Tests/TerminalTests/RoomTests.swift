import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What happens to whoever presents: keys pressed in vain, answers longer than the window, an end that nobody planned.
@Suite("In front of a room")
struct RoomTests {
  private let folder = TemporaryFolder()

  private static let talk = """
    # Welcome.

    posts = 2 fte
    posts * 2

    posts + 1 fte
    """

  private func start(
    _ talk: String = talk, arguments: [String] = [], rows: Int = 24, environment: [String: String] = [:]
  ) throws -> ProbeSession {
    folder.write(talk, to: "talk.pht")
    let program = ProbeSession.probe.dropLast("TerminalProbe".count) + "pht"
    return try ProbeSession(
      columns: 100, rows: rows,
      environment: [
        "NO_COLOR": "1", "XDG_RUNTIME_DIR": folder.path(""), "XDG_STATE_HOME": folder.path("state"),
        "PHT_PAGER": "cat -n",
      ].merging(environment) { $1 },
      program: String(program), arguments: ["present"] + arguments + ["--bare", folder.path("talk.pht")])
  }

  /// Waits until this is typed; what it would come to may stand at the right edge.
  private func entry(_ session: ProbeSession, _ row: String) throws {
    try session.wait(for: "the entry “\(row)”") { $0.screen.text[$0.screen.row].hasPrefix(row) }
  }

  /// To the first step that types itself.
  private func begin(_ room: ProbeSession) throws {
    try room.expectEmptyPrompt()
    room.type(Keys.enter)
    try room.expectTyped("posts * 2")
  }

  @Test("Ctrl-D ends also where a step has typed itself")
  func end() throws {
    let room = try start()
    try begin(room)
    room.type(Keys.control("d"))
    #expect(try room.end() == 0)
    #expect(room.isTerminalAsFound)
    #expect(!room.transcript.contains("what was tried"))
  }

  @Test("A Backspace that is held down to empty an entry does not go on back through the script")
  func heldBackspace() throws {
    let room = try start()
    try begin(room)
    room.type("abc" + String(repeating: Keys.backspace, count: 8))
    try room.expectEmptyPrompt()
    room.type("1 + 1")
    try entry(room, "pht> 1 + 1")
    #expect(!room.screen.text.contains("this is the beginning"))
    room.type(Keys.control("u"))
    try room.expectEmptyPrompt()
    // Pressed by itself it is the key that goes back.
    room.type(Keys.backspace)
    try room.expect("1 of 3")
  }

  @Test("With vi's keys Esc leaves the script, and is vi's own while an entry is edited")
  func viKeys() throws {
    folder.write("bind -v\n", to: "editrc")
    let room = try start(environment: ["EDITRC": folder.path("editrc")])
    try begin(room)
    room.type("\u{1B}")
    try room.expectEmptyPrompt("pht aside>")
    // Beside the script it is vi's from the first key on.
    room.type("12 + 5")
    try entry(room, "pht aside> 12 + 5")
    room.type("\u{1B}")
    try room.wait(for: "command mode") { $0.screen.column == "pht aside> 12 + ".count }
    room.type("0x")
    try entry(room, "pht aside> 2 + 5")
    room.type(Keys.enter)
    try room.expect("7")
    try room.expectEmptyPrompt("pht aside>")
    room.type(Keys.enter)
    try room.expectTyped("posts * 2")
    // What a person edits stays, and the script is left with the line.
    room.type("12")
    try entry(room, "pht> 12")
    room.type("\u{1B}")
    try room.wait(for: "command mode") { $0.screen.column == "pht> 1".count }
    room.type("0i5 + " + Keys.enter)
    try room.expect("17")
    try room.expectEmptyPrompt("pht aside>")
  }

  @Test("With emacs' keys Esc beside the script leaves the entry as it is")
  func escapeAside() throws {
    let room = try start()
    try begin(room)
    room.type("\u{1B}")
    try room.expectEmptyPrompt("pht aside>")
    room.type("1 + 1")
    // The cursor is put back last, so nothing of the preview is still to come.
    try room.wait(for: "the preview") {
      $0.screen.text[$0.screen.row].hasSuffix("≈ 2") && $0.screen.column == "pht aside> 1 + 1".count
    }
    room.listen()
    let told = room.transcript.utf8.count
    room.type("\u{1B}")
    // The row is painted anew, so the key has been met by itself.
    try room.wait(for: "the key to be met") { $0.transcript.utf8.count > told }
    room.type("0" + Keys.enter)
    try room.expect("11")
  }

  @Test("Enter pressed while an answer is awaited does not run the next step")
  func enterInVain() throws {
    let room = try start(
      """
      draws = 1 000 000
      time = 1900-01 .. 2199-12

      peak(fresh normal(0 kr, 1 kr))

      1 + 1

      2 + 2
      """)
    try room.expectTyped("time = 1900-01 .. 2199-12")
    room.type(Keys.enter)
    try room.expectEmptyPrompt()
    room.type(Keys.enter)
    try room.expectTyped("pht> peak(fresh normal(0 kr, 1 kr))")
    room.type(Keys.enter)
    try room.wait(for: "progress") { $0.screen.text[$0.screen.row].hasPrefix("working: ") }
    room.type(Keys.enter + Keys.enter + Keys.control("c"))
    try room.wait(for: "the stop") { $0.screen.text.contains { $0.hasPrefix("error: stopped") } }
    try room.expectEmptyPrompt()
    room.type("outline" + Keys.enter)
    try room.wait(for: "the place") { $0.screen.text.contains { $0.hasPrefix("2 of 4") } }
  }

  // MARK: Long answers

  @Test("An answer longer than the window goes on with Enter, and any other line or key ends it")
  func longAnswers() throws {
    let words = (1...30).map { "# - line \($0)" }.joined(separator: "\n")
    let room = try start(words + "\n1 + 1\n\n2 + 2\n", rows: 12)
    try room.wait(for: "the first rows") { $0.screen.text[$0.screen.row].hasPrefix("pht (") }
    #expect(room.screen.text.contains("- line 6") && !room.screen.text.contains("- line 20"))
    room.type(Keys.enter)
    try room.wait(for: "more rows") {
      $0.screen.text.contains("- line 16") && $0.screen.text[$0.screen.row].hasPrefix("pht (")
    }
    // No prompt is left between the rows.
    #expect(room.screen.text.count { $0.hasPrefix("pht (") } == 1)
    room.type(Keys.enter)
    try room.wait(for: "more rows") {
      $0.screen.text.contains("- line 26") && $0.screen.text[$0.screen.row].hasPrefix("pht (")
    }
    room.type(Keys.enter)
    try room.expectTyped("pht> 1 + 1")
    #expect(room.screen.text.contains("- line 30"))
    room.type("g 1" + Keys.enter)
    try room.wait(for: "the first rows") { $0.screen.text[$0.screen.row].hasPrefix("pht (") }
    room.type("g 2" + Keys.enter)
    try room.expectTyped("pht> 2 + 2")
    // Whoever asks for a pager gets it.
    room.type("settings pager on" + Keys.enter)
    try room.wait(for: "the setting") { $0.screen.text.contains("pager  on") }
    try room.expectTyped("pht> 2 + 2")
    room.type("g 1" + Keys.enter)
    try room.wait(for: "the pager") {
      $0.screen.text.contains { $0.hasSuffix("32  - line 30") }
    }
    try room.expectTyped("pht> 1 + 1")
  }

  // MARK: What is kept

  /// The files of the state folder and how many lines each has.
  private var kept: [String] {
    guard let folder = opendir(folder.path("state/pht/minutes")) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".pht") { names.append(name) }
    }
    return names
  }

  private func attempt(_ room: ProbeSession) throws {
    try begin(room)
    #expect(kept.isEmpty)
    room.type("posts = 9 fte" + Keys.enter)
    try room.expectEmptyPrompt("pht aside>")
    // The prompt comes when it is kept.
    #expect(kept.count == 1)
  }

  @Test(
    "What was tried is kept when the room ends without a save, and its place is told", arguments: ["quit", "", "TERM"])
  func isKept(ending: String) throws {
    let room = try start()
    try attempt(room)
    switch ending {
    case "quit": room.type("quit" + Keys.enter)
    case "TERM": room.send(SIGTERM)
    default: room.type(Keys.control("d"))
    }
    #expect(try room.end() == (ending == "TERM" ? 128 + SIGTERM : 0))
    #expect(room.isTerminalAsFound)
    let name = try #require(kept.first)
    #expect(name.hasPrefix("talk-"))
    let all = room.screen.text.joined()
    #expect(all.contains("what was tried is kept in ") && all.contains(name))
    #expect(folder.mode(of: "state/pht/minutes") == 0o700)
  }

  @Test("What was dropped or saved is not kept")
  func isNotKept() throws {
    let room = try start()
    try attempt(room)
    let row = room.screen.row
    room.type("drop" + Keys.enter)
    try room.expectTyped("posts * 2")
    #expect(room.screen.row > row && kept.isEmpty)
    room.type("posts = 8 fte" + Keys.enter)
    try room.expectEmptyPrompt("pht aside>")
    room.type("resume" + Keys.enter)
    try room.expectTyped("posts * 2")
    #expect(kept.count == 1)
    room.type("save \"\(folder.path("minutes.pht"))\"" + Keys.enter)
    try room.wait(for: "the minutes") { $0.screen.text.contains { $0.hasPrefix("wrote ") } }
    try room.expectTyped("posts * 2")
    #expect(kept.isEmpty)
    room.type("quit" + Keys.enter)
    #expect(try room.end() == 0)
    #expect(!room.transcript.contains("what was tried is kept"))
  }

  // MARK: The notes screen

  @Test("The notes screen has a clock that runs, fits its window, and knows a presentation that was killed")
  func notes() throws {
    let headings = (1...30).map { "#: Part \($0)\n#! Say it.\n# Words.\n" }.joined(separator: "\n")
    let room = try start(headings)
    try room.expectEmptyPrompt()
    room.type("g 20" + Keys.enter)
    try room.expect("20 of 30")
    let notes = try start(headings, arguments: ["--notes"], rows: 12)
    try notes.wait(for: "the clock") { $0.screen.text[0].hasPrefix("step 20 of 30   begun 0:") }
    let time = notes.screen.text[0]
    try notes.wait(for: "the clock to run") { $0.screen.text[0] != time }
    #expect(notes.screen.text[0].hasSuffix(" at this step") && notes.screen.text.contains("Say it."))
    #expect(notes.screen.text.contains { $0.hasPrefix("▸") && $0.hasSuffix("Part 20") })
    room.send(SIGKILL)
    #expect(try room.end() == 128 + SIGKILL)
    try notes.wait(for: "the end") { $0.screen.text[0].hasPrefix("waiting for the presentation") }
    #expect(notes.screen.text.dropFirst().joined().isEmpty)
  }
}
