/// The field inside the axes: bands as shades, curves as dots, marks where there are several.
struct CurveField {
  let view: CurvesView
  let columns: Int
  let rows: Int
  let low: Double
  let high: Double
  let isASCII: Bool

  /// The row of a value, from 0 at the top; whole numbers are the middles of rows.
  func row(_ value: Double) -> Double {
    let share = (high / 2 - value / 2) / (high / 2 - low / 2)
    return min(max(share, -1), 2) * Double(rows - 1)
  }

  /// The column of a month, from 0.
  private func column(_ month: Int) -> Double { Double(month) / Double(max(view.count - 1, 1)) * Double(columns - 1) }

  var grid: CharacterGrid {
    var grid = CharacterGrid(columns: columns, rows: rows)
    if view.curves.count == 1 { bands(view.curves[0], &grid) }
    for (index, curve) in view.curves.enumerated().reversed() {
      if isASCII { strokes(curve, index, &grid) } else { dots(curve, index, &grid) }
    }
    if view.curves.count > 1 { marks(&grid) }
    return grid
  }

  /// A faint line across at a tick, where nothing else stands.
  func guide(_ grid: inout CharacterGrid, _ row: Int) {
    for column in stride(from: 1, to: columns, by: 2) where grid.isEmpty(column, row) {
      grid.put(isASCII ? " " : "·", .dim, column, row)
    }
  }

  /// The point of a curve at a column, between its months.
  private func point(_ curve: CurvesView.Curve, at column: Int) -> BandPoint? {
    let month = Double(column) / Double(max(columns - 1, 1)) * Double(view.count - 1) - Double(curve.start)
    guard month > -0.5, month < Double(curve.points.count) - 0.5 else { return nil }
    let first = min(max(Int(month.rounded(.down)), 0), curve.points.count - 1)
    let (one, two) = (curve.points[first], curve.points[min(first + 1, curve.points.count - 1)])
    let share = min(max(month - Double(first), 0), 1)
    let between = { (a: Double, b: Double) in a * (1 - share) + b * share }
    return BandPoint(
      mean: between(one.mean, two.mean), p5: between(one.p5, two.p5), p25: between(one.p25, two.p25),
      p75: between(one.p75, two.p75), p95: between(one.p95, two.p95))
  }

  private func bands(_ curve: CurvesView.Curve, _ grid: inout CharacterGrid) {
    for column in 0..<columns {
      guard let point = point(curve, at: column), point.p5 < point.p95 else { continue }
      for place in 0..<rows {
        let middle = Double(place)
        if middle >= row(point.p75), middle <= row(point.p25) {
          grid.put(isASCII ? ":" : "▒", .dim, column, place)
        } else if middle >= row(point.p95), middle <= row(point.p5) {
          grid.put(isASCII ? "." : "░", .dim, column, place)
        }
      }
    }
  }

  private func dots(_ curve: CurvesView.Curve, _ index: Int, _ grid: inout CharacterGrid) {
    var canvas = DotCanvas(columns: columns, rows: rows)
    var last: (x: Int, y: Int)?
    for (offset, point) in curve.points.enumerated() {
      guard point.mean.isFinite else {
        last = nil
        continue
      }
      let x = Double(curve.start + offset) / Double(max(view.count - 1, 1)) * Double(columns * 2 - 1)
      let dot = (x: Int(x.rounded()), y: Int((row(point.mean) * 4 + 1.5).rounded()))
      canvas.line(last ?? dot, dot)
      last = dot
    }
    for row in 0..<rows {
      for column in 0..<columns where canvas.isSet(column, row) {
        grid.put(canvas.character(column, row), .hue(index), column, row)
      }
    }
  }

  private func strokes(_ curve: CurvesView.Curve, _ index: Int, _ grid: inout CharacterGrid) {
    var last: Int?
    for column in 0..<columns {
      guard let point = point(curve, at: column), point.mean.isFinite else {
        last = nil
        continue
      }
      let place = Int(row(point.mean).rounded())
      if let last, abs(last - place) > 1 {
        for between in (min(last, place) + 1)..<max(last, place) { grid.put("|", .hue(index), column, between) }
      }
      grid.put(view.curves.count == 1 ? "*" : Mark.of(index, ascii: true), .hue(index), column, place)
      last = place
    }
  }

  /// Each curve's mark a few times along it, at columns of its own.
  private func marks(_ grid: inout CharacterGrid) {
    let step = max(columns / 5, 6)
    for (index, curve) in view.curves.enumerated() {
      let shift = step * (2 * index + 1) / (2 * view.curves.count)
      for column in stride(from: shift, to: columns, by: step) {
        guard let point = point(curve, at: column), point.mean.isFinite else { continue }
        grid.put(Mark.of(index, ascii: isASCII), .hue(index), column, Int(row(point.mean).rounded()))
      }
    }
  }
}
