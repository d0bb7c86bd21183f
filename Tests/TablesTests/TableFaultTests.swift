import Model
import Testing

@Suite("Faults in delimited files")
struct TableFaultTests {
  @Test(
    "a fault names the file, the row and what was expected",
    arguments: [
      ("name;gps\nHamar\n", "offices.csv, row 2: expected 2 cells, one for each column, found 1"),
      ("name;gps\nHamar;1;2\n", "offices.csv, row 2: expected 2 cells, one for each column, found 3"),
      ("name;gps\nHamar;1\n\nLøten;2\n", "offices.csv, row 3: expected 2 cells, found an empty line"),
      ("name;gps\nHamar;\"1\n", "offices.csv, row 2, column 2: the quote is never closed"),
      (
        "name;gps\n\"Ha\"mar;1\n",
        "offices.csv, row 2, column 1: expected the end of the cell after its closing quote"
      ),
      ("", "offices.csv is empty: expected a row with the names of the columns"),
      (" \n\n", "offices.csv is empty: expected a row with the names of the columns"),
      ("name;name\n", "offices.csv has two columns named 'name'"),
      ("name;gps [gp\n", "offices.csv, row 1, column 2: expected a unit in square brackets at the end"),
      ("name;gps [gp] x\n", "offices.csv, row 1, column 2: expected a unit in square brackets at the end"),
      (String(repeating: ";", count: 1000), "offices.csv is too large: at most 1 000 columns are read"),
    ])
  func wording(text: String, message: String) { #expect(faults(text).map(\.message) == [message]) }

  @Test("a fault points at its place")
  func places() throws {
    let fault = try #require(faults("name;gps\nHamar;1;2\nLøten;\"x\n").first)
    #expect(fault.labels[0].span.text == "Hamar;1;2")
    #expect(fault.labels[0].span.line == 2)
    let quote = try #require(faults("name;gps\nHamar;1;2\nLøten;\"x\n").last)
    #expect(quote.labels[0].span.text == "\"")
    #expect(quote.labels[0].span.line == 3)
    #expect(quote.labels[0].span.column == 7)
  }

  @Test("all faults are told, up to twenty")
  func several() {
    #expect(faults("a;b\n1\n2;3\n4;5;6\n").count == 2)
    #expect(faults("a;b\n" + String(repeating: "1\n", count: 1000)).count == 20)
  }

  @Test(
    "a file that is no text is refused with what to do",
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], "offices.csv is written as UTF-16, which cannot be read here"),
      ([0x61, 0x00, 0x62, 0x00], "offices.csv is written as UTF-16, which cannot be read here"),
      ([0x50, 0x4B, 0x03, 0x04, 0x00], "offices.csv is a spreadsheet, not a CSV file"),
      ([0x61, 0x62, 0x63, 0x64, 0x65, 0x00], "offices.csv is not a text file: it holds zero bytes"),
    ] as [([UInt8], String)])
  func notText(bytes: [UInt8], message: String) {
    let found = faults(bytes)
    #expect(found.map(\.message) == [message])
    #expect(found.first?.hint != nil)
  }

  @Test("a file past the limits is refused")
  func limits() {
    let large = [UInt8](repeating: UInt8(ascii: "a"), count: (64 << 20) + 1)
    #expect(faults(large).map(\.message) == ["offices.csv is too large: at most 67 108 864 bytes are read"])
    let long = Array("a\n".utf8) + [UInt8](repeating: 10, count: 1_000_001) + [UInt8(ascii: "1")]
    #expect(faults(long).map(\.message) == ["offices.csv is too large: at most 1 000 000 rows are read"])
  }

  @Test("bytes drawn at random never stop the reader")
  func noise() {
    var random = SystemRandomNumberGenerator()
    let alphabet = Array("a1;,\"\"\n\r\t []. %\u{A0}ø".utf8) + [0xFF, 0xC3]
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      guard case .success(let table) = readTable(name: "noise", bytes: bytes) else { continue }
      for row in table.rows {
        #expect(row.count == table.header.count)
        for cell in row { #expect(table.number(cell)?.value.isFinite != false, "\(bytes)") }
      }
    }
  }

  @Test("a hundred thousand rows are read in a moment")
  func speed() throws {
    var text = "name;" + (1...9).map { "c\($0) [kr]" }.joined(separator: ";") + "\n"
    for row in 0..<100_000 { text += "Kommune \(row);1 234,5;2;3,25;\"4\";5;6;;8;9\n" }
    let clock = ContinuousClock()
    var sum = 0.0
    let time = try clock.measure {
      let table = try table(text)
      for row in table.rows { for cell in row { sum += table.number(cell)?.value ?? 0 } }
    }
    #expect(sum == 100_000 * (1234.5 + 2 + 3.25 + 4 + 5 + 6 + 8 + 9))
    #if DEBUG
      let limit = Duration.seconds(120)
    #else
      let limit = Duration.seconds(1)
    #endif
    #expect(time < limit)
  }
}
