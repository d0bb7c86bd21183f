import Model
import Quantities
import Questions
import Rendering
import Session
import SourceText
import Syntax
import Testing
import Wording

/// Answers made by hand, so that their texts do not hang on how they are worked out.
struct Made {
  static let units = UnitTable.builtIn

  static func unit(_ text: String) -> UnitExpression {
    if text == "%" { return .share }
    let parsed = parse(SourceText(name: "unit", text: "x : \(text) = 0"))
    guard case .definition(_, .unit(let unit)?, _)? = parsed.statements.first?.kind else { return .none }
    return (try? units.expression(of: unit)) ?? .none
  }

  /// A figure whose numbers are given in its unit.
  static func figure(
    _ mean: Double, _ unit: String = "", p5: Double? = nil, p95: Double? = nil, error: Double = 0
  ) -> Figure {
    let unit = unit.isEmpty ? UnitExpression.none : self.unit(unit)
    let base = { (x: Double) in unit.toBase(x, in: units) }
    let type = unit.percent ? ValueType.share : .quantity(unit.dimension(in: units))
    let spread = p5.flatMap { p5 in
      p95.map {
        Figure.Spread(
          draws: 4_000, sd: base(10), p5: base(p5), p50: base(mean), p95: base($0), meanError: base(error), leftOut: 0)
      }
    }
    return Figure(Shown(type, unit), base(mean), spread)
  }

  static func answer(_ statement: String, _ content: Answer.Content, notes: [String] = []) -> Answer {
    Answer(statement: statement, span: SourceText(name: "x.pht", text: statement).all, content: content, notes: notes)
  }

  static func question(_ text: String) -> Question? {
    guard case .question(let question)? = parse(SourceText(name: "x.pht", text: text)).statements.first?.kind else {
      return nil
    }
    return question
  }

  /// The lines recorded under a question.
  static func lines(_ question: String, _ contents: Answer.Content...) -> [String] {
    guard let asked = self.question(question) else { return ["not a question"] }
    return AnswerText(units: units).lines(contents.map { answer(question, $0) }, to: asked)
  }
}

@Suite struct FigureTextTests {
  @Test(arguments: [
    (Made.figure(808.1, "kkr/fte/year", p5: 680.2, p95: 950.3, error: 0.02), "808 kkr/fte/year (680 to 950)"),
    (Made.figure(1204.2, "Mkr/year", p5: 1020, p95: 1410), "1 204 Mkr/year (1 020 to 1 410)"),
    (Made.figure(1204.2, "Mkr/year"), "1 204 Mkr/year"), (Made.figure(12_345, "kkr"), "12.35 Mkr"),
    (Made.figure(0.5, "kkr"), "500 kr"), (Made.figure(57, "%"), "57 %"), (Made.figure(.nan, "kkr"), "–"),
    (Made.figure(2.5), "2.5"), (Made.figure(0, "kkr/year"), "0 kkr/year"),
    (Made.figure(0, "kkr", p5: -20_000, p95: 20_000), "0 Mkr (-20 to 20)"),
    (Made.figure(5, "fte", p5: 5, p95: 5), "5 fte"),
  ])
  func isRoundedAndRescaled(figure: Figure, text: String) {
    #expect(Made.lines("x", .quantity(figure)) == [text])
  }

  @Test func theUnitAskedForStays() {
    #expect(Made.lines("x in kkr", .quantity(Made.figure(12_345, "kkr"))) == ["12 350 kkr"])
  }

  @Test func otherAnswersAreOneLine() {
    let month = Figure(Shown(.date, .none), Double(Month(year: 2026, number: 3).index))
    #expect(Made.lines("x", .event(chance: Made.figure(0.14))) == ["in 14 % of draws"])
    #expect(Made.lines("x", .yesNo(true)) == ["yes"])
    #expect(Made.lines("x", .yesNo(nil)) == ["–"])
    #expect(Made.lines("x", .text("Moelv")) == ["\"Moelv\""])
    #expect(Made.lines("x", .month(month)) == ["2026-03"])
    #expect(
      Made.lines(
        "expect x == y", .expect(Expectation(holds: true, left: nil, right: nil, failures: 0, cases: 1, place: nil)))
        == ["holds"])
  }

  @Test func aCheckThatDoesNotHoldShowsBothSides() {
    let check = Expectation(
      holds: false, left: Made.figure(2.8, "fte"), right: Made.figure(3, "fte"), failures: 120, cases: 4_000,
      place: .verbatim("Moelv"))
    #expect(
      Made.lines("expect x == y", .expect(check)).joined(separator: " ")
        == "does not hold: the left side is 2.8 fte, the right side 3 fte; fails in 120 of 4 000 cases, by most at Moelv"
    )
  }

  @Test func severalAnswersStandSideBySide() {
    let lines = Made.lines("pay, posts", .quantity(Made.figure(815, "kkr")), .quantity(Made.figure(2.5, "fte")))
    #expect(lines.first == "pay      posts")
    #expect(lines.last == "815 kkr  2.5 fte")
  }

  @Test func aComparisonIsAlignedAndTellsTheChange() {
    let baseline = Comparison.Case(
      scenario: "baseline", value: .quantity(Made.figure(1204, "Mkr/year", p5: 1020, p95: 1410)), change: nil)
    let fast = Comparison.Case(
      scenario: "fast", value: .quantity(Made.figure(1530, "Mkr/year", p5: 1290, p95: 1790)),
      change: .init(figure: Made.figure(326, "Mkr/year", p5: 240, p95: 430), chanceAboveZero: 1))
    let shown = Made.figure(0, "Mkr/year").shown
    let comparison = Comparison(outcome: "state_cost", shown: shown, cases: [baseline, fast])
    #expect(
      Made.lines("compare state_cost across baseline, fast", .comparison([comparison])) == [
        "baseline  1 204 Mkr/year (1 020 to 1 410)",
        "fast      1 530 Mkr/year (1 290 to 1 790)   +326 (240 to 430), above zero in 100 % of draws",
      ])
  }

  @Test func aSeriesIsATableByYearAndAChart() {
    let months = (0..<24).map { Month(index: 2026 * 12 + $0) }
    let figures = months.map { Made.figure($0.year == 2026 ? 2 : 3, "fte") }
    let years = [(2026, Made.figure(2, "fte")), (2027, Made.figure(3, "fte"))].map { (year: $0.0, figure: $0.1) }
    let lines = Made.lines(
      "nurses", .series(Series(months: months, figures: figures, years: years, shown: figures[0].shown)))
    #expect(lines.contains { $0.hasPrefix("2026") && $0.hasSuffix("2") })
    #expect(lines.contains { $0.hasPrefix("2027") && $0.hasSuffix("3") })
    #expect(lines.last?.contains("▁") == true)
    #expect(lines.last?.hasSuffix("2 to 3") == true)
  }
}
