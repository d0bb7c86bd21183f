import Wording

/// Histograms below each other on one scale, each with its 5 %, 50 % and 95 % points.
struct HistogramLayout {
  let page: TextPage
  let view: HistogramView

  private static let eighths: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  private var bins: Int { view.panels.map(\.shares.count).max() ?? 0 }
  private var top: Double { merged.flatMap(\.self).max() ?? 0 }
  private let gap = 7

  /// How many neighbouring bins stand in one column, and how many columns a bin takes.
  private var merge: Int { max((bins + page.width - gap - 3) / max(page.width - gap - 2, 1), 1) }
  private var wide: Int { max(min((page.width - gap - 2) / max(bins, 1), 4), 1) }
  private var columns: Int { (bins + merge - 1) / merge * wide }

  private var merged: [[Double]] {
    view.panels.map { panel in
      stride(from: 0, to: bins, by: merge).map { panel.shares[$0..<min($0 + merge, panel.shares.count)].reduce(0, +) }
    }
  }

  var lines: [Line] {
    guard bins > 0, top > 0, page.width >= 24 else { return [] }
    let high = view.low + view.step * Double((bins + merge - 1) / merge * merge)
    let shares = merged
    let bin = binText + (view.unit.isEmpty ? "" : " " + view.unit)
    var lines = page.wrapped(page.shown(Line(localized("share of draws in each \(bin)"), .dim)), width: page.width)
    for (index, panel) in view.panels.enumerated() {
      if view.panels.count > 1 {
        let mark = String(Mark.of(index, ascii: page.isASCII)) + " "
        lines.append(page.shown(Line(mark, .hue(index)) + Line(panel.name)))
      }
      lines += field(panel, shares[index], index, high)
    }
    return lines
  }

  private var binText: String {
    if view.isDate { return merge == 1 ? localized("month") : localized("\(merge) months") }
    return Ticks(0, view.step * Double(merge), most: 1).label(view.step * Double(merge))
  }

  private func field(_ panel: HistogramView.Panel, _ shares: [Double], _ index: Int, _ high: Double) -> [Line] {
    let rows = view.panels.count > 1 ? 5 : 9
    let style = Style.hue(index)
    var lines: [Line] = []
    for row in 0..<rows {
      let isEnd = row == 0
      let label = isEnd ? Ticks(0, top * 100, most: 2).label((top * 1000).rounded() / 10) + " %" : ""
      let axis = page.isASCII ? (isEnd ? "+" : "|") : (isEnd ? "┤" : "│")
      var line = Line(String(repeating: " ", count: max(gap - label.count, 0)) + label + " " + axis, .dim)
      for share in shares {
        let height = share / top * Double(rows) - Double(rows - 1 - row)
        let eighth = min(max(Int((height * 8).rounded()), 0), 8)
        let isThin = share > 0 && row == rows - 1
        let character: Character =
          page.isASCII ? (height >= 0.5 ? "#" : isThin ? "." : " ") : Self.eighths[isThin ? max(eighth, 1) : eighth]
        line.append(String(repeating: character, count: wide), style)
      }
      lines.append(line.trimmedAtEnd)
    }
    let axis = AxisLine(ticks: ticks(high), width: columns, isASCII: page.isASCII)
    let left = String(repeating: " ", count: gap + 1)
    lines.append(Line(left + (page.isASCII ? "+" : "└") + axis.line, .dim))
    if index == view.panels.count - 1 {
      lines.append(Line(axis.labels(left: gap + 2, right: max(page.width - gap - 2 - columns, 0)), .dim))
    }
    return lines + marks(panel, high, style)
  }

  private func column(_ value: Double, _ high: Double) -> Int {
    let share = (value / 2 - view.low / 2) / (high / 2 - view.low / 2)
    return min(max(Int((share * Double(columns)).rounded(.down)), 0), columns - 1)
  }

  private func ticks(_ high: Double) -> [(column: Int, label: String)] {
    let most = max(columns / 9, 2)
    if view.isDate {
      let step = [1, 2, 3, 6, 12, 24, 60, 120].first { (high - view.low) / Double($0) <= Double(most) } ?? 240
      let first = (Int(view.low) + step - 1) / step * step
      return stride(from: first, to: Int(high), by: step).map { (column(Double($0), high), Self.month(Double($0))) }
    }
    let ticks = Ticks(view.low, high, most: most, coversEnds: false, fromZero: false)
    return ticks.values.filter { $0 >= view.low && $0 <= high }.map { (column($0, high), ticks.label($0)) }
  }

  /// The points on a line of marks, and what they are below.
  private func marks(_ panel: HistogramView.Panel, _ high: Double, _ style: Style) -> [Line] {
    var pointers = [Character](repeating: " ", count: columns)
    for value in [panel.p5, panel.p50, panel.p95] where value.isFinite {
      pointers[column(value, high)] = page.isASCII ? "^" : "▲"
    }
    let digits = { (value: Double) in
      view.isDate
        ? Self.month(value)
        : Ticks(0, max(abs(panel.p95 - panel.p5), abs(panel.mean) * 1e-3) / 10, most: 10).label(value)
    }
    let words =
      "p5 \(digits(panel.p5))   p50 \(digits(panel.p50))   p95 \(digits(panel.p95))"
      + (view.isDate ? "" : "   " + localized("mean \(digits(panel.mean))"))
    let left = String(repeating: " ", count: gap + 2)
    return [(Line(left) + Line(String(pointers), style)).trimmedAtEnd]
      + page.wrapped(page.shown(Line(words)), width: page.width - gap - 2).map { Line(left) + $0 }
  }

  private static func month(_ index: Double) -> String {
    guard index.isFinite, index >= 0, index < 1e6 else { return "–" }
    let whole = Int(index.rounded(.down))
    return "\(whole / 12)-" + (whole % 12 < 9 ? "0" : "") + "\(whole % 12 + 1)"
  }
}
