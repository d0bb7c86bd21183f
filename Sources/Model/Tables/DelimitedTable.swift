import SourceText

/// The cells of a delimited file, each with its place in the text, so that a message can show its line.
///
/// `practices = practice from "offices.csv"` reads its rows from one. Every row has a cell for every column.
package struct DelimitedTable: Sendable {
  /// What stands between two cells of a row.
  package enum Separator: UInt8, Sendable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09
  }

  package let source: SourceText
  package let encoding: TextEncoding
  package let separator: Separator
  /// How this file writes decimals: as its numbers that leave no doubt are written, else a comma beside semicolons and a point
  /// elsewhere.
  package let decimalMark: DecimalMark
  package let header: [Header]
  /// The row below the header, counted as a spreadsheet counts: 2, unless lines stand above the header.
  let firstRow: Int
  /// The places of all cells, row by row. Eight bytes a cell keep a file of the largest size within bounds.
  let marks: [CellMark]

  package var rows: Rows { Rows(table: self) }

  /// A cell of a row and column, both from 0.
  package func cell(_ row: Int, _ column: Int) -> Cell {
    let mark = marks[row * header.count + column]
    return Cell(span: Span(source, Int(mark.lower), Int(mark.upper)), row: firstRow + row, column: column)
  }

  /// The number in a cell; none when the cell holds anything else, or a number that may mean two things in this file.
  package func number(_ cell: Cell) -> CellNumber? {
    let written = WrittenNumber(cell.text.utf8)
    guard let written, !isAmbiguous(written) else { return nil }
    return written.number
  }

  /// True when the number's mark may stand between thousands: `1.234` where other decimals have a comma.
  func isAmbiguous(_ number: WrittenNumber) -> Bool {
    guard let mark = number.mark, mark != decimalMark else { return false }
    return !number.isSurelyDecimal
  }
}

/// Where a cell stands, quotes and all.
struct CellMark {
  let lower: UInt32
  let upper: UInt32
}

/// One cell of a table.
package struct Cell: Sendable {
  /// Where the cell stands, with its quotes, without the spaces around it.
  package let span: Span
  /// The row as a spreadsheet counts: the header is 1.
  package let row: Int
  /// The column from 0.
  package let column: Int

  package var isQuoted: Bool { span.lower < span.upper && span.source.bytes[span.lower] == UInt8(ascii: "\"") }
  package var isEmpty: Bool { span.upper - span.lower == (isQuoted ? 2 : 0) }

  /// What the cell says: without quotes around it, with doubled quotes as one and line ends as LF.
  package var text: String {
    guard isQuoted else { return span.text }
    var bytes: [UInt8] = []
    var index = span.lower + 1
    while index < span.upper - 1 {
      let byte = span.source.bytes[index]
      let next = span.source.bytes[index + 1]
      index += byte == UInt8(ascii: "\"") ? 2 : 1
      if byte == 13, next == 10 { continue }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The rows of a table, below its header.
package struct Rows: RandomAccessCollection, Sendable {
  let table: DelimitedTable
  package var startIndex: Int { 0 }
  package var endIndex: Int { table.marks.count / table.header.count }
  package subscript(row: Int) -> Row { Row(table: table, index: row) }
}

/// The cells of one row, by column.
package struct Row: RandomAccessCollection, Sendable {
  let table: DelimitedTable
  let index: Int
  package var startIndex: Int { 0 }
  package var endIndex: Int { table.header.count }
  package subscript(column: Int) -> Cell { table.cell(index, column) }
}
