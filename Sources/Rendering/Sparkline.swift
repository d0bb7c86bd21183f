/// A chart one line high.
struct Sparkline {
  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let marks: [Character] = ["_", ".", "-", "~", "=", "+", "*", "#"]

  /// One character for each value, from the least at the bottom to the greatest at the top; neighbours are averaged
  /// to fit in `width`, no value is a space and what never changes stands in the middle.
  static func text(_ values: [Double], width: Int, ascii: Bool) -> String {
    let shown = fitted(values, to: max(width, 1))
    let known = shown.filter(\.isFinite)
    guard let low = known.min(), let high = known.max() else { return String(repeating: " ", count: shown.count) }
    let steps = ascii ? marks : blocks
    // Halves keep the span of extreme values finite.
    let span = high / 2 - low / 2
    return String(
      shown.map { value in
        guard value.isFinite else { return " " }
        let share = span > 0 ? (value / 2 - low / 2) / span : 0.5
        return steps[min(Int(share * Double(steps.count)), steps.count - 1)]
      })
  }

  private static func fitted(_ values: [Double], to width: Int) -> [Double] {
    guard values.count > width else { return values }
    return (0..<width).map { index in
      let part = values[index * values.count / width..<(index + 1) * values.count / width].filter(\.isFinite)
      return part.isEmpty ? .nan : part.reduce(0) { $0 + $1 / Double(part.count) }
    }
  }
}
