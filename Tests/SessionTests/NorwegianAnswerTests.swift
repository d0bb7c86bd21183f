import Engine
import Model
import Questions
import Rendering
import Session
import SourceText
import Syntax
import Testing
import Wording

/// Answers in Norwegian: words and decimal commas for a reader, English names and points for a program.
@Suite struct NorwegianAnswerTests {
  private func answers(_ program: String) throws -> (question: Question, answers: [Answer]) {
    let statements = parse(SourceText(name: "test.pht", text: program)).statements
    guard let last = statements.last, case .question(let question) = last.kind else { throw Diagnostics([]) }
    var stack = try ModelStack.library(isBare: true)
    try stack.lay(Array(statements.dropLast()))
    let checked = try CheckedModel(stack.model, on: Workbench(engine: Engine(threads: 1)))
    return (question, try checked.answers(question, at: last.span))
  }

  private func lines(_ program: String) throws -> [String] {
    let (question, answers) = try answers(program)
    return AnswerText(units: Made.units).lines(answers, to: question)
  }

  private func json(_ program: String) throws -> String {
    try answers(program).answers.flatMap { AnswerJSON(units: Made.units).objects($0) }
      .map { $0.text }.joined(separator: "\n")
  }

  private func inNorwegian<Result>(_ body: () throws -> Result) rethrows -> Result {
    try Language.$current.withValue(.norwegian, operation: body)
  }

  @Test func figuresHaveDecimalCommas() {
    inNorwegian {
      #expect(Made.lines("x", .quantity(Made.figure(2.5, p5: 1.25, p95: 3.75))) == ["2,5 (1,25 til 3,75)"])
      #expect(Made.lines("x", .event(chance: Made.figure(0.145))) == ["i 14,5 % av trekningene"])
    }
  }

  private static let shops = """
    kind shop { staff : fte, is_rural = no, size : number = 1, luck : number = each 3.5 to 4.5 }
    a = shop { staff = 2 fte, is_rural = yes, size = 1.5 }
    b = shop { staff = 3 fte }
    shops = [a, b]

    """

  @Test func groupsAreNamedInTheLanguageAndForProgramsInEnglish() throws {
    let text = Self.shops + "shops | sum staff by is_rural, size"
    let english = try json(text)
    let spoken = try inNorwegian { try lines(text) }
    let forPrograms = try inNorwegian { try json(text) }
    #expect(spoken.contains { $0.contains("ja") && $0.contains("1,5") })
    #expect(forPrograms == english)
    #expect(english.contains("\"yes\"") && english.contains("\"1.5\""))
  }

  @Test(arguments: [
    "compare (shops | sum staff by is_rural) across baseline, more", "chart shops | sum staff by is_rural",
    "sensitivity two", "assumptions two", "expect shops.staff > 4 fte", "expect shops.luck < 4", "explain a.luck",
    "expect two < 5", "regret least two across baseline, more",
    "compare two across baseline, more because", "sweep (shops | sum staff by is_rural) over a.size in 1, 2",
  ])
  func whatProgramsCompareIsEnglish(question: String) throws {
    let text =
      Self.shops + "two = (1 to 2) + (5 to 6) + (shops | sum luck)\nscenario more { a.staff = 5 fte, two *= 1.5 }\n"
      + question
    let english = try answers(text).answers
    let spoken = try inNorwegian { try answers(text).answers }
    // Notes are sentences for people.
    func withoutNotes(_ answers: [Answer]) -> [String] {
      answers.flatMap { answer -> [String] in
        var answer = answer
        answer.notes = []
        return AnswerJSON(units: Made.units).objects(answer).map { $0.text }
      }
    }
    let inEnglish = withoutNotes(english)
    #expect(inNorwegian { withoutNotes(spoken) } == inEnglish)
  }

  @Test func aNumberThatIsToBeTypedHasAPoint() throws {
    let problem = try inNorwegian {
      try #require(throws: Diagnostics.self) { _ = try answers("x = 1 to 2\nx given x > 2.4") }
    }
    let suggestions = problem.all.compactMap(\.suggestion)
    #expect(suggestions.allSatisfy { !$0.contains(",") })
    #expect(problem.all.first?.message.contains("trekninger") ?? false)
  }
}
