/// A table inside a page.
struct HTMLTable {
  private let table: TableView

  init(_ table: TableView) { self.table = table }

  var text: String {
    let head = table.columns.map { column in
      let unit = column.unit.map { "<span class=\"unit\">\(HTMLText.escaped($0))</span>" } ?? ""
      return "<th scope=\"col\"\(attribute(column))>\(HTMLText.inline(column.named))\(unit)</th>"
    }
    let rows = table.rows.indices.map { row in
      "<tr>" + table.columns.indices.map { self.cell(row, $0) }.joined() + "</tr>\n"
    }
    return "<table>\n<thead><tr>\(head.joined())</tr></thead>\n<tbody>\n\(rows.joined())</tbody>\n</table>"
  }

  private func cell(_ row: Int, _ column: Int) -> String {
    "<td\(attribute(table.columns[column]))>\(HTMLText.inline(table.cell(row, column).line))</td>"
  }

  private func attribute(_ column: TableView.Column) -> String {
    switch column.alignment {
    case .left: ""
    case .right, .decimal: " class=\"number\""
    }
  }
}
