import Rendering
import Testing

@Suite("JSON")
struct JSONValueTests {
  @Test("an object keeps the order of its names, on one line")
  func object() {
    let value = JSONValue.object([
      ("line", .number(12)), ("statement", .string("state_cost[2030]")), ("value", .number(1204.2)),
      ("months", .array([.string("2026-01"), .null])), ("holds", .bool(true)), ("empty", .object([])),
      ("none", .array([])),
    ])
    #expect(
      value.text
        == #"{"line":12,"statement":"state_cost[2030]","value":1204.2,"months":["2026-01",null],"holds":true,"empty":{},"none":[]}"#
    )
  }

  @Test(
    "text is escaped where it must be, and only there",
    arguments: [
      ("a \"b\" \\ /", #""a \"b\" \\ /""#), ("1\n2\r3\t4", #""1\n2\r3\t4""#),
      ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#),
      ("årsverk 日本 🧮", "\"årsverk 日本 🧮\""),
    ])
  func strings(text: String, written: String) { #expect(JSONValue.string(text).text == written) }

  @Test("what has no value is null", arguments: [Double.nan, .infinity, -.infinity])
  func noValue(x: Double) { #expect(JSONValue.array([.number(x)]).text == "[null]") }

  @Test("numbers are written in full", arguments: [(0.1 + 0.2, "0.3"), (-0.0, "0"), (1e300, "1e300"), (1e-9, "1e-9")])
  func numbers(x: Double, written: String) { #expect(JSONValue.number(x).text == written) }
}
