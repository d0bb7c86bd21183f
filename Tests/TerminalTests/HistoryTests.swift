import Terminal
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("History")
struct HistoryTests {
  @Test("Entries of an ended run and of a killed one come back, newest first, several rows whole")
  func entriesOfAnEndedRunAnd() throws {
    let folder = TemporaryFolder()
    let environment = ["PHT_HISTORY": folder.path("history")]
    let first = try ProbeSession(environment: environment)
    try first.expectPrompt()
    first.type("antall = 1" + Keys.enter + " secret" + Keys.enter + Keys.control("d"))
    #expect(try first.end() == 0)

    let second = try ProbeSession(environment: environment)
    try second.expectPrompt()
    second.type("må {" + Keys.enter + "}" + Keys.enter)
    try second.expect("read ‹må {⏎}›")
    second.send(SIGKILL)
    #expect(try second.end() == 128 + SIGKILL)

    let third = try ProbeSession(environment: environment)
    try third.expectPrompt()
    third.type(Keys.up + Keys.enter)
    try third.expect("read ‹må {⏎}›")
    try third.expectPrompt()
    // Up twice: from the entry's last row to its first, then to the entry before.
    third.type(Keys.up + Keys.up + Keys.up + Keys.enter)
    try third.expect("read ‹antall = 1›")
  }

  @Test("Up and Down bring a draft back, however long")
  func upAndDownBringADraft() throws {
    let folder = TemporaryFolder()
    let file = HistoryFile(path: folder.path("history"))
    file.append("old")
    let probe = try ProbeSession(environment: ["PHT_HISTORY": file.path])
    try probe.expectPrompt()
    let draft = String(repeating: "0123456789", count: 130)
    probe.type(draft + Keys.up)
    try probe.expect("> old")
    probe.type(Keys.down + Keys.enter)
    try probe.wait(for: "draft") { $0.transcript.contains("read ‹\(draft)›") }
  }

  @Test("Ctrl-R finds an entry by words in it and runs it on Enter")
  func ctrlRFindsAnEntryBy() throws {
    let folder = TemporaryFolder()
    let file = HistoryFile(path: folder.path("history"))
    for entry in ["lønn – 2026 = 1", "lønn – 2027 = 2", "other"] { file.append(entry) }
    let probe = try ProbeSession(environment: ["PHT_HISTORY": file.path])
    try probe.expectPrompt()
    probe.type(Keys.control("r") + "LØNN –")
    try probe.expect("search “LØNN –”: lønn – 2027 = 2")
    probe.type(Keys.control("r"))
    try probe.expect("search “LØNN –”: lønn – 2026 = 1")
    probe.type("x")
    try probe.expect("not found “LØNN –x”:")
    probe.type(Keys.backspace + Keys.enter)
    try probe.expect("read ‹lønn – 2027 = 2›")
    try probe.expectPrompt()
    probe.type("draft" + Keys.control("r") + "oth")
    try probe.expect("search “oth”: other")
    probe.type(Keys.control("g"))
    try probe.expect("> draft")
  }

  @Test("The file is private, also when it was not before")
  func theFileIsPrivateAlsoWhen() throws {
    let folder = TemporaryFolder()
    let file = HistoryFile(path: folder.path("history"))
    #expect(file.append("a"))
    #expect(folder.mode(of: "history") == 0o600)
    chmod(file.path, 0o644)
    #expect(file.append("b"))
    #expect(folder.mode(of: "history") == 0o600)
    #expect(file.load() == ["a", "b"])
  }

  @Test("Row endings, backslashes and all letters survive the file")
  func rowEndingsBackslashesAndAllLetters() {
    let folder = TemporaryFolder()
    let file = HistoryFile(path: folder.path("history"))
    let entries = ["a\nb\\n\\", "æøå 日本 😀 e\u{301}", "\t\r\n", "plain"]
    for entry in entries { file.append(entry) }
    #expect(file.load() == entries)
  }

  @Test("A line torn by a crash costs no other entry")
  func aLineTornByACrash() {
    let folder = TemporaryFolder()
    folder.write("one\ntwo torn \\", to: "history")
    let file = HistoryFile(path: folder.path("history"))
    #expect(file.append("three"))
    #expect(file.load() == ["one", "two torn \\", "three"])
  }

  @Test("Repeats are kept where they were last used, and the file shrinks when it has grown to twice its limit")
  func repeatsAreKeptWhereTheyWere() {
    let folder = TemporaryFolder()
    let file = HistoryFile(path: folder.path("history"), limit: 3)
    for entry in ["a", "b", "a", "c", "d"] { file.append(entry) }
    #expect(file.load() == ["a", "c", "d"])
    #expect(folder.lines(of: "history") == 5)
    for entry in ["e", "f"] { file.append(entry) }
    #expect(file.load() == ["d", "e", "f"])
    #expect(folder.lines(of: "history") == 3)
    #expect(folder.mode(of: "history") == 0o600)
  }

  @Test("Several windows append and compact at once without losing a line")
  func severalWindowsAppendAndCompactAt() async {
    let folder = TemporaryFolder()
    let file = HistoryFile(path: folder.path("history"), limit: 400)
    // Fewer entries than the limit, each appended three times, so that compaction runs but may drop none.
    await withTaskGroup(of: Void.self) { group in
      for window in 0..<4 {
        group.addTask {
          for round in 0..<3 {
            for entry in 0..<100 { file.append("\(window).\(entry)"); if entry == 50 + round { _ = file.load() } }
          }
        }
      }
    }
    #expect(Set(file.load()) == Set((0..<4).flatMap { window in (0..<100).map { "\(window).\($0)" } }))
  }

  @Test("What is no file, cannot be made or is full of rubbish is no history and no crash")
  func whatIsNoFileCannotBe() {
    let folder = TemporaryFolder()
    mkfifo(folder.path("pipe"), 0o600)
    mkdir(folder.path("folder"), 0o700)
    folder.write(bytes: [0xFF, 0xFE, 10, 0, 0x61, 10, 0x5C, 10], to: "rubbish")
    #expect(!HistoryFile(path: folder.path("pipe")).append("a"))
    #expect(HistoryFile(path: folder.path("pipe")).load().isEmpty)
    #expect(!HistoryFile(path: folder.path("folder")).append("a"))
    #expect(!HistoryFile(path: folder.path("missing/history")).append("a"))
    #expect(HistoryFile(path: folder.path("rubbish")).load() == ["\u{FFFD}\u{FFFD}", "\0a", "\\"])
  }

  @Test("The place of the file follows the environment")
  func thePlaceOfTheFileFollows() {
    #expect(HistoryFile.location(in: Environment(["PHT_HISTORY": "/x/h", "HOME": "/home/a"])) == "/x/h")
    #expect(HistoryFile.location(in: Environment(["PHT_HISTORY": "", "HOME": "/home/a"])) == nil)
    #expect(HistoryFile.location(in: Environment(["XDG_STATE_HOME": "/s", "HOME": "/home/a"])) == "/s/pht/history")
    #expect(
      HistoryFile.location(in: Environment(["XDG_STATE_HOME": "s", "HOME": "/h"])) == "/h/.local/state/pht/history")
    #expect(HistoryFile.location(in: Environment([:])) == nil)
  }

  @Test("The folders of the file are made, for its owner alone")
  func theFoldersOfTheFileAre() {
    let folder = TemporaryFolder()
    let file = HistoryFile.ofUser(in: Environment(["HOME": folder.path("home")]))
    #expect(file?.append("a") == true)
    #expect(folder.mode(of: "home/.local/state/pht") == 0o700)
  }
}
