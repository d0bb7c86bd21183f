/// A line of a source text with carets under the stretches that a diagnostic is about.
struct LabelledLine {
  let source: SourceText
  let number: Int
  var labels: [Diagnostic.Label]

  /// Carets under a stretch, in columns of the line as shown.
  private struct Mark {
    var lower: Int
    var upper: Int
    var text: String
  }

  /// The first byte that a label is about.
  private var first: Int { labels.map(\.span.lower).min() ?? 0 }

  /// The column of the first label, counted from 1 in characters; far out on a line in bytes, which takes no time.
  var firstColumn: Int {
    let column = source.place(of: first).column
    return column > 10_000 ? column + 1 : Span(source, first, first).column
  }

  /// The bytes around the first label that can be shown at all: a line may be megabytes long.
  private var window: Range<Int> {
    let bytes = source.bytes
    let start = min(first, bytes.count)
    var lower = max(start - source.place(of: start).column, start - 600)
    while lower < start, lower > 0, bytes[lower] & 0xC0 == 0x80 { lower += 1 }
    var upper = start
    let last = min(bytes.count, start + 1_500)
    while upper < last, bytes[upper] != 10 { upper += 1 }
    while upper > start, upper < bytes.count, bytes[upper] & 0xC0 == 0x80 { upper -= 1 }
    if upper > lower, bytes[upper - 1] == 13 { upper -= 1 }
    return lower..<max(lower, upper)
  }

  /// Where a byte of the source stands in the words of the window; bytes that are no text take more room in words.
  private func place(of byte: Int, in window: Range<Int>) -> Int {
    source[window.lowerBound..<min(max(byte, window.lowerBound), window.upperBound)].utf8.count
  }

  /// The line with its number, and the rows of carets and words under it.
  func lines(gutter: Int) -> [String] {
    let window = window
    var shown = ShownLine(source[window])
    var marks = labels.map { label -> Mark in
      let lower = shown.column(ofByte: place(of: label.span.lower, in: window))
      let upper = shown.column(ofByte: place(of: label.span.upper, in: window))
      return Mark(lower: lower, upper: max(upper, lower + 1), text: label.text)
    }
    marks.sort { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
    let room = DiagnosticText.width - gutter - 5
    if let first = marks.first, let last = marks.map(\.upper).max() {
      let cut = shown.cut(around: first.lower..<last, to: room)
      for index in marks.indices {
        marks[index].lower = min(max(0, marks[index].lower - cut), room)
        marks[index].upper = min(max(marks[index].lower + 1, marks[index].upper - cut), room + 1)
      }
    }
    let label = String(number)
    let head = String(repeating: " ", count: 2 + gutter - label.count) + label + " | "
    let empty = String(repeating: " ", count: 2 + gutter) + " | "
    return [trimmedEnd(head + shown.text)] + rows(marks).map { trimmedEnd(empty + $0) }
  }

  /// One row where the words fit between the carets, else a row per label, the right-most first.
  private func rows(_ marks: [Mark]) -> [String] {
    if fitsBeside(marks) {
      var row = Row()
      for mark in marks {
        row.put(String(repeating: "^", count: mark.upper - mark.lower), at: mark.lower)
        if !mark.text.isEmpty { row.put(mark.text, at: mark.upper + 1) }
      }
      return [row.text]
    }
    var carets = Row()
    for mark in marks { carets.put(String(repeating: "^", count: mark.upper - mark.lower), at: mark.lower) }
    var rest = marks
    if let last = rest.last, !last.text.isEmpty, last.upper == rest.map(\.upper).max() {
      carets.put(last.text, at: last.upper + 1)
      rest.removeLast()
    }
    var rows = [carets.text]
    while let mark = rest.popLast() {
      if mark.text.isEmpty { continue }
      var row = Row()
      for other in rest where !other.text.isEmpty && other.lower < mark.lower { row.put("|", at: other.lower) }
      row.put(mark.text, at: mark.lower)
      rows.append(row.text)
    }
    return rows
  }

  private func fitsBeside(_ marks: [Mark]) -> Bool {
    for (mark, next) in zip(marks, marks.dropFirst()) {
      let words = mark.text.isEmpty ? 0 : DisplayWidth.columns(of: mark.text) + 1
      // Two blanks set the words apart from the next carets; bare carets may stand close.
      if mark.upper + words + (mark.text.isEmpty ? 0 : 2) > next.lower { return false }
    }
    return true
  }

  private func trimmedEnd(_ text: String) -> String {
    var rest = Substring(text)
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }

  /// A row of text that is filled from left to right.
  private struct Row {
    private(set) var text = ""
    private var columns = 0

    mutating func put(_ words: String, at column: Int) {
      if column > columns {
        text += String(repeating: " ", count: column - columns)
        columns = column
      }
      // Where carets overlap, only what reaches further is added.
      let skipped = words.dropFirst(words.allSatisfy { $0 == "^" } ? columns - column : 0)
      text += skipped
      columns += DisplayWidth.columns(of: skipped)
    }
  }
}
