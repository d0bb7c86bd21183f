import Model
import Quantities
import Questions
import Session
import SourceText
import Testing

/// The contract of Documentation/answers.md, line by line.
@Suite struct AnswerJSONTests {
  private func json(_ statement: String, _ content: Answer.Content) -> [String] {
    AnswerJSON(units: Made.units).objects(Made.answer(statement, content)).map(\.text)
  }

  @Test func aQuantity() {
    #expect(
      json("state_cost[2030]", .quantity(Made.figure(1204.2, "Mkr/year"))) == [
        #"{"line":1,"statement":"state_cost[2030]","answer":"quantity","unit":"Mkr/year","value":1204.2}"#
      ])
  }

  @Test func anUncertainQuantity() {
    #expect(
      json("nurse_pay", .quantity(Made.figure(808.1, "kkr/fte/year", p5: 680, p95: 950, error: 0.02))) == [
        #"{"line":1,"statement":"nurse_pay","answer":"quantity","unit":"kkr/fte/year","draws":4000,"mean":808.1,"sd":10,"p5":680,"p50":808.1,"p95":950,"mean_error":0.02}"#
      ])
  }

  @Test func theUnitIsTheOneWritten() {
    #expect(
      json("x", .quantity(Made.figure(123_456, "kkr"))) == [
        #"{"line":1,"statement":"x","answer":"quantity","unit":"kkr","value":123456}"#
      ])
    #expect(
      json("x", .quantity(Made.figure(57, "%"))) == [
        #"{"line":1,"statement":"x","answer":"quantity","unit":"%","value":57}"#
      ])
    #expect(json("x", .quantity(Made.figure(2))) == [#"{"line":1,"statement":"x","answer":"quantity","value":2}"#])
    #expect(
      json("x", .quantity(Made.figure(.nan))) == [#"{"line":1,"statement":"x","answer":"quantity","value":null}"#])
  }

  @Test func aSeries() {
    let months = [Month(year: 2026, number: 1), Month(year: 2026, number: 2)]
    let certain = [Made.figure(2, "fte"), Made.figure(2.5, "fte")]
    #expect(
      json("nurses", .series(Series(months: months, figures: certain, years: [], shown: certain[0].shown))) == [
        #"{"line":1,"statement":"nurses","answer":"series","unit":"fte","months":["2026-01","2026-02"],"value":[2,2.5]}"#
      ])
    let uncertain = [certain[0], Made.figure(2.5, "fte", p5: 2.2, p95: 2.8)]
    #expect(
      json("nurses", .series(Series(months: months, figures: uncertain, years: [], shown: certain[0].shown))) == [
        #"{"line":1,"statement":"nurses","answer":"series","unit":"fte","months":["2026-01","2026-02"],"mean":[2,2.5],"p5":[2,2.2],"p95":[2,2.8]}"#
      ])
  }

  @Test func aTable() {
    let fte = Made.figure(0, "fte").shown
    let table = Table(
      columns: [.init(name: "county", shown: Shown(.text, .none)), .init(name: "nurses", shown: fte)],
      rows: [
        [.text("Oslo"), .figure(Made.figure(12.5, "fte"))],
        [.text("Innlandet"), .figure(Made.figure(7.1, "fte", p5: 6, p95: 8.3))], [.text(nil), .yesNo(true)],
      ])
    #expect(
      json("practices | sum nurses by county", .table(table)) == [
        #"{"line":1,"statement":"practices | sum nurses by county","answer":"table","columns":[{"name":"county"},{"name":"nurses","unit":"fte"}],"rows":[["Oslo",12.5],["Innlandet",{"mean":7.1,"p5":6,"p95":8.3}],[null,true]]}"#
      ])
  }

  @Test func aCellNamesItsUnitWhereEachRowHasItsOwn() {
    let table = Table(
      columns: [.init(name: "value", shown: Shown(.text, .none))],
      rows: [[.figure(Made.figure(2, "fte"))], [.figure(Made.figure(3, "kkr", p5: 2, p95: 4))], [.text("Oslo")]])
    #expect(
      json("here", .table(table)) == [
        #"{"line":1,"statement":"here","answer":"table","columns":[{"name":"value"}],"rows":[[{"unit":"fte","value":2}],[{"unit":"kkr","mean":3,"p5":2,"p95":4}],["Oslo"]]}"#
      ])
    #expect(Made.lines("here", .table(table)).suffix(3) == ["2 fte", "3 kkr (2 to 4)", "Oslo"])
  }

  @Test func anEventYesOrNoAMonthATextAndACheck() {
    let month = Figure(Shown(.date, .none), Double(Month(year: 2026, number: 3).index))
    #expect(
      json("x", .event(chance: Made.figure(0.14))) == [#"{"line":1,"statement":"x","answer":"event","chance":0.14}"#])
    #expect(json("x", .yesNo(false)) == [#"{"line":1,"statement":"x","answer":"yes_no","value":false}"#])
    #expect(json("x", .month(month)) == [#"{"line":1,"statement":"x","answer":"month","value":"2026-03"}"#])
    #expect(json("x", .text("a \"b\"")) == [#"{"line":1,"statement":"x","answer":"text","value":"a \"b\""}"#])
    let check = Expectation(holds: true, left: nil, right: nil, failures: 0, cases: 1, place: nil)
    #expect(json("expect x", .expect(check)) == [#"{"line":1,"statement":"expect x","answer":"expect","holds":true}"#])
  }

  @Test func aComparisonIsOneObjectForEachOutcome() {
    let baseline = Comparison.Case(
      scenario: "baseline", value: .quantity(Made.figure(1204, "Mkr/year", p5: 1020, p95: 1410)), change: nil)
    let fast = Comparison.Case(
      scenario: "fast", value: .quantity(Made.figure(1530, "Mkr/year", p5: 1290, p95: 1790)),
      change: .init(figure: Made.figure(326, "Mkr/year", p5: 240, p95: 430), chanceAboveZero: 0.97))
    let one = Comparison(outcome: "state_cost", shown: Made.figure(0, "Mkr/year").shown, cases: [baseline, fast])
    let found = json("compare …", .comparison([one, one]))
    #expect(found.count == 2)
    #expect(
      found[0]
        == #"{"line":1,"statement":"compare …","answer":"comparison","of":"state_cost","unit":"Mkr/year","scenarios":[{"name":"baseline","mean":1204,"p5":1020,"p95":1410},{"name":"fast","mean":1530,"p5":1290,"p95":1790,"change":{"mean":326,"p5":240,"p95":430,"mean_error":0,"chance_above_zero":0.97,"told_apart":true}}]}"#
    )
  }

  @Test func anErrorHasItsPlaceItsWordAndWhatToType() {
    let source = SourceText(name: "x.pht", text: "\nthe sum = doctors + nurse_pay")
    let problem = Diagnostic(
      code: "unit_mismatch", "cannot add fte and kkr/fte/year", at: Span(source, 9, 16),
      suggestion: "doctors * nurse_pay")
    #expect(
      AnswerJSON.object(problem).text
        == #"{"line":2,"column":9,"error":"unit_mismatch","message":"cannot add fte and kkr/fte/year","suggestion":"doctors * nurse_pay"}"#
    )
  }
}
