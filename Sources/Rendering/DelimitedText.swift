import Quantities
import Wording

/// Writes the tables of a view as a CSV file: full numbers, quotes where they are needed, CRLF line ends as RFC 4180 has it.
package struct DelimitedText: Sendable {
  package enum Dialect: Sendable {
    /// Commas and decimal points.
    case comma
    /// Semicolons, decimal commas and a byte order mark, as Norwegian spreadsheets expect.
    case semicolon
  }
  private let dialect: Dialect

  package init(_ dialect: Dialect = .comma) { self.dialect = dialect }

  /// The whole file. Tables and lines of text stand below each other, with an empty line between them.
  package func text(_ view: View) -> String {
    (dialect == .semicolon ? "\u{FEFF}" : "")
      + blocks(view).map { $0.map { $0 + "\r\n" }.joined() }.joined(separator: "\r\n")
  }

  private func blocks(_ view: View) -> [[String]] {
    switch view {
    case .headline(let line), .paragraph(let line): [[field(line.text)]]
    case .list(let lines): [lines.map { field($0.text) }]
    case .table(let table): [rows(table)]
    case .series(let series): [rows(series.table(showingIntervals: false))]
    case .bars(let bars): [rows(bars.table)]
    case .tree(let node): [rows(node)]
    case .drawing(let drawing): DrawingTable(drawing: drawing).tables.map(rows)
    case .code(let text): [[field(text)]]
    case .blocks(let views): views.flatMap(blocks)
    }
  }

  private func rows(_ table: TableView) -> [String] {
    let uncertain = table.columns.indices.filter { column in
      table.rows.indices.contains { table.cell($0, column).interval != nil }
    }
    let header = table.columns.indices.flatMap { column in
      let title = table.title(column)
      return uncertain.contains(column) ? [title, title + " p5", title + " p95"] : [title]
    }
    return [joined(header.map(field))]
      + table.rows.indices.map { row in
        joined(table.columns.indices.flatMap { fields(table.cell(row, $0), isUncertain: uncertain.contains($0)) })
      }
  }

  private func fields(_ cell: TableView.Cell, isUncertain: Bool) -> [String] {
    let text = cell.number.map(field) ?? field(cell.line.text)
    guard isUncertain else { return [text] }
    return [text, cell.interval.map { field($0.lowerBound) } ?? "", cell.interval.map { field($0.upperBound) } ?? ""]
  }

  /// A tree as rows of depth, line and details.
  private func rows(_ root: TreeNode) -> [String] {
    var rows = [joined([localized("depth"), localized("line"), localized("details")])]
    var open = [(node: root, depth: 0)]
    while let (node, depth) = open.popLast() {
      rows.append(
        joined([String(depth), field(node.line.text), field(node.details.map(\.text).joined(separator: "\n"))]))
      open += node.children.reversed().map { ($0, depth + 1) }
    }
    return rows
  }

  private func joined(_ fields: [String]) -> String { fields.joined(separator: dialect == .comma ? "," : ";") }

  /// A number in full; nothing for no value.
  private func field(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    let text = NumberText.full(number)
    return dialect == .comma ? text : String(text.map { $0 == "." ? "," : $0 })
  }

  private func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: "\"") || byte == 10 || byte == 13 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
    }
    guard needsQuotes || text.first == " " || text.last == " " else { return text }
    // By scalars: a quote with an accent upon it is one character, but still a quote in the file.
    let doubled = text.unicodeScalars.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) }
    return "\"" + doubled + "\""
  }
}
