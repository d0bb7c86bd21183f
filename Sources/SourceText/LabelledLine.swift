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

  /// The column of the first label, counted from 1 in characters.
  var firstColumn: Int { labels.map(\.span).min { $0.lower < $1.lower }?.column ?? 1 }

  /// The line with its number, and the rows of carets and words under it.
  func lines(gutter: Int) -> [String] {
    let line = source.line(number)
    var shown = ShownLine(line.text)
    var marks = labels.map { label -> Mark in
      let lower = shown.column(ofByte: label.span.lower - line.start)
      let upper = shown.column(ofByte: min(label.span.upper - line.start, line.text.utf8.count))
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
