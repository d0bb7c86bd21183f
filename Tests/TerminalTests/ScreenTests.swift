import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("What stands on the screen")
struct ScreenTests {
  @Test("A window of eight columns shows the whole entry and edits it anywhere")
  func aWindowOfEightColumnsShows() throws {
    let probe = try ProbeSession(columns: 8, rows: 10)
    try probe.expectPrompt()
    probe.type("12345678æøå")
    try probe.wait(for: "wrapped entry") { Array($0.screen.text.prefix(2)) == ["> 123456", "78æøå"] }
    probe.type(Keys.control("a") + "x")
    try probe.wait(for: "insertion") { Array($0.screen.text.prefix(2)) == ["> x12345", "678æøå"] }
    #expect(probe.screen.row == 0 && probe.screen.column == 3)
    probe.type(Keys.enter)
    try probe.wait(for: "answer") { $0.transcript.contains("read ‹x12345678æøå›") }
  }

  @Test("A window that changes its width shows the entry anew and takes keys")
  func aWindowThatChangesItsWidth() throws {
    let probe = try ProbeSession(columns: 40, rows: 10)
    try probe.expectPrompt()
    probe.type("one two three four five six seven")
    try probe.expect("> one two three four five six seven")
    probe.resize(columns: 20, rows: 10)
    try probe.wait(for: "wrapped entry") {
      $0.screen.text[$0.screen.row] == " five six seven" && $0.screen.row > 0
        && $0.screen.text[$0.screen.row - 1] == "> one two three four"
    }
    probe.resize(columns: 60, rows: 12)
    try probe.expect("> one two three four five six seven")
    probe.type("!" + Keys.enter)
    try probe.expect("read ‹one two three four five six seven!›")
    try probe.expectPrompt()
  }

  @Test("After any editing the screen shows the entry and the cursor where they are", arguments: [UInt64](1...10))
  func afterAnyEditingTheScreenShows(seed: UInt64) throws {
    var random = Keystrokes(seed: seed)
    let columns = [8, 17, 40][Int(seed % 3)]
    let probe = try ProbeSession(columns: columns, rows: 24)
    try probe.expectPrompt()
    for _ in 0..<12 {
      var model = EditedEntry()
      for _ in 0..<30 {
        probe.type(random.next(editing: &model, mostColumns: columns * 8))
        if random.pick(10) == 0 { probe.send(SIGWINCH) }
      }
      let expected = model.screen(columns: columns, rows: 24)
      try probe.wait(for: "entry ‹\(model.text)› with cursor at \(model.cursor)") {
        $0.screen.text == expected.text && $0.screen.row == expected.row && $0.screen.column == expected.column
      }
      // An empty line at the top of the window again.
      probe.type(Keys.control("c"))
      try probe.wait(for: "prompt") { $0.screen.text[$0.screen.row] == ">" }
      probe.type(Keys.control("l"))
      try probe.wait(for: "cleared screen") { $0.screen.row == 0 && $0.screen.text.filter { !$0.isEmpty } == [">"] }
    }
  }

  @Test("After any resizing the screen shows the entry once, and the cursor where it is", arguments: [UInt64](1...10))
  func afterAnyResizing(seed: UInt64) throws {
    var random = Keystrokes(seed: seed &+ 77)
    let probe = try ProbeSession(columns: 40, rows: 24)
    try probe.expectPrompt()
    probe.type("before" + Keys.enter)
    try probe.expect("read ‹before›")
    for _ in 0..<4 {
      try probe.expectPrompt()
      var model = EditedEntry()
      for _ in 0..<12 { probe.type(random.next(editing: &model, mostColumns: 120)) }
      // When the last key is shown nothing more is to come.
      model.insert("§")
      probe.type("§")
      var columns = probe.screen.columns
      for _ in 0..<6 {
        let expected = model.screen(columns: columns, rows: 24)
        let rows = expected.text.prefix { !$0.isEmpty || $0 == "" }
        let height = (rows.lastIndex { !$0.isEmpty } ?? 0) + 1
        try probe.wait(for: "entry ‹\(model.text)› at \(columns) columns with cursor at \(model.cursor)") {
          let text = $0.screen.text
          let first = $0.screen.row - expected.row
          guard first >= 0, first + max(height, expected.row + 1) <= text.count else { return false }
          return Array(text[first..<first + height]) == Array(rows.prefix(height))
            && $0.screen.column == expected.column && text[(first + height)...].allSatisfy(\.isEmpty)
            && text[..<first].count { $0.hasPrefix("> ") && !$0.contains("^C") && $0 != "> before" } == 0
        }
        columns = 10 + random.pick(50)
        try resize(probe, to: columns)
      }
      try resize(probe, to: 40)
      let last = model.screen(columns: 40, rows: 24)
      try probe.wait(for: "the entry at 40 columns") { $0.screen.column == last.column }
      probe.type(Keys.control("c"))
      try probe.wait(for: "prompt") { $0.screen.text[$0.screen.row] == ">" }
      probe.type(Keys.control("l"))
      try probe.wait(for: "cleared screen") { $0.screen.row == 0 && $0.screen.text.filter { !$0.isEmpty } == [">"] }
    }
  }

  /// Changes the window's width and waits for the entry to be drawn anew: what is drawn for one width while the window has
  /// another is wrong in any terminal.
  private func resize(_ probe: ProbeSession, to columns: Int) throws {
    // The end of a drawing may come after its beginning has been seen.
    probe.listen()
    let before = probe.transcript.utf8.count
    let isOther = columns != probe.screen.columns
    probe.resize(columns: columns, rows: 24)
    if isOther { try probe.wait(for: "another drawing") { $0.transcript.utf8.count > before } }
  }

  @Test("An entry taller than the window is edited, and the screen comes right afterwards")
  func anEntryTallerThanTheWindow() throws {
    let probe = try ProbeSession(columns: 30, rows: 6)
    try probe.expectPrompt()
    probe.type(Keys.paste((1...12).map { "row \($0)" }.joined(separator: "\n")))
    try probe.expect("row 12")
    for _ in 0..<11 { probe.type(Keys.up) }
    probe.type(Keys.control("a") + "first " + Keys.enter)
    try probe.wait(for: "answer") { $0.transcript.contains("read ‹first row 1⏎row 2⏎") }
    try probe.expectPrompt()
    probe.type("next" + Keys.enter)
    try probe.expect("read ‹next›")
    try probe.expectPrompt()
  }

  @Test("Keys of vi work when ~/.editrc asks for them, Escape alone included")
  func keysOfViWorkWhenEditrc() throws {
    let folder = TemporaryFolder()
    folder.write("bind -v\n", to: ".editrc")
    let probe = try ProbeSession(environment: ["HOME": folder.path(""), "EDITRC": folder.path(".editrc")])
    try probe.expectPrompt()
    probe.type("one two")
    try probe.expect("> one two")
    probe.type("\u{1B}")
    try probe.wait(for: "command mode") { $0.screen.column == 8 }
    probe.type("0dw")
    try probe.expect("> two")
    probe.type("A!" + Keys.enter)
    try probe.expect("read ‹two!›")
    try probe.expectPrompt()
    probe.type("half")
    try probe.expect("> half")
    probe.type("\u{1B}")
    try probe.wait(for: "command mode") { $0.screen.column == 5 }
    probe.type("k")
    try probe.wait(for: "the entry before") { $0.screen.text[$0.screen.row] == "> two!" && $0.screen.column == 5 }
    probe.type("xj")
    try probe.wait(for: "the draft") { $0.screen.text[$0.screen.row] == "> half" && $0.screen.column == 5 }
    probe.type(Keys.control("c"))
    try probe.expect("interrupted")
    try probe.expectPrompt()
  }

  @Test("Editing can be switched off in ~/.editrc")
  func editingCanBeSwitchedOffIn() throws {
    let folder = TemporaryFolder()
    folder.write("edit off\n", to: ".editrc")
    let probe = try ProbeSession(environment: ["HOME": folder.path(""), "EDITRC": folder.path(".editrc")])
    try probe.expectPrompt()
    #expect(probe.isTerminalAsFound)
    probe.type("{" + Keys.enter)
    try probe.wait(for: "second row") { $0.screen.text[$0.screen.row] == "…" }
    probe.type("}\n")
    try probe.expect("read ‹{⏎}›")
    try probe.expectPrompt()
    probe.type(Keys.control("c"))
    try probe.expect("interrupted")
    try probe.expectPrompt()
    probe.type(Keys.control("d"))
    #expect(try probe.end() == 0)
  }
}
