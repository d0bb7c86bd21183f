import SourceText

/// Finding the most telling words for what stands where it cannot.
extension Parser {
  /// Reports what stands in the way; `other` is what was missing here.
  mutating func unexpected(or other: Diagnostic? = nil) -> Stop {
    if kind == .bad { return Stop() }
    return fail(explanation(or: other))
  }

  private func explanation(or other: Diagnostic?) -> Diagnostic {
    let place = here
    if let name = nameInPieces() { return .nameInPieces(span(from: statementStart), name) }
    if kind == .equals, Parser.closers.contains(before.kind) {
      return .singleEquals(span(current), line: equalsCorrected())
    }
    if kind == .closeRound || kind == .closeSquare || kind == .closeCurly {
      return index > statementStart
        ? other ?? .strayBracket(place, words(current)) : .strayBracket(place, words(current))
    }
    if other == nil, let found = sideBySide() { return found }
    if kind == .newline || kind == .end { return other ?? .endsTooEarly(place) }
    if let other { return other }
    return kind.isReserved ? .misplacedWord(place, words(current)) : .misplacedSign(place, words(current))
  }

  /// What was meant as one name before `=` or `:`, such as `my cost` or `my-cost`: the name in one piece.
  private func nameInPieces() -> String? {
    var last = index
    while last < lexemes.count, last - statementStart < 6, lexemes[last].kind == .name || lexemes[last].kind == .minus {
      last += 1
    }
    guard last < lexemes.count, lexemes[last].kind == .equals || lexemes[last].kind == .colon else { return nil }
    let pieces = lexemes[statementStart..<last]
    guard pieces.count > 1, pieces.allSatisfy({ [.name, .number, .minus].contains($0.kind) }),
      pieces.contains(where: { $0.kind == .name })
    else { return nil }
    // A name begins with a letter, so what is a number in front goes behind.
    let words = pieces.filter { $0.kind != .minus }.map { self.words($0) }
    let name = (words.filter { $0.first?.isNumber != true } + words.filter { $0.first?.isNumber == true }).joined(
      separator: "_")
    return String(name.replacing(" ", with: "_").replacing("__", with: "_").drop { $0 == "_" })
  }

  /// Two values with no sign between them.
  private func sideBySide() -> Diagnostic? {
    let left = before
    guard index > statementStart, Parser.closers.contains(left.kind) else { return nil }
    if kind == .openRound {
      let value = valueBefore()
      let bracket = bracketHere() ?? "(…)"
      // `2 f(x)` reads f as a unit, but was meant as a call.
      if left.kind == .name, isTight, index >= statementStart + 2, lexemes[index - 2].kind == .number {
        let number = words(lexemes[index - 2])
        return .bracketAfterValue(span(left), value, line: number + " * " + words(left) + bracket)
      }
      return .bracketAfterValue(span(left).joined(span(current)), value, line: value + " * " + bracket)
    }
    guard kind == .name || kind == .number || kind == .month || kind == .text else { return nil }
    if let slip = misspeltWord() ?? norwegianWord() { return slip }
    return .sideBySide(
      span(left), span(current), valueBefore(), words(current),
      separate: kind == .number || kind == .text || left.kind == .text)
  }

  /// One of two words side by side that is near to a word of questions: the first of the line, or one further on in a question.
  private func misspeltWord() -> Diagnostic? {
    let first = words(lexemes[statementStart])
    let isFirst = index == statementStart + 1 && before.kind == .name
    guard isFirst || (kind == .name && ReservedWords.openings.contains(first)) else { return nil }
    let wrong = isFirst ? before : current
    let known = isFirst ? ReservedWords.openings : ReservedWords.joints
    guard wrong.upper - wrong.lower > 2, let meant = Suggestions.nearest(to: words(wrong), among: known.sorted()) else {
      return nil
    }
    return .misspeltWord(span(wrong), words(wrong), line: line(with: meant, for: wrong))
  }

  /// A Norwegian word where the language has an English one.
  private func norwegianWord() -> Diagnostic? {
    for wrong in [before, current] where wrong.kind == .name {
      if let meant = Self.norwegian[words(wrong).lowercased()] {
        let corrected = line { $0.kind == .name ? Self.norwegian[words($0).lowercased()] : nil }
        return .norwegianWord(span(wrong), words(wrong), meant, line: corrected ?? meant + " …")
      }
    }
    return nil
  }

  private static let norwegian = [
    "til": "to", "og": "and", "eller": "or", "ikke": "not", "hvis": "if", "da": "then", "så": "then", "ellers": "else",
    "med": "with", "gitt": "given", "per": "/", "fra": "from", "mellom": "between", "tvers": "across", "etter": "by",
    "hvor": "where", "der": "where",
  ]

  /// The line with other words in the place of some of its own, when it is short.
  private func line(with meant: String, for wrong: Lexeme) -> String {
    line { $0.lower == wrong.lower ? meant : nil } ?? meant + " …"
  }

  private func line(_ replacement: (Lexeme) -> String?) -> String? {
    let whole = span(from: statementStart).joined(lineFromHere)
    guard short(whole) != nil else { return nil }
    var text = ""
    var done = whole.lower
    for lexeme in lexemes[statementStart...] where lexeme.lower >= done {
      guard lexeme.upper <= whole.upper else { break }
      guard let word = replacement(lexeme) else { continue }
      text += whole.source[done..<Int(lexeme.lower)] + word
      done = Int(lexeme.upper)
    }
    return text + whole.source[done..<whole.upper]
  }

  /// What a value can end with.
  private static let closers: Set<LexemeKind> = [
    .name, .number, .percent, .text, .month, .closeRound, .closeSquare, .closeCurly, .yesWord, .noWord, .thisWord,
    .previousWord,
  ]

  /// The words of the value that ends before this place: a number with its unit, or one word.
  private func valueBefore() -> String {
    let unit: Set<LexemeKind> = [.name, .percent, .slash, .star]
    var first = index - 1
    while first > statementStart, index - first < 10, unit.contains(lexemes[first].kind) { first -= 1 }
    if lexemes[first].kind != .number { first = index - 1 }
    return short(span(from: first)) ?? words(before)
  }

  /// The words of the brackets that open here, when they are short.
  private func bracketHere() -> String? {
    var last = index + 1
    while last < lexemes.count, last - index < 30, lexemes[last].depth > current.depth { last += 1 }
    guard last < lexemes.count, lexemes[last].kind == .closeRound else { return nil }
    return short(span(current).joined(span(lexemes[last])))
  }

  /// The line with `==` for the `=` at hand, when it is short.
  private func equalsCorrected() -> String? {
    let place = Int(current.lower)
    var first = place
    while first > 0, place - first < 80, source.bytes[first - 1] != 10 { first -= 1 }
    var last = place + 1
    while last < source.bytes.count, last - place < 80, !endsLine(source.bytes[last]) { last += 1 }
    guard last - first < 80 else { return nil }
    return trimmed(source[first..<place] + "==" + source[(place + 1)..<last])
  }

  private func endsLine(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 || byte == UInt8(ascii: "#") }
}
