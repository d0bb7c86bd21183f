import Model
import Testing

@Suite("Numbers in cells")
struct CellNumberTests {
  static func number(_ cell: String, separator: String, others: [String] = []) throws -> CellNumber? {
    let rows = ([cell] + others).map { "\"\($0)\"\(separator)x" }
    let table = try table("a\(separator)b\n" + rows.joined(separator: "\n"))
    return table.number(table.rows[0][0])
  }

  @Test(
    "a number may have spaces between thousands, a decimal mark, a sign, a power of ten",
    arguments: [
      ("1 234,5", 1234.5), ("1234.5", 1234.5), ("-3", -3), ("+3", 3), ("1\u{A0}234\u{202F}567", 1_234_567),
      ("−0,25", -0.25), ("1e6", 1e6), ("2,5E-3", 0.0025), (",5", 0.5), (" 7 ", 7), ("0", 0), ("007", 7),
      ("1,234", 1.234),
    ])
  func numbers(text: String, value: Double) throws {
    #expect(try Self.number(text, separator: ";") == CellNumber(value: value, isPercent: false))
  }

  @Test("a percentage is a share", arguments: [("12 %", 0.12), ("12%", 0.12), ("-0,5 %", -0.005), ("12\u{A0}%", 0.12)])
  func percent(text: String, value: Double) throws {
    #expect(try Self.number(text, separator: ";") == CellNumber(value: value, isPercent: true))
  }

  @Test(
    "what is not a number is refused",
    arguments: [
      "", "abc", "12 kr", "1 23", "1234 567", "12 34 567", "1,2,3", "1.234,5", "1,", ",", "-", "--3", "nan", "inf",
      "0x1F",
      "1e999", "1e", "% 12", "12 %%", "2024-01", "1_000", "٣", String(repeating: "9", count: 500),
    ])
  func refused(text: String) throws { #expect(try Self.number(text, separator: ";") == nil) }

  @Test(
    "how a file writes its decimals decides what a lone group of three means",
    arguments: [
      ("1,234", ";", [], 1.234), ("1.234", ";", [], nil), ("1.234", ";", ["2.5"], 1.234), ("1.234", ";", ["2,5"], nil),
      ("1.5", ";", ["2,5"], 1.5), ("1,234", ",", [], nil), ("1,234", ",", ["2,5"], 1.234), ("1,234", ",", ["2.5"], nil),
      ("1,5", ",", ["2.5"], 1.5), ("1.234", ",", [], 1.234), ("0.123", ";", [], 0.123),
      ("1 234.567", ";", [], 1234.567),
    ] as [(String, String, [String], Double?)])
  func marks(text: String, separator: String, others: [String], value: Double?) throws {
    #expect(try Self.number(text, separator: separator, others: others)?.value == value)
  }

  @Test("a number that may mean two things is told as such")
  func doubt() throws {
    let table = try table("name,pay [kr]\nHamar,\"1,234\"\n")
    let fault = table.fault(in: table.rows[0][1], expected: "a number of kr")
    #expect(fault.message == "offices.csv, row 2, column 'pay': expected a number of kr, found '1,234'")
    #expect(
      fault.hint
        == "this file writes decimals with a point, so it is unclear what '1,234' means; write thousands with a space or nothing between them"
    )
    #expect(fault.labels.first?.span.text == "\"1,234\"")
  }
}
