import Terminal
import Testing

@Suite("Completion at the prompt")
struct CompletionTests {
  @Test("Tab completes a name that is the only one")
  func tabCompletesANameThatIs() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type("2 * på\t" + Keys.enter)
    try probe.expect("read ‹2 * påske›")
    try probe.expectPrompt()
  }

  @Test("Tab goes as far as all names agree, a second Tab lists them, and the list goes with the next key")
  func tabGoesAsFarAsAll() throws {
    let probe = try ProbeSession()
    try probe.expectPrompt()
    probe.type("nu\t")
    try probe.expect("> nurse")
    probe.type("\t")
    try probe.expect("nurse_pay  620 kkr/fte/year, what a nurse costs with everything included")
    try probe.expect("nurses     12.5 fte")
    #expect(probe.screen.text[0] == "> nurse")
    #expect(probe.screen.row == 0 && probe.screen.column == 7)
    probe.type("_")
    try probe.wait(for: "the list to go") { $0.screen.text.filter { !$0.isEmpty } == ["> nurse_"] }
    probe.type("\t" + Keys.enter)
    try probe.expect("read ‹nurse_pay›")
    try probe.expectPrompt()
  }

  @Test("A long list is cut to the window and says how many are left out")
  func aLongListIsCutTo() throws {
    let probe = try ProbeSession(columns: 30, rows: 10)
    try probe.expectPrompt()
    // At the foot of the window, so that the list must make room for itself.
    for number in 1...6 { probe.type("\(number)" + Keys.enter) }
    try probe.expect("read ‹6›")
    try probe.expectPrompt()
    probe.type("many_\t")
    try probe.expect("… and 42 more")
    #expect(probe.screen.text[0] == "> many_")
    #expect(probe.screen.text[1] == "many_ba  number 10")
    #expect(probe.screen.row == 0 && probe.screen.column == 7)
    probe.type(Keys.control("u") + "x" + Keys.enter)
    try probe.expect("read ‹x›")
  }

  @Test("Details are cut to a narrow window")
  func detailsAreCutToANarrow() {
    CharacterWidth.learn()
    let rows = CandidateList.rows(
      for: [.init(text: "sykepleiere", detail: "620 kkr/fte/year and more"), .init(text: "a", detail: "æøå\nb")],
      columns: 24, rows: 9)
    #expect(rows.map(\.text) == ["sykepleiere  ", "a            "])
    #expect(rows.map(\.detail) == ["620 kkr/f…", "æøå b"])
  }

  @Test("Names without details stand side by side")
  func namesWithoutDetailsStandSideBy() {
    let names = ["kr", "kkr", "Mkr", "Gkr", "fte"].map { Completion.Candidate(text: $0) }
    #expect(CandidateList.rows(for: names, columns: 16, rows: 9).map(\.text) == ["kr   kkr  Mkr", "Gkr  fte"])
    #expect(CandidateList.rows(for: names, columns: 16, rows: 1).map(\.text) == ["… and 5 more"])
    #expect(CandidateList.rows(for: names, columns: 1, rows: 9).isEmpty)
  }
}
