import Wording

/// Bars from zero as lines of a page; what only some draws reach is drawn lighter.
struct RangesLayout {
  let page: TextPage
  let view: RangesView

  private struct Scale {
    let low: Double
    let high: Double
    let columns: Int
    func column(_ value: Double) -> Double {
      min(max((value / 2 - low / 2) / (high / 2 - low / 2), 0), 1) * Double(columns)
    }
  }

  var lines: [Line] {
    let rows = view.groups.flatMap(\.rows)
    let ends = rows.flatMap { [$0.mean, $0.low, $0.high] }.filter(\.isFinite) + [0]
    guard let low = ends.min(), let high = ends.max(), !rows.isEmpty else { return [] }
    let hasSeries = view.series.count > 1
    let texts = rows.map { page.shown(Line($0.text, .value)) }
    let textWidth = min(texts.map { page.width(of: $0) }.max() ?? 0, page.width / 2)
    let longest = view.groups.map { page.width(of: page.shown(Line($0.label))) }.max() ?? 0
    let names = hasSeries ? view.series.indices.map { name($0) } : []
    let nameWidth = names.map { page.width(of: $0) }.max() ?? 0
    let isNested = hasSeries && view.groups.contains { !$0.label.isEmpty }
    let wanted = hasSeries ? nameWidth + (isNested ? 2 : 0) : longest
    let labelWidth = min(wanted, max(page.width - textWidth - 14, page.width / 4))
    let room = min(page.width - labelWidth - textWidth - 4, 80)
    let scale = Scale(low: low, high: high > low ? high : low + 1, columns: max(room, 1))
    var lines: [Line] = []
    for group in view.groups {
      if isNested { lines += page.wrapped(page.shown(Line(group.label)), width: page.width) }
      for row in group.rows {
        let label =
          hasSeries ? (isNested ? "  " : Line([])) + names[min(row.series, names.count - 1)] : Line(group.label)
        let shown = page.cut(page.shown(label), width: labelWidth)
        let text = page.cut(page.shown(Line(row.text, .value)), width: textWidth)
        var line = shown + Line(String(repeating: " ", count: labelWidth - page.width(of: shown) + 2))
        if room >= 6 { line = line + bar(row, scale) + "  " }
        lines.append((line + text).trimmedAtEnd)
      }
    }
    guard view.isUncertain, room >= 6 else { return lines }
    let ascii = page.isASCII
    let legend =
      localized(
        """
        \(ascii ? "#" : "█") in 95 % of draws, \(ascii ? "=" : "▓") to the mean, \(ascii ? "-" : "░") to the last 5 %
        """)
    return lines + page.wrapped(page.shown(Line(legend, .dim)), width: page.width)
  }

  private func name(_ index: Int) -> Line {
    page.shown(Line(String(Mark.of(index, ascii: page.isASCII)) + " ", .hue(index)) + Line(view.series[index]))
  }

  private func bar(_ row: RangesView.Row, _ scale: Scale) -> Line {
    let style = Style.hue(row.series)
    guard row.mean.isFinite else { return Line(String(repeating: " ", count: scale.columns)) }
    var line = Line([])
    let zero = scale.column(0)
    for column in 0..<scale.columns {
      let isRight = Double(column) + 0.5 > zero
      // The far end of a cell from zero, for the nearest and the farthest end of the draws.
      let middle = Double(column) + 0.5
      let reaches = { (value: Double) in isRight ? scale.column(value) >= middle : scale.column(value) <= middle }
      let (near, far) = isRight ? (row.low, row.high) : (row.high, row.low)
      if reaches(near) {
        line.append(page.isASCII ? "#" : "█", style)
      } else if reaches(row.mean) {
        line.append(page.isASCII ? "=" : "▓", style)
      } else if reaches(far) {
        line.append(page.isASCII ? "-" : "░", style)
      } else if isRight, Double(column) <= zero, row.mean != 0 || scale.low < 0 {
        // What is there but too small to draw still shows, and so does zero between two directions.
        line.append(page.isASCII ? "|" : row.mean > 0 ? "▏" : "│", scale.low < 0 ? .dim : style)
      } else {
        line.append(" ", .plain)
      }
    }
    return line
  }
}
