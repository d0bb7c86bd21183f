import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A presentation in one terminal and its notes in another.
@Suite("Presenting in a terminal")
struct PresentingTests {
  private let folder = TemporaryFolder()

  private static let talk = """
    # Welcome to the workshop.

    #: Posts

    #! Ask for a guess.
    # How many are they?
    posts = 2 fte
    posts * 2
    #= 5 fte

    #! The last one.
    posts + 1 fte
    """

  private func start(_ arguments: [String]) throws -> ProbeSession {
    let program = ProbeSession.probe.dropLast("TerminalProbe".count) + "pht"
    return try ProbeSession(
      columns: 80, rows: 24,
      environment: ["NO_COLOR": "1", "XDG_RUNTIME_DIR": folder.path(""), "XDG_STATE_HOME": folder.path("state")],
      program: String(program), arguments: ["present"] + arguments + ["--bare", folder.path("talk.pht")])
  }

  @Test("Steps type themselves and run, back and aside put the model back, and the notes follow")
  func endToEnd() throws {
    folder.write(Self.talk, to: "talk.pht")
    let room = try start([])
    try room.expect("Welcome to the workshop.")
    try room.expectEmptyPrompt()
    let notes = try start(["--notes"])
    try notes.wait(for: "the first step") { $0.screen.text[0].hasPrefix("step 1 of 3") }

    room.type(Keys.enter)
    try room.expect("How many are they?")
    try room.expectTyped("posts * 2")
    #expect(room.screen.text.contains("pht> posts = 2 fte"))
    #expect(!room.screen.text.contains("Welcome to the workshop."))
    try notes.expect("Ask for a guess.")
    room.type(Keys.enter)
    try room.expect("4 fte")
    try room.expectEmptyPrompt()
    try notes.expect("rehearsed 5 fte, now 4 fte")

    // The room asks: the model changes, and is put back.
    room.type("posts = 9 fte" + Keys.enter)
    try room.expect("posts 2 → 9 fte")
    try room.expectEmptyPrompt("pht aside>")
    room.type("resume" + Keys.enter)
    try room.expectEmptyPrompt()
    room.type(Keys.enter)
    try room.expectTyped("pht> posts + 1 fte")
    // A letter takes the place of what has typed itself.
    room.type("g 2" + Keys.enter)
    try room.expectTyped("posts * 2")
    room.type(Keys.enter)
    try room.expect("4 fte")
    try room.expectEmptyPrompt()
    room.type(Keys.enter)
    try room.expectTyped("pht> posts + 1 fte")
    room.type("\u{1B}")
    try room.expectEmptyPrompt("pht aside>")
    let row = room.screen.row
    room.type("posts" + Keys.enter)
    try room.expectEmptyPrompt("pht aside>", below: row)
    room.type(Keys.enter)
    try room.expectTyped("pht> posts + 1 fte")
    room.type(Keys.enter)
    try room.expect("3 fte")
    try room.expectEmptyPrompt()
    room.type(Keys.backspace)
    try room.expectTyped("pht> posts + 1 fte")
    room.type(Keys.backspace)
    try room.expectTyped("posts * 2")
    room.type("?" + Keys.enter)
    try room.wait(for: "the keys") { $0.screen.text.contains { $0.hasPrefix("g 7") } }
    try room.expectTyped("posts * 2")
    room.type("save \"\(folder.path("minutes.pht"))\"" + Keys.enter)
    try room.wait(for: "the minutes") { $0.screen.text.contains { $0.hasPrefix("wrote ") } }
    try room.expectTyped("posts * 2")
    room.type("quit" + Keys.enter)
    #expect(try room.end() == 0)
    #expect(room.isTerminalAsFound)
    try notes.wait(for: "the end") { $0.screen.text[0].hasPrefix("waiting for the presentation") }
    notes.type(Keys.control("c"))
    #expect(try notes.end() == 130)
  }

  @Test("The guided start opens in the shell, which goes on as it was when it is left")
  func tour() throws {
    let program = ProbeSession.probe.dropLast("TerminalProbe".count) + "pht"
    let shell = try ProbeSession(columns: 100, rows: 40, environment: ["NO_COLOR": "1"], program: String(program))
    try shell.expectEmptyPrompt()
    let row = shell.screen.row
    shell.type("posts = 5 fte" + Keys.enter)
    try shell.expectEmptyPrompt(below: row)
    let threads = Self.threads(of: shell)
    shell.type("tour" + Keys.enter)
    try shell.wait(for: "the welcome") { $0.screen.text.contains { $0.hasPrefix("Welcome.") } }
    try shell.expectEmptyPrompt()
    shell.type(Keys.enter)
    try shell.expectTyped("pht> 8 500 patients / 7 gp")
    shell.type(Keys.enter)
    try shell.expect("1 214 patients/gp")
    try shell.expectEmptyPrompt()
    shell.type("quit" + Keys.enter)
    try shell.expect("the tour is over; the model here is as it was")
    try shell.expectEmptyPrompt()
    // Nothing of it is left behind.
    try shell.wait(for: "the end of its threads") { Self.threads(of: $0) == threads }
    shell.type("posts" + Keys.enter)
    try shell.expect("5 fte")
    shell.type(Keys.control("d"))
    #expect(try shell.end() == 0)
    #expect(shell.isTerminalAsFound)
  }

  /// How many threads a program has, where the system tells.
  private static func threads(of session: ProbeSession) -> Int {
    guard let folder = opendir("/proc/\(session.process)/task") else { return 0 }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    return count
  }

  @Test("A file that is wrong is not presented")
  func wrong() throws {
    folder.write("posts = 2 fte + 1 kr\n", to: "talk.pht")
    let room = try start([])
    try room.wait(for: "the error") { $0.screen.text.contains { $0.hasPrefix("error: cannot add") } }
    #expect(try room.end() == 2)
  }
}
