/// The horizontal axis below a drawing: its line with ticks, and labels below that do not touch.
struct AxisLine {
  /// Columns from the left end, with what stands below; in order.
  let ticks: [(column: Int, label: String)]
  let width: Int
  let isASCII: Bool

  /// Without what stands left of the axis.
  var line: String {
    var characters = [Character](repeating: isASCII ? "-" : "─", count: width)
    for tick in ticks where tick.column >= 0 && tick.column < width { characters[tick.column] = isASCII ? "+" : "┬" }
    return String(characters)
  }

  /// The labels, each centred below its tick where there is room; `left` columns may be used before the axis.
  func labels(left: Int, right: Int) -> String {
    var text = ""
    var end = 0
    for tick in ticks where tick.column >= 0 && tick.column < width {
      let size = tick.label.count
      let start = min(max(left + tick.column - size / 2, 0), left + width + right - size)
      guard start >= (end == 0 ? 0 : end + 1) else { continue }
      text += String(repeating: " ", count: start - text.count) + tick.label
      end = start + size
    }
    return text
  }
}
