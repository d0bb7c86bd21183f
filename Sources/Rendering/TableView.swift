import Quantities

/// Cells in rows and columns.
package struct TableView: Sendable, Equatable {
  package enum Alignment: Sendable { case left, right, decimal }

  package struct Column: Sendable, Equatable {
    package var header: Line
    package var unit: String?
    package var alignment: Alignment
    /// What the column is called in a document or a file where it needs no header on a screen.
    package var documentHeader: String

    package init(_ header: Line, unit: String? = nil, _ alignment: Alignment = .left, documentHeader: String = "") {
      self.header = header
      self.unit = unit
      self.alignment = alignment
      self.documentHeader = documentHeader
    }

    /// The header that documents and files show.
    var named: Line { header.text.isEmpty ? Line(documentHeader) : header }
  }

  package struct Cell: Sendable, Equatable, ExpressibleByStringLiteral {
    /// What a reader sees.
    package var line: Line
    /// The full number, for a file that is read by a machine.
    package var number: Double?
    /// The ends of the number's interval, which get columns of their own in such a file.
    package var interval: ClosedRange<Double>?

    package init(_ line: Line, number: Double? = nil, interval: ClosedRange<Double>? = nil) {
      self.line = line
      self.number = number
      self.interval = interval
    }
    package init(stringLiteral text: String) { self.init(Line(text)) }
    /// A number with its usual digits.
    package init(number: Double, significant: Int = 4) {
      self.init(Line(NumberText.rounded(number, significant: significant), .value), number: number)
    }
  }

  package var columns: [Column]
  /// Rows may be shorter than the columns; what is missing is empty.
  package var rows: [[Cell]]

  package init(columns: [Column], rows: [[Cell]]) {
    self.columns = columns
    self.rows = rows
  }

  func cell(_ row: Int, _ column: Int) -> Cell {
    rows[row].indices.contains(column) ? rows[row][column] : Cell(Line(""))
  }

  /// A column's header with its unit in square brackets, as the header of a file has it.
  func title(_ column: Int) -> String {
    let unit = columns[column].unit.map { " [\($0)]" } ?? ""
    return columns[column].named.text + unit
  }
}
