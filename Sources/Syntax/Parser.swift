import Quantities
import SourceText

/// Reads statements by recursive descent; after an error it goes on with the next field or statement.
struct Parser {
  /// The error has been reported; the reader goes on behind it.
  struct Stop: Error {}

  let source: SourceText
  let lexemes: [Lexeme]
  var diagnostics: DiagnosticList
  var index = 0
  /// Open recursions, and the height of the tree that was read last.
  var depth = 0
  var height = 0
  /// Where the statement began, for the limit of its length.
  var statementStart = 0
  /// Whether `|` may follow here, and whether a comma belongs to the step before it.
  var takesPipes = true
  var takesStepCommas = true
  /// A minus right before the number that is read now: it may not stand before an interval.
  var minusIndex = -1
  var remarks: RemarkReader

  init(_ source: SourceText, _ layout: Layout, _ diagnostics: DiagnosticList) {
    self.source = source
    self.lexemes = layout.lexemes
    self.diagnostics = diagnostics
    self.remarks = RemarkReader(source, layout.trivia)
  }

  var current: Lexeme { lexemes[index] }
  var kind: LexemeKind { lexemes[index].kind }
  var next: Lexeme { lexemes[min(index + 1, lexemes.count - 1)] }
  /// The lexeme before; at the beginning the current one.
  var before: Lexeme { lexemes[max(index - 1, 0)] }

  func span(_ lexeme: Lexeme) -> Span { Span(source, Int(lexeme.lower), Int(lexeme.upper)) }
  func words(_ lexeme: Lexeme) -> String { source[Int(lexeme.lower)..<Int(lexeme.upper)] }

  /// From the lexeme at `start` to the one before the current.
  func span(from start: Int) -> Span {
    Span(source, Int(lexemes[start].lower), Int(lexemes[max(start, index - 1)].upper))
  }

  /// Whether the current lexeme follows without a blank.
  var isTight: Bool { index > 0 && before.upper == current.lower }

  mutating func advance() throws(Stop) {
    if index - statementStart > TextLimits.statement { throw fail(.statementTooLong(span(current))) }
    if kind != .end { index += 1 }
  }

  mutating func accept(_ wanted: LexemeKind) throws(Stop) -> Bool {
    guard kind == wanted else { return false }
    try advance()
    return true
  }

  mutating func expect(_ wanted: LexemeKind, _ diagnostic: (Span) -> Diagnostic) throws(Stop) {
    guard kind == wanted else { throw unexpected(or: diagnostic(here)) }
    try advance()
  }

  /// The closing bracket of the one at `opening`.
  mutating func close(_ wanted: LexemeKind, opening: Int) throws(Stop) {
    if kind == wanted { return try advance() }
    if kind == .newline || kind == .end || kind == .closeRound || kind == .closeSquare || kind == .closeCurly {
      throw fail(.unclosedBracket(span(lexemes[opening]), words(lexemes[opening]), at: here))
    }
    throw unexpected()
  }

  /// The current lexeme, or the place behind the last one where the line is at its end.
  var here: Span {
    let isBehindLine = current.opensLine && index > statementStart && before.kind != .newline
    return kind == .newline || kind == .end || isBehindLine ? span(before).end : span(current)
  }

  func isWord(_ word: String, at offset: Int = 0) -> Bool {
    let place = min(index + offset, lexemes.count - 1)
    let lexeme = lexemes[place]
    return lexeme.kind == .name && Int(lexeme.upper - lexeme.lower) == word.utf8.count && words(lexeme) == word
  }

  mutating func fail(_ diagnostic: Diagnostic) -> Stop {
    diagnostics.add(diagnostic)
    return Stop()
  }

  /// Goes a level deeper; every call is paired with `depth -= 1`.
  mutating func deepen() throws(Stop) {
    depth += 1
    if depth > TextLimits.nesting { throw fail(.tooDeep(here)) }
  }

  /// Notes that a tree stands over parts of the given height.
  mutating func grow(over parts: Int) throws(Stop) {
    height = parts + 1
    if height > TextLimits.chain { throw fail(.chainTooLong(here)) }
  }

  mutating func name(_ diagnostic: (Span) -> Diagnostic) throws(Stop) -> Name {
    if kind.isReserved { throw fail(.reservedWord(span(current), words(current))) }
    guard kind == .name else { throw unexpected(or: diagnostic(here)) }
    let name = Name(words(current), span(current))
    try advance()
    return name
  }

}

/// The text without blanks at its ends.
func trimmed(_ text: String) -> String {
  var rest = Substring(text)
  while let first = rest.first, first.isWhitespace { rest.removeFirst() }
  while let last = rest.last, last.isWhitespace { rest.removeLast() }
  return String(rest)
}
