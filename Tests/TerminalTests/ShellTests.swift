import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The whole program in a terminal: a planner's entries, and what the screen shows.
@Suite("The shell in a terminal")
struct ShellTests {
  private let folder = TemporaryFolder()

  private func shell(columns: Int = 100, environment: [String: String] = [:]) throws -> ProbeSession {
    let program = ProbeSession.probe.dropLast("TerminalProbe".count) + "pht"
    var variables = ["NO_COLOR": "1"]
    variables.merge(environment) { $1 }
    let session = try ProbeSession(columns: columns, rows: 40, environment: variables, program: String(program))
    try session.expectEmptyPrompt()
    return session
  }

  private func enter(_ line: String, _ session: ProbeSession) throws {
    let row = session.screen.row
    session.type(line + Keys.enter)
    try session.expectEmptyPrompt(below: row)
  }

  @Test("A definition with Norwegian letters, a change of it, and what moved")
  func definitionsChange() throws {
    let session = try shell()
    try enter("lønn = 800 kkr/fte/year", session)
    try enter("kostnad = lønn * 2 årsverk", session)
    try enter("lønn = 820 kkr/fte/year", session)
    try session.expect("lønn 800 → 820 kkr/fte/year; also changed: kostnad")
    try enter("kostnad", session)
    try session.expect("1 640 kkr/year")
    try enter("undo", session)
    try enter("kostnad in Mkr/year", session)
    try session.expect("1.6 Mkr/year")
  }

  @Test("A line that fails says why and leaves all as it was")
  func aLineThatFails() throws {
    let session = try shell()
    try enter("posts = 2 fte", session)
    try enter("posts = 2 fte + 1 kr", session)
    try session.expect("error: cannot add fte and kr")
    try enter("posts", session)
    try session.expect("2 fte")
  }

  @Test("An entry of several rows is read when its bracket closes")
  func entriesOfSeveralRows() throws {
    let session = try shell()
    session.type("kind office {" + Keys.enter)
    try session.wait(for: "second row") { $0.screen.column == 0 }
    let row = session.screen.row
    session.type("  gps : gp" + Keys.enter + "}" + Keys.enter)
    try session.expectEmptyPrompt(below: row)
    try enter("here = office { gps = 7 gp }", session)
    try enter("here.gps", session)
    try session.expect("7 gp")
  }

  @Test("Tab completes names, fields and units")
  func completion() throws {
    let session = try shell()
    try enter("nurse_pay_here = 800 kkr/fte/year", session)
    session.type("nurse_pay_h\t")
    try session.wait(for: "the name") { $0.screen.text[$0.screen.row].hasPrefix("pht> nurse_pay_here") }
    session.type(Keys.enter)
    try session.expect("800 kkr/fte/year")
    try session.expectEmptyPrompt()
    session.type("3 quart\t")
    try session.wait(for: "the unit") { $0.screen.text[$0.screen.row].contains("3 quarter") }
  }

  @Test("Ctrl-C drops the entry, and Ctrl-D ends the shell with the terminal as it was")
  func leaving() throws {
    let session = try shell()
    let row = session.screen.row
    session.type("1 + " + Keys.control("c"))
    try session.expectEmptyPrompt(below: row)
    try enter("1 + 1", session)
    try session.expect("2")
    session.type(Keys.control("d"))
    #expect(try session.end() == 0)
    #expect(session.isTerminalAsFound)
  }

  @Test("Ctrl-C stops a long answer and the session goes on")
  func interruptingAnAnswer() throws {
    let session = try shell()
    try enter("draws = 1 000 000", session)
    try enter("time = 1900-01 .. 2199-12", session)
    let row = session.screen.row
    session.type("peak(fresh normal(0 kr, 1 kr))" + Keys.enter)
    // The figure from few draws comes first, and stays where it is while the work goes on.
    try session.wait(for: "an early figure") { $0.screen.text[row + 1].hasSuffix(" of 1 000 000 draws") }
    try session.wait(for: "progress") { $0.screen.text[$0.screen.row].hasPrefix("working: ") }
    #expect(session.screen.text[row + 1].hasPrefix("≈ "))
    session.type(Keys.control("c"))
    try session.expect("error: stopped; nothing has changed")
    #expect(session.screen.text[row + 1].hasSuffix("of 1 000 000 draws; stopped before the others"))
    #expect(session.screen.text.count { $0.hasPrefix("≈ ") } == 1)
    try session.expectEmptyPrompt(below: row)
    try enter("2 + 2", session)
    try session.expect("4")
  }

  @Test("What an entry comes to stands at the right edge while it is typed, and is gone after Enter")
  func previews() throws {
    let session = try shell(columns: 60)
    try enter("posts = 2 fte", session)
    try enter("cost = posts * 800 kkr/fte/year", session)
    let row = session.screen.row
    session.type("cost / 2")
    try session.wait(for: "the value") {
      $0.screen.text[row].hasPrefix("pht> cost / 2  ") && $0.screen.text[row].hasSuffix(" ≈ 800 kkr/year")
    }
    #expect(session.screen.row == row && session.screen.column == 13)
    session.type("0")
    try session.wait(for: "the new value") { $0.screen.text[row].hasSuffix("≈ 80 kkr/year") }
    session.type(Keys.enter)
    try session.expectEmptyPrompt(below: row)
    #expect(Array(session.screen.text[row...row + 1]) == ["pht> cost / 20", "80 kkr/year"])
    try enter("pin cost", session)
    session.type("posts = 3 fte")
    try session.wait(for: "the effect") { $0.screen.text[$0.screen.row].hasSuffix("≈ cost 1 600 → 2 400 kkr/year") }
    // A line that is wrong or unfinished has no value, and none of an earlier line stands beside it.
    session.type(" +")
    try session.wait(for: "no value") { $0.screen.text[$0.screen.row] == "pht> posts = 3 fte +" }
  }

  @Test("Entries are remembered from one shell to the next")
  func history() throws {
    let path = folder.path("history")
    let first = try shell(environment: ["PHT_HISTORY": path])
    try enter("40 fte + 2 fte", first)
    first.send(SIGKILL)
    _ = try first.end()
    let second = try shell(environment: ["PHT_HISTORY": path])
    second.type(Keys.up)
    try second.wait(for: "the last entry") { $0.screen.text[$0.screen.row].hasPrefix("pht> 40 fte + 2 fte") }
    second.type(Keys.enter)
    try second.expect("42 fte")
  }

  @Test("What is longer than the window is shown by the pager that the user has chosen")
  func longAnswers() throws {
    let session = try shell(environment: ["PHT_PAGER": "head -n 2; echo page"])
    try enter("list definitions", session)
    try session.expect("page")
    // The greeting, the entry, two rows of the answer, the mark; then the prompt.
    #expect(session.screen.row == 5)
    try enter("1 + 1", session)
    try session.expect("2")
    #expect(session.screen.text.count { $0 == "page" } == 1)
  }

  @Test("Without the pager that is asked for, all of a long answer is written")
  func pagerIsMissing() throws {
    for missing in ["/nonexistent/pager", ""] {
      let session = try shell(environment: ["PHT_PAGER": missing])
      session.type("list definitions" + Keys.enter)
      try session.wait(for: "the last rows") { $0.transcript.count > 5_000 }
      try session.expectEmptyPrompt()
      session.type(Keys.control("l"))
      try session.wait(for: "a cleared screen") { $0.screen.row == 0 }
      try enter("1 + 1", session)
      try session.expect("2")
    }
  }

  // What an entry would come to may stand at the right edge before the entry has been seen without it.
  @Test("Two windows write into one history, and each goes back over its own entries")
  func twoWindows() throws {
    let path = folder.path("history")
    let first = try shell(environment: ["PHT_HISTORY": path])
    let second = try shell(environment: ["PHT_HISTORY": path])
    try enter("1 fte + 1 fte", first)
    try enter("2 kr + 2 kr", second)
    try enter("3 gp + 3 gp", first)
    first.type(Keys.up + Keys.up)
    try first.wait(for: "its own") { $0.screen.text[$0.screen.row].hasPrefix("pht> 1 fte + 1 fte") }
    second.type(Keys.up)
    try second.wait(for: "its own") { $0.screen.text[$0.screen.row].hasPrefix("pht> 2 kr + 2 kr") }
    let third = try shell(environment: ["PHT_HISTORY": path])
    for entry in ["3 gp + 3 gp", "2 kr + 2 kr", "1 fte + 1 fte"] {
      third.type(Keys.up)
      try third.wait(for: "“\(entry)”") { $0.screen.text[$0.screen.row].hasPrefix("pht> " + entry) }
    }
  }
}
