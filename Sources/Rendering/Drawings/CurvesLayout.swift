import Wording

/// Curves as lines of a page: a field with a scale at the left, months below, and what the marks mean.
struct CurvesLayout {
  let page: TextPage
  let view: CurvesView

  private var isUncertain: Bool { view.curves.contains(where: \.isUncertain) }
  /// Beside several curves, where bands would hide each other, the last month's bands stand at the right.
  private var hasEnds: Bool { view.curves.count > 1 && isUncertain }

  var lines: [Line] {
    guard let range = view.range, view.count > 1 else { return [] }
    let ticks = Ticks(range.low, range.high, most: page.width < 60 ? 4 : 7)
    let labels = ticks.values.map { ticks.label($0) }
    let gap = labels.map(\.count).max() ?? 0
    let ends = hasEnds ? 1 + 2 * view.curves.count : 0
    let columns = min(page.width - gap - 2 - ends, 144)
    guard columns >= 8 else { return [] }
    let steps = max(ticks.values.count - 1, 1)
    let rows = max(page.width < 60 ? 10 : 15, steps) / steps * steps + 1
    let field = CurveField(
      view: view, columns: columns, rows: rows, low: ticks.low, high: ticks.high, isASCII: page.isASCII)
    var grid = field.grid
    let side = endGrid(rows, field)
    var lines = view.unit.isEmpty ? [] : [Line(String(repeating: " ", count: max(gap - 1, 0)) + view.unit, .unit)]
    lines = lines.map { page.cut(page.shown($0), width: page.width) }
    for row in 0..<rows {
      let isTick = row % (rows / steps) == 0
      let label = isTick ? labels[labels.count - 1 - row / ((rows - 1) / steps)] : ""
      let axis = page.isASCII ? (isTick ? "+" : "|") : (isTick ? "┤" : "│")
      var line = Line(String(repeating: " ", count: gap - label.count) + label + " " + axis, .dim)
      if isTick { field.guide(&grid, row) }
      line = line + grid.line(row)
      if hasEnds { line = line + " " + side.line(row) }
      lines.append(line.trimmedAtEnd)
    }
    let axis = AxisLine(ticks: months(columns), width: columns, isASCII: page.isASCII)
    lines.append(Line(String(repeating: " ", count: gap + 1) + (page.isASCII ? "+" : "└") + axis.line, .dim))
    lines.append(Line(axis.labels(left: gap + 2, right: ends), .dim))
    return lines + legend
  }

  private func endGrid(_ rows: Int, _ field: CurveField) -> CharacterGrid {
    var grid = CharacterGrid(columns: max(2 * view.curves.count, 1), rows: rows)
    guard hasEnds else { return grid }
    for (index, curve) in view.curves.enumerated() {
      guard let last = curve.points.last(where: { $0.mean.isFinite }) else { continue }
      let row = { (value: Double) in Int(field.row(value).rounded()) }
      for place in row(last.p95)...max(row(last.p95), row(last.p5)) {
        let isInner = place >= row(last.p75) && place <= row(last.p25)
        grid.put(
          page.isASCII ? (isInner ? "I" : "|") : (isInner ? "┃" : "│"), .hue(index), 2 * index + 1, place)
      }
      grid.put(Mark.of(index, ascii: page.isASCII), .hue(index), 2 * index + 1, row(last.mean))
    }
    return grid
  }

  /// Januaries, as many as their years have room for; months where there are few.
  private func months(_ columns: Int) -> [(column: Int, label: String)] {
    let count = view.count
    let place = { (index: Int) in Int((Double(index) / Double(count - 1) * Double(columns - 1)).rounded()) }
    let years = (0..<count).filter { (view.month - 1 + $0) % 12 == 0 }
    if years.count >= 3 {
      let room = max(columns / 7, 1)
      let step = [1, 2, 5, 10, 20, 50, 100, 200].first { years.count / $0 <= room } ?? 500
      return years.compactMap { index in
        let year = view.year + (view.month - 1 + index) / 12
        return year % step == 0 || step == 1 ? (place(index), String(year)) : nil
      }
    }
    let room = max(columns / 10, 1)
    let step = [1, 2, 3, 6, 12].first { count / $0 <= room } ?? 24
    return stride(from: 0, to: count, by: step).map { (place($0), view.label($0)) }
  }

  private var legend: [Line] {
    let ascii = page.isASCII
    var lines: [Line] = []
    if view.curves.count > 1 || view.curves.contains(where: { !$0.name.isEmpty }) {
      let names = view.curves.enumerated().map { index, curve in
        Line(view.curves.count > 1 ? String(Mark.of(index, ascii: ascii)) + " " : "", .hue(index)) + Line(curve.name)
      }
      lines += page.wrapped(page.shown(names.dropFirst().reduce(names[0]) { $0 + "   " + $1 }), width: page.width)
    }
    guard isUncertain else { return lines }
    let bands =
      hasEnds
      ? localized(
        """
        lines: means; at the right, the last month: \(ascii ? "I" : "┃") half of the draws, \(ascii ? "|" : "│") nine in ten
        """)
      : localized("line: mean; \(ascii ? ":" : "▒") half of the draws, \(ascii ? "." : "░") nine in ten")
    return lines + page.wrapped(page.shown(Line(bands, .dim)), width: page.width)
  }
}
