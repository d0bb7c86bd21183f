import Wording

/// Swings around an answer as lines of a page, the largest first.
struct TornadoLayout {
  let page: TextPage
  let view: TornadoView

  var lines: [Line] {
    let ends = view.rows.flatMap { [$0.low, $0.high] }.filter(\.isFinite) + [view.centre]
    guard let low = ends.min(), let high = ends.max(), low < high else { return [] }
    let rows = view.rows.sorted { abs($0.high - $0.low) > abs($1.high - $1.low) }
    let labels = rows.map { page.cut(page.shown(Line($0.label, .name)), width: page.width / 3) }
    let labelWidth = labels.map { page.width(of: $0) }.max() ?? 0
    let texts = rows.map { page.shown(Line($0.range, .dim)) }
    let textWidth = min(texts.map { page.width(of: $0) }.max() ?? 0, page.width / 3)
    let room = min(page.width - labelWidth - textWidth - 4, 80)
    guard room >= 9 else { return [] }
    let column = { (value: Double) in
      Int(((value / 2 - low / 2) / (high / 2 - low / 2) * Double(room - 1)).rounded())
    }
    let centre = column(view.centre)
    var lines: [Line] = []
    for (index, row) in rows.enumerated() {
      var line = labels[index] + Line(String(repeating: " ", count: labelWidth - page.width(of: labels[index]) + 2))
      for place in 0..<room {
        let inLow = place >= min(column(row.low), centre) && place <= max(column(row.low), centre)
        let inHigh = place >= min(column(row.high), centre) && place <= max(column(row.high), centre)
        if place == centre {
          line.append(page.isASCII ? "|" : "┃", .plain)
        } else if inLow {
          line.append(page.isASCII ? "-" : "░", .hue1)
        } else {
          line.append(inHigh ? (page.isASCII ? "#" : "█") : " ", inHigh ? .hue2 : .plain)
        }
      }
      lines.append((line + "  " + page.cut(texts[index], width: textWidth)).trimmedAtEnd)
    }
    let left = String(repeating: " ", count: labelWidth + 2)
    let ticks = Ticks(low, high, most: max(room / 12, 1), coversEnds: false)
    let axis = AxisLine(
      ticks: ticks.values.filter { $0 >= low && $0 <= high }.map { (column($0), ticks.label($0)) }, width: room,
      isASCII: page.isASCII)
    lines.append(Line(left + axis.line, .dim))
    lines.append(Line(axis.labels(left: labelWidth + 2, right: textWidth + 2), .dim))
    let marks = page.isASCII ? ["-", "#", "|"] : ["░", "█", "┃"]
    let legend =
      view.unit.isEmpty
      ? localized("\(marks[0]) the input is low, \(marks[1]) high; \(marks[2]) the answer as it stands")
      : localized(
        "\(marks[0]) the input is low, \(marks[1]) high; \(marks[2]) the answer as it stands, in \(view.unit)")
    return lines + page.wrapped(page.shown(Line(legend, .dim)), width: page.width)
  }
}
