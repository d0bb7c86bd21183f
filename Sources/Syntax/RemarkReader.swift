import SourceText

/// Hands comments and blank lines to the statements and fields that they stand beside.
struct RemarkReader {
  private let source: SourceText
  private let trivia: [Layout.Trivia]
  private var index = 0
  /// Comments within a statement, which are moved above it.
  private var stray: [Layout.Trivia] = []

  init(_ source: SourceText, _ trivia: [Layout.Trivia]) {
    self.source = source
    self.trivia = trivia
  }

  /// What must be kept while the fields of a statement are read.
  struct Outer {
    fileprivate var stray: [Layout.Trivia]
  }

  /// The remarks above a statement or field that begins at `lower`.
  mutating func open(at lower: Int) -> (remarks: Remarks, outer: Outer) {
    var remarks = Remarks()
    let outer = Outer(stray: stray)
    stray = []
    while index < trivia.count, trivia[index].lower < lower {
      put(trivia[index], in: &remarks)
      index += 1
    }
    return (remarks, outer)
  }

  /// Takes comments that stand in the middle of something up to `upper`.
  mutating func passStray(until upper: Int) {
    while index < trivia.count, trivia[index].lower < upper {
      if trivia[index].kind == .comment { stray.append(trivia[index]) }
      index += 1
    }
  }

  /// Takes the comments on the line of an opening brace; they belong to what the brace belongs to.
  mutating func passHead(until lower: Int) {
    while index < trivia.count, trivia[index].lower < lower, !trivia[index].ownLine {
      stray.append(trivia[index])
      index += 1
    }
  }

  /// Ends a statement or field whose last lexeme ends at `upper`; the next one begins at `next`.
  mutating func close(_ remarks: inout Remarks, _ outer: Outer, at upper: Int, next: Int) {
    passStray(until: upper)
    for piece in stray { put(piece, in: &remarks) }
    takeBehind(&remarks, before: next)
    stray = outer.stray
  }

  /// Takes a comment that stands behind on the same line, as after a comma.
  mutating func takeBehind(_ remarks: inout Remarks, before next: Int) {
    while index < trivia.count, trivia[index].lower < next, !trivia[index].ownLine {
      let text = words(trivia[index])
      if let note = note(text) {
        remarks.notes.append(note)
        remarks.lastNoteBehind = true
      } else if remarks.behind == nil {
        remarks.behind = text
      } else {
        remarks.above.append(text)
      }
      index += 1
    }
  }

  /// The answers recorded right below a question, before the code at `next`.
  mutating func recorded(before next: Int) -> [String] {
    var lines: [String] = []
    while index < trivia.count, trivia[index].lower < next, trivia[index].kind == .comment, trivia[index].ownLine {
      let text = words(trivia[index])
      guard text.hasPrefix("#=") else { break }
      lines.append(afterMark(text))
      index += 1
    }
    return lines
  }

  /// The lines before a closing brace or the end, notes with their marks.
  mutating func lines(before lower: Int) -> [String] {
    var lines: [String] = []
    while index < trivia.count, trivia[index].lower < lower {
      append(trivia[index], to: &lines)
      index += 1
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Gives lines for which there is no field to what stands around the braces.
  mutating func passLines(before lower: Int) {
    passStray(until: lower)
  }

  private func put(_ piece: Layout.Trivia, in remarks: inout Remarks) {
    if piece.kind == .comment, let note = note(words(piece)) {
      remarks.notes.append(note)
    } else {
      append(piece, to: &remarks.above)
    }
  }

  private func append(_ piece: Layout.Trivia, to lines: inout [String]) {
    if piece.kind == .comment {
      lines.append(words(piece))
    } else if lines.last != "" {
      lines.append("")
    }
  }

  private func note(_ text: String) -> String? { text.hasPrefix("##") ? afterMark(text) : nil }

  private func afterMark(_ text: String) -> String {
    let rest = text.dropFirst(2)
    return String(rest.first == " " ? rest.dropFirst() : rest)
  }

  private func words(_ piece: Layout.Trivia) -> String {
    var text = Substring(source[Int(piece.lower)..<Int(piece.upper)])
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
