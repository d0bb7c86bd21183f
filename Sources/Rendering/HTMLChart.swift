/// A curve of a series as a drawing inside a page, with its 90 % interval as a band when the table's values are what is drawn.
struct HTMLChart {
  private static let width = 600.0
  private static let height = 100.0
  private let curve: SeriesView.Curve
  private let low: Double
  private let high: Double
  private let hasBand: Bool

  /// Nothing when the curve has fewer than two values.
  init?(_ curve: SeriesView.Curve) {
    self.curve = curve
    hasBand = curve.isUncertain && curve.fine.isEmpty
    let shown = (curve.charted + (hasBand ? curve.low + curve.high : [])).filter(\.isFinite)
    guard curve.charted.count(where: \.isFinite) > 1, let low = shown.min(), let high = shown.max() else { return nil }
    self.low = low
    self.high = high
  }

  var text: String {
    var drawing = ""
    if hasBand {
      let ends = points(curve.high).flatMap(\.self) + points(curve.low).flatMap(\.self).reversed()
      drawing += "<polygon class=\"band\" points=\"\(ends.joined(separator: " "))\"/>"
    }
    for part in points(curve.charted) {
      drawing += "<polyline class=\"line\" points=\"\(part.joined(separator: " "))\"/>"
    }
    let unit = curve.unit.map { " <span class=\"unit\">\(HTMLText.escaped($0))</span>" } ?? ""
    return "<figure><figcaption>\(HTMLText.inline(curve.name)) \(HTMLText.escaped(curve.rangeText))\(unit)</figcaption>"
      + "<svg viewBox=\"0 0 600 100\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"\(HTMLText.escaped(curve.name.text))\">"
      + drawing + "</svg></figure>"
  }

  /// The places of values, broken where there is no value.
  private func points(_ values: [Double]) -> [[String]] {
    var parts: [[String]] = [[]]
    for (index, value) in values.enumerated() {
      guard value.isFinite else {
        parts.append([])
        continue
      }
      let x = Self.width * Double(index) / Double(max(values.count - 1, 1))
      let share = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5
      parts[parts.count - 1].append(
        "\(HTMLText.length(x)),\(HTMLText.length(Self.height - 4 - share * (Self.height - 8)))")
    }
    return parts.filter { !$0.isEmpty }
  }
}
