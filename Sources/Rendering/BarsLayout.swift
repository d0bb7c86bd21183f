/// Bars as lines of a page.
struct BarsLayout {
  let page: TextPage
  let bars: BarsView

  private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  var lines: [Line] {
    let texts = bars.bars.map { page.shown($0.text) }
    let textWidth = texts.map { page.width(of: $0) }.max() ?? 0
    // Labels give way before figures do.
    let labels = bars.bars.map {
      page.cut(page.shown($0.label), width: max(page.width - textWidth - 2, page.width / 3))
    }
    let labelWidth = labels.map { page.width(of: $0) }.max() ?? 0
    let room = min(page.width - labelWidth - textWidth - 4, 50)
    guard room >= 4 else {
      return labels.indices.flatMap { page.wrapped(labels[$0] + "  " + texts[$0], width: page.width) }
    }
    return bars.bars.indices.map { index in
      let padding = String(repeating: " ", count: labelWidth - page.width(of: labels[index]) + 2)
      let drawn = drawing(bars.bars[index], room: room)
      let line = labels[index] + Line(padding) + Line(drawn, .value)
      return (line + Line(String(repeating: " ", count: max(room - drawn.count, 0) + 2)) + texts[index]).trimmedAtEnd
    }
  }

  private func drawing(_ bar: BarsView.Bar, room: Int) -> String {
    guard let range = bars.range, bar.from.isFinite, bar.to.isFinite else { return "" }
    let place = { (x: Double) in (x / 2 - range.low / 2) / (range.high / 2 - range.low / 2) * Double(room) }
    let start = Int(place(min(bar.from, bar.to)).rounded())
    let end = place(max(bar.from, bar.to))
    let space = String(repeating: " ", count: start)
    if page.isASCII {
      return space + String(repeating: "#", count: max(Int(end.rounded()) - start, bar.from == bar.to ? 0 : 1))
    }
    let whole = max(Int(end.rounded(.down)) - start, 0)
    let rest = Int((max(end - Double(start + whole), 0) * 8).rounded(.down))
    let part = rest > 0 ? String(Self.eighths[rest - 1]) : ""
    let drawn = String(repeating: "█", count: whole) + part
    // What is there but too small to draw still shows.
    return space + (drawn.isEmpty && bar.from != bar.to ? "▏" : drawn)
  }
}
