import SourceText

/// Decides which line ends end a statement or a field, and sets the comments apart.
///
/// What remains of the lexemes is code, with a `newline` wherever something ends.
struct Layout {
  /// A comment or a blank line.
  struct Trivia: Sendable {
    enum Kind: UInt8, Sendable { case blank, comment }
    var kind: Kind
    /// Whether nothing else stands on its line.
    var ownLine: Bool
    var lower: Int32
    var upper: Int32
  }

  private(set) var lexemes: [Lexeme]
  private(set) var trivia: [Trivia] = []
  /// The brackets that are still open at the end.
  private(set) var open: [LexemeKind] = []

  init(_ raw: consuming [Lexeme]) {
    lexemes = raw
    arrange()
  }

  private mutating func arrange() {
    let count = lexemes.count
    var written = 0
    var lineEnd: Lexeme?
    var lineHasCode = false
    var lineIsEmpty = true
    for index in 0..<count {
      var lexeme = lexemes[index]
      if lexeme.kind == .comment {
        trivia.append(Trivia(kind: .comment, ownLine: !lineHasCode, lower: lexeme.lower, upper: lexeme.upper))
        lineIsEmpty = false
        continue
      }
      if lexeme.kind == .newline {
        if lineIsEmpty {
          trivia.append(Trivia(kind: .blank, ownLine: true, lower: lexeme.lower, upper: lexeme.lower))
        }
        lineHasCode = false
        lineIsEmpty = true
        if lineEnd == nil { lineEnd = lexeme }
        continue
      }
      if lexeme.kind == .end, lineEnd == nil { lineEnd = Lexeme(.newline, Int(lexeme.lower), Int(lexeme.upper)) }
      if written == 0 { lexeme.opensLine = true }
      if var end = lineEnd {
        lexeme.opensLine = true
        if written > 0, ends(after: lexemes[written - 1].kind, before: index) {
          end.depth = Int32(clamping: open.count)
          lexemes[written] = end
          written += 1
        }
        lineEnd = nil
      }
      lineHasCode = true
      lineIsEmpty = false
      nest(&lexeme)
      if written < lexemes.count { lexemes[written] = lexeme } else { lexemes.append(lexeme) }
      written += 1
    }
    lexemes.removeLast(lexemes.count - written)
  }

  /// Whether a line end between a lexeme and the one at `index` ends a statement or a field.
  private mutating func ends(after last: LexemeKind, before index: Int) -> Bool {
    let next = lexemes[index].kind
    if next.opensStatement || next == .end {
      if next.opensStatement { open.removeAll() }
      return true
    }
    let inBrackets = open.last == .openRound || open.last == .openSquare
    if (inBrackets || last.needsMore) && setsSomething(at: index) {
      while open.last == .openRound || open.last == .openSquare { open.removeLast() }
      return true
    }
    if inBrackets || last.needsMore { return false }
    return next != .bar && next != .thenWord && next != .elseWord
  }

  /// Whether a line reads like `path = …` or `name : … = …`: no formula goes on like that, so a bracket was forgotten.
  private func setsSomething(at index: Int) -> Bool {
    guard lexemes[index].kind == .name else { return false }
    var depth = 0
    var declared = false
    for offset in (index + 1)..<min(lexemes.count, index + 64) {
      let kind = lexemes[offset].kind
      if kind == .newline || kind == .end || kind == .comment || kind == .comma { return false }
      if kind == .openSquare || kind == .openRound || kind == .openCurly {
        // A call's known point, `share: (x with y = 2)`, sets nothing itself; nor does `f(x)`.
        if depth == 0, kind != .openSquare, !declared { return false }
        depth += 1
      } else if kind == .closeSquare || kind == .closeRound || kind == .closeCurly {
        depth -= 1
        if depth < 0 { return false }
      } else if depth == 0 {
        if kind.changes != nil { return true }
        if kind == .colon, offset == index + 1 { declared = true }
        if kind != .dot, kind != .name, kind != .colon, !declared { return false }
      }
    }
    return false
  }

  private mutating func nest(_ lexeme: inout Lexeme) {
    lexeme.depth = Int32(clamping: open.count)
    if lexeme.kind == .openRound || lexeme.kind == .openSquare || lexeme.kind == .openCurly {
      open.append(lexeme.kind)
    } else if lexeme.kind == .closeRound {
      close(.openRound)
    } else if lexeme.kind == .closeSquare {
      close(.openSquare)
    } else if lexeme.kind == .closeCurly {
      close(.openCurly)
    }
    lexeme.depth = Int32(clamping: min(open.count, Int(lexeme.depth)))
  }

  /// Closes the nearest bracket of the kind; a round or square one is not looked for outside its braces.
  private mutating func close(_ kind: LexemeKind) {
    var index = open.count - 1
    // Deeper than any text that is accepted, so that a wall of brackets costs no time.
    let furthest = max(0, open.count - 300)
    while index >= furthest, open[index] != kind {
      if open[index] == .openCurly { return }
      index -= 1
    }
    if index >= furthest { open.removeLast(open.count - index) }
  }
}
