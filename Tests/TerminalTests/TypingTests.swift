import Testing

@Suite("Typing at the prompt")
struct TypingTests {
  @Test(
    "Norwegian letters, wide characters and emoji arrive whatever the locale",
    arguments: ["C.UTF-8", "C", "nb_NO.ISO-8859-1", ""])
  func charactersInAnyLocale(locale: String) throws {
    let probe = try ProbeSession(environment: ["LANG": locale])
    try probe.expectPrompt()
    probe.type("æøå – 日本 😀 x" + Keys.enter)
    try probe.expect("read ‹æøå – 日本 😀 x›")
    try probe.expectPrompt()
  }

  @Test("Characters are put in and taken out in the middle")
  func charactersArePutInAndTaken() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type(
      "blåbær" + Keys.left + Keys.left + Keys.backspace + "B" + Keys.control("a") + Keys.delete + "k" + Keys.enter)
    try probe.expect("read ‹klåBær›")
    try probe.expectPrompt()
  }

  @Test("Bytes that are no UTF-8 come through as replacement characters")
  func bytesThatAreNoUtf8() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type([0x61, 0xFF, 0xFE, 0x62, 13])
    try probe.expect("read ‹a\u{FFFD}\u{FFFD}b›")
    try probe.expectPrompt()
  }

  @Test("An entry grows a row while a bracket is open, and is recalled whole")
  func anEntryGrowsARowWhile() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type("team {" + Keys.enter + "  posts = 2" + Keys.enter + "}" + Keys.enter)
    try probe.expect("read ‹team {⏎  posts = 2⏎}›")
    try probe.expectPrompt()
    probe.type(Keys.up)
    try probe.wait(for: "the entry again") { $0.screen.text.suffix(24).filter { $0 == "  posts = 2" }.count == 2 }
    probe.type(Keys.up + Keys.control("e") + "5" + Keys.enter)
    try probe.expect("read ‹team {⏎  posts = 25⏎}›")
    try probe.expectPrompt()
  }

  @Test("A paste of several rows is one entry that waits for Enter")
  func aPasteOfSeveralRowsIs() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type(Keys.paste("a = 1\r\nb = 2\rc = 3\n"))
    try probe.expect("c = 3")
    #expect(!probe.transcript.contains("read"))
    probe.type(Keys.enter)
    try probe.expect("read ‹a = 1⏎b = 2⏎c = 3›")
    try probe.expectPrompt()
  }

  @Test("Rows pasted into a terminal that does not mark pastes are read one by one")
  func rowsPastedIntoATerminalThat() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type("a = 1\nb = 2\n")
    try probe.expect("read ‹a = 1›")
    try probe.expect("read ‹b = 2›")
    try probe.expectPrompt()
  }

  @Test("A long paste arrives whole")
  func aLongPasteArrivesWhole() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    let pasted = (0..<300).map { "x\($0) = \($0)" }.joined(separator: "\n")
    probe.type(Keys.paste(pasted) + Keys.enter)
    try probe.wait(for: "the end") { $0.transcript.contains("299›") }
    #expect(probe.transcript.contains("read ‹" + pasted.split(separator: "\n").joined(separator: "⏎") + "›"))
  }

  @Test("Ctrl-S does not freeze the terminal")
  func ctrlSDoesNotFreezeThe() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type(Keys.control("s") + "go" + Keys.enter)
    try probe.expect("read ‹go›")
    try probe.expectPrompt()
  }

  @Test(
    "A terminal that cannot move its cursor gets no control sequences", arguments: ["dumb", "", "no-such-terminal"])
  func aTerminalThatCannotMoveIts(name: String) throws {
    let probe = try ProbeSession(environment: ["TERM": name])
    try probe.wait(for: "prompt") { $0.transcript.contains("> ") }
    probe.type("nurse_pæ" + Keys.backspace + "a\t + 1" + Keys.enter)
    try probe.wait(for: "entry") { $0.transcript.contains("read ‹nurse_pay + 1›") }
    #expect(!probe.transcript.contains("\u{1B}"))
  }

  @Test("Colours stand on numbers unless NO_COLOR is set")
  func coloursStandOnNumbersUnlessNo() throws {
    let coloured = try ProbeSession()
    try coloured.expectPrompt()
    coloured.type("12" + Keys.enter)
    try coloured.expect("read ‹12›")
    #expect(coloured.transcript.contains("\u{1B}[0;36m12"))
    let plain = try ProbeSession(environment: ["NO_COLOR": "1"])
    try plain.expectPrompt()
    plain.type("12" + Keys.enter)
    try plain.expect("read ‹12›")
    #expect(!plain.transcript.contains("m"))
  }

  @Test("Ctrl-_ takes back a paste, a cut and what was typed, word by word")
  func ctrlUnderscoreTakesBack() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    for (index, letter) in "2 gps".enumerated() {
      probe.type(String(letter))
      try probe.wait(for: "the letter") { $0.screen.column == 3 + index }
    }
    probe.type(Keys.paste(" and more"))
    try probe.expect("> 2 gps and more")
    probe.type(Keys.control("a"))
    try probe.wait(for: "the cursor at the beginning") { $0.screen.column == 2 }
    probe.type(Keys.control("k"))
    try probe.wait(for: "an empty entry") { $0.screen.text[0] == ">" }
    let undo = "\u{1F}"
    for (row, column) in [("> 2 gps and more", 2), ("> 2 gps", 7), ("> 2", 4), ("> 2", 3), (">", 2)] {
      probe.type(undo)
      try probe.wait(for: "“\(row)”") { $0.screen.text[0] == row && $0.screen.column == column }
    }
    probe.type(undo + "x" + Keys.enter)
    try probe.expect("read ‹x›")
  }
}
