extension TextPage {
  /// The line broken at spaces into lines of at most `width` columns; a longer word is cut where it must be.
  ///
  /// Numbers, and values with their units, stay whole. All lines but the first are `hanging` columns shorter.
  func wrapped(_ line: Line, width: Int, hanging: Int = 0) -> [Line] {
    guard self.width(of: line) > max(width, 1) else { return [line] }
    var lines: [Line] = []
    var limit: Int { max(lines.isEmpty ? width : width - hanging, 1) }
    var current = Line([])
    var used = 0
    for word in words(of: line, limit: max(width - hanging, 1)) {
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

  /// The words of the line; what is wider than `limit` is parted even where it should stay whole.
  private func words(of line: Line, limit: Int) -> [Word] {
    words(of: line, parting: false).flatMap { word in
      guard word.width > limit else { return [word] }
      var parts = words(of: word.line, parting: true).flatMap { $0.width > limit ? pieces(of: $0) : [$0] }
      if !parts.isEmpty { parts[0].gap = word.gap }
      return parts
    }
  }

  /// A long name in pieces that end where its parts do: `brumunddal.`, `funding.`, `grant_`, `limit`.
  private func pieces(of word: Word) -> [Word] {
    var pieces: [Word] = []
    var piece = Word(gap: word.gap)
    for run in word.line.runs {
      for character in run.text {
        piece.line.append(String(character), run.style)
        guard character == "." || character == "_" else { continue }
        pieces.append(piece)
        piece = Word()
      }
    }
    if !piece.line.isEmpty { pieces.append(piece) }
    return pieces.map { Word(line: $0.line, width: width(of: $0.line), gap: $0.gap) }
  }

  private func words(of line: Line, parting everySpace: Bool) -> [Word] {
    var words: [Word] = []
    var word = Word()
    let characters = line.runs.flatMap { run in run.text.map { (character: $0, style: run.style) } }
    for (index, (character, style)) in characters.enumerated() {
      let isInside = !everySpace && index > 0 && index + 1 < characters.count
      let isBreak = character == " " && !(isInside && Self.holds(characters[index - 1], style, characters[index + 1]))
      if isBreak {
        if word.line.isEmpty {
          word.gap += 1
        } else {
          words.append(word)
          word = Word(gap: 1)
        }
      } else {
        word.line.append(String(character), style)
      }
    }
    if !word.line.isEmpty { words.append(word) }
    return words.map { Word(line: $0.line, width: width(of: $0.line), gap: $0.gap) }
  }

  /// True when a space of that style between two characters does not part words: between thousands, and inside a value with
  /// its unit.
  private static func holds(
    _ before: (character: Character, style: Style), _ style: Style, _ after: (character: Character, style: Style)
  ) -> Bool {
    if before.character == " " || after.character == " " { return false }
    if before.character.isWholeNumber, after.character.isWholeNumber { return true }
    let isFigure = { (style: Style) in style == .value || style == .unit }
    return isFigure(before.style) && isFigure(style) && isFigure(after.style)
  }
}
