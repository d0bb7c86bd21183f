/// Curves over months as a picture: bands as light areas, each curve named at its end.
struct SVGCurves {
  let view: CurvesView

  private let width = 760.0
  private let height = 320.0
  private let left = 70.0
  private let top = 30.0
  private let bottom = 40.0

  var text: String {
    guard let range = view.range, view.count > 1 else { return "" }
    let right = view.curves.count > 1 ? 130.0 : 20
    let ticks = Ticks(range.low, range.high, most: 6)
    let x = { (month: Int) in left + Double(month) / Double(view.count - 1) * (width - left - right) }
    let y = { (value: Double) in
      top + (ticks.high / 2 - value / 2) / (ticks.high / 2 - ticks.low / 2) * (height - top - bottom)
    }
    var picture = SVGPicture(
      width: width, height: height,
      label: view.curves.map(\.name).joined(separator: ", ") + (view.unit.isEmpty ? "" : ", " + view.unit))
    picture.words(view.unit, left - 8, top - 12, .end)
    for value in ticks.values {
      picture.line((left, y(value)), (width - right, y(value)), value == 0 ? "axis" : "guide")
      picture.words(ticks.label(value), left - 8, y(value) + 4, .end)
    }
    let years = (0..<view.count).filter { (view.month - 1 + $0) % 12 == 0 }
    let step = max((years.count + 9) / 10, 1)
    let marked = years.count >= 3 ? years : Array(stride(from: 0, to: view.count, by: max(view.count / 8, 1)))
    for (place, month) in marked.enumerated() where years.count < 3 || place % step == 0 {
      picture.line((x(month), height - bottom), (x(month), height - bottom + 5), "axis")
      let label = years.count >= 3 ? String(view.label(month).prefix(4)) : view.label(month)
      picture.words(label, x(month), height - bottom + 20, .middle)
    }
    for (index, curve) in view.curves.enumerated() {
      for run in runs(curve) {
        let points = run.map { (curve.points[$0], x(curve.start + $0)) }
        guard curve.isUncertain else { continue }
        let outer = points.map { ($1, y($0.p95)) } + points.reversed().map { ($1, y($0.p5)) }
        let inner = points.map { ($1, y($0.p75)) } + points.reversed().map { ($1, y($0.p25)) }
        picture.path(outer, closed: true, "fill90 nostroke c\(index % 6)")
        picture.path(inner, closed: true, "fill50 nostroke c\(index % 6)")
      }
    }
    for (index, curve) in view.curves.enumerated() {
      for run in runs(curve) {
        picture.path(run.map { (x(curve.start + $0), y(curve.points[$0].mean)) }, closed: false, "c\(index % 6) curve")
      }
      guard view.curves.count > 1 else { continue }
      picture.circle(width - right + 14, top + 10 + 20 * Double(index), 4, "nostroke c\(index % 6)")
      picture.words(curve.name, width - right + 24, top + 14 + 20 * Double(index), .start, "name")
    }
    return picture.text
  }

  /// The months with a value, in stretches without a gap.
  private func runs(_ curve: CurvesView.Curve) -> [[Int]] {
    var runs: [[Int]] = [[]]
    for (index, point) in curve.points.enumerated() {
      if point.mean.isFinite { runs[runs.count - 1].append(index) } else { runs.append([]) }
    }
    return runs.filter { $0.count > 1 }
  }
}
