import SourceText

/// Writes a view as Markdown, with tables as GitHub reads them.
package struct MarkdownText: Sendable {
  package init() {}

  package func text(_ view: View) -> String {
    let parts = self.parts(view)
    return parts.isEmpty ? "" : parts.joined(separator: "\n\n") + "\n"
  }

  private func parts(_ view: View) -> [String] {
    switch view {
    case .headline(let line): ["## " + flat(line)]
    case .paragraph(let line): [paragraph(line)]
    case .list(let lines): lines.isEmpty ? [] : [lines.map { "- " + flat($0) }.joined(separator: "\n")]
    case .table(let table): self.table(table)
    case .series(let series): self.table(series.table()) + charts(series)
    case .bars(let bars):
      bars.bars.isEmpty ? [] : [bars.bars.map { "- " + flat($0.label + ": " + $0.text) }.joined(separator: "\n")]
    case .tree(let root): [tree(root)]
    case .drawing(let drawing): [fenced(PlainText(width: 96) { DisplayWidth.columns(of: $0) }.text(.drawing(drawing)))]
    case .code(let text): [fenced(text)]
    case .blocks(let views): views.flatMap(parts)
    }
  }

  /// Text that stands as it is; a fence longer than any run of backquotes in it.
  private func fenced(_ text: String) -> String {
    var longest = 2
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return fence + "text\n" + text + (text.last == "\n" ? "" : "\n") + fence
  }

  private func paragraph(_ line: Line) -> String {
    // A backslash before a line end keeps the line end.
    line.runs.map { run in
      run.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
        marked(String($0), run.style)
      }
      .joined(separator: "\\\n")
    }.joined()
  }

  private func table(_ table: TableView) -> [String] {
    guard !table.columns.isEmpty else { return [] }
    let titles = table.columns.map { column in
      flat(column.named) + (column.unit.map { " (" + escaped($0) + ")" } ?? "")
    }
    let rules = table.columns.map { $0.alignment == .left ? ":---" : "---:" }
    let rows = table.rows.indices.map { row in table.columns.indices.map { flat(table.cell(row, $0).line) } }
    return [([titles, rules] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")]
  }

  private func charts(_ series: SeriesView) -> [String] {
    let charts = series.curves.filter { $0.charted.count(where: \.isFinite) > 1 }.map { curve in
      "- \(flat(curve.name)) `\(Sparkline.text(curve.charted, width: 60, ascii: false))` \(curve.rangeText)"
    }
    return charts.isEmpty ? [] : [charts.joined(separator: "\n")]
  }

  private func tree(_ root: TreeNode) -> String {
    var lines: [String] = []
    var open = [(node: root, depth: 0)]
    while let (node, depth) = open.popLast() {
      let indent = String(repeating: "  ", count: depth)
      lines.append(indent + "- " + flat(node.line))
      lines += node.details.map { indent + "  <br>" + flat($0) }
      if depth == TreeNode.deepest {
        if !node.children.isEmpty { lines.append(indent + "  - …") }
      } else {
        open += node.children.reversed().map { ($0, depth + 1) }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The line as Markdown without line ends.
  private func flat(_ line: Line) -> String {
    line.runs.map { run in marked(String(run.text.map { $0.isNewline ? " " : $0 }), run.style) }.joined()
  }

  private func marked(_ text: String, _ style: Style) -> String {
    switch style {
    case .plain, .value, .unit, .dim, .heading, .hue1, .hue2, .hue3, .hue4, .hue5, .hue6: return escaped(text)
    case .name:
      // Code cannot hold backquotes, nor a table's bar.
      return text.unicodeScalars.contains { $0 == "`" || $0 == "|" } || text.isEmpty ? escaped(text) : "`\(text)`"
    case .error, .warning, .strong:
      let inner = text.drop { $0 == " " }
      guard !inner.isEmpty else { return text }
      let before = String(repeating: " ", count: text.count - inner.count)
      let kept = inner.reversed().drop { $0 == " " }.reversed()
      return before + "**" + escaped(String(kept)) + "**" + String(repeating: " ", count: inner.count - kept.count)
    }
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", "#", "|", "~": escaped += "\\" + String(scalar)
      case "&": escaped += "&amp;"
      case ">": escaped += "&gt;"
      default: if scalar.value >= 0x20, scalar.value != 0x7F { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }
}
