import Model
import Testing

@Suite("Delimited files")
struct DelimitedTableTests {
  @Test(
    "the separator is seen from the header",
    arguments: [
      ("name,gps\nHamar,3\n", DelimitedTable.Separator.comma),
      ("name;gps\nHamar;3\n", .semicolon),
      ("name\tgps\nHamar\t3\n", .tab),
      ("sep=;\r\nname;gps\r\nHamar;3\r\n", .semicolon),
      ("\"name, short; or\tlong\";gps\nHamar;3\n", .semicolon),
    ])
  func separators(text: String, separator: DelimitedTable.Separator) throws {
    let table = try table(text)
    #expect(table.separator == separator)
    #expect(table.texts == [["Hamar", "3"]])
  }

  @Test("line ends may be LF, CRLF or CR", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    let table = try table(["a;b", "1;2", "3;4"].joined(separator: end) + end)
    #expect(table.texts == [["1", "2"], ["3", "4"]])
    #expect(table.rows[1][0].span.line == 3)
  }

  @Test("the last line needs no line end, and an empty cell at the end of a row is kept")
  func emptyLast() throws {
    #expect(try table("a,b,c\n1,,\n,2,").texts == [["1", "", ""], ["", "2", ""]])
  }

  @Test("quoted cells hold separators, doubled quotes and line ends")
  func quotes() throws {
    let table = try table("name,note\n\"Ringsaker, øst\",\"sa \"\"ja\"\"\r\ni mars\"\r\nLøten , \"x\" \n")
    #expect(table.texts == [["Ringsaker, øst", "sa \"ja\"\ni mars"], ["Løten", "x"]])
    #expect(table.rows[1][0].row == 3)
    #expect(table.rows[1][0].span.line == 4)
  }

  @Test("empty lines and rows of empty cells at the end are left out")
  func blankEnd() throws {
    #expect(try table("a;b\n1;2\n;\n;\n\n  \n").texts == [["1", "2"]])
    #expect(try table("a\n1\n\n2\n\n").texts == [["1"], [""], ["2"]])
    #expect(try table("a;b").rows.isEmpty)
  }

  @Test("a file with a single column may hold commas in its cells")
  func singleColumn() throws {
    #expect(try table("name\nOslo, øst\n").texts == [["Oslo, øst"]])
  }

  @Test("a header names a path and may carry a unit")
  func headers() throws {
    let table = try table("name;gps [gp]; team . posts [ fte ];Antall innb. 2024;\"kr per [kr/year]\";\n;;;;;\n")
    #expect(table.header.map(\.path) == [["name"], ["gps"], ["team", "posts"], ["Antall innb. 2024"], ["kr per"], []])
    #expect(table.header.map(\.unit) == [nil, "gp", "fte", nil, "kr/year", nil])
    #expect(table.header.map { $0.unitSpan?.text } == [nil, "gp", "fte", nil, "kr/year", nil])
  }

  @Test("a cell knows where it stands")
  func places() throws {
    let cell = try table("name;gps\nHamar; 3 \nÅmot;\"4\"\n").rows[1][1]
    #expect(cell.span.text == "\"4\"")
    #expect(cell.span.line == 3)
    #expect(cell.span.column == 6)
    #expect(cell.row == 3)
    #expect(cell.column == 1)
  }

  @Test("UTF-8 is read with or without its mark, and older files as Windows-1252")
  func encodings() throws {
    let text = "name;kr\nÅmot – sør;5 €\n"
    let plain = try table(text)
    let marked = try table([0xEF, 0xBB, 0xBF] + Array(text.utf8))
    let old = try table(
      text.unicodeScalars.map { $0 == "–" ? 0x96 : $0 == "€" ? 0x80 : UInt8($0.value) })
    #expect(plain.encoding == .utf8)
    #expect(old.encoding == .windows1252)
    for table in [plain, marked, old] { #expect(table.texts == [["Åmot – sør", "5 €"]]) }
    #expect(marked.header[0].path == ["name"])
  }

  @Test(
    "bytes that only look like UTF-8 are not taken for it",
    arguments: [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xF0, 0x80, 0x80, 0x80], [0x80],
    ] as [[UInt8]])
  func malformed(bytes: [UInt8]) throws {
    #expect(try table(Array("name\n".utf8) + bytes).encoding == .windows1252)
  }
}
