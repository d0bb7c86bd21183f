extension TextPage {
  /// The line broken at spaces into lines of at most `width` columns; a longer word is cut where it must be.
  ///
  /// Numbers, and values with their units, stay whole.
  func wrapped(_ line: Line, width: Int) -> [Line] {
    let limit = max(width, 1)
    guard self.width(of: line) > limit else { return [line] }
    var lines: [Line] = []
    var current = Line([])
    var used = 0
    for word in words(of: line) {
      if used > 0, used + word.gap + word.width > limit {
        lines.append(current)
        current = Line([])
        used = 0
      } else if word.gap > 0 {
        current.append(String(repeating: " ", count: word.gap), .plain)
        used += word.gap
      }
      if used + word.width <= limit {
        for run in word.line.runs { current.append(run.text, run.style) }
        used += word.width
        continue
      }
      for run in word.line.runs {
        for character in run.text {
          let step = measure(String(character))
          if used > 0, used + step > limit {
            lines.append(current)
            current = Line([])
            used = 0
          }
          current.append(String(character), run.style)
          used += step
        }
      }
    }
    lines.append(current)
    return lines.map(\.trimmedAtEnd)
  }

  /// The line cut to `width` columns, with an ellipsis where something is missing.
  func cut(_ line: Line, width: Int) -> Line {
    guard self.width(of: line) > width else { return line }
    let mark = isASCII ? "." : "…"
    var kept = Line([])
    var used = 0
    for run in line.runs {
      for character in run.text {
        let step = measure(String(character))
        if used + step > width - 1 {
          kept = kept.trimmedAtEnd
          kept.append(mark, run.style)
          return kept
        }
        kept.append(String(character), run.style)
        used += step
      }
    }
    return kept
  }

  private struct Word {
    var line = Line([])
    var width = 0
    /// Spaces before it.
    var gap = 0
  }

  private func words(of line: Line) -> [Word] {
    var words: [Word] = []
    var word = Word()
    var previous: Character = " "
    let characters = line.runs.flatMap { run in run.text.map { (character: $0, style: run.style) } }
    for (index, (character, style)) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1].character : " "
      let isInsideNumber = previous.isWholeNumber && next.isWholeNumber
      if character == " ", style != .value, style != .unit, !isInsideNumber {
        if word.line.isEmpty {
          word.gap += 1
        } else {
          words.append(word)
          word = Word(gap: 1)
        }
      } else {
        word.line.append(String(character), style)
      }
      previous = character
    }
    if !word.line.isEmpty { words.append(word) }
    return words.map { Word(line: $0.line, width: width(of: $0.line), gap: $0.gap) }
  }
}
