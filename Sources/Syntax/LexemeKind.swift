/// What a piece of the text is, as far as its letters tell.
enum LexemeKind: UInt8, Sendable {
  case end, newline, comment
  /// Text that could not be read; a diagnostic has been reported.
  case bad
  case name, number, text, month
  case plus, minus, star, slash, caret, percent
  case equals, plusEquals, minusEquals, starEquals
  case same, differs, less, lessOrEqual, greater, greaterOrEqual
  case dot, dots, comma, colon, bar
  case openRound, closeRound, openSquare, closeSquare, openCurly, closeCurly
  // The reserved words; see `ReservedWords`.
  case ifWord, thenWord, elseWord, andWord, orWord, notWord
  case withWord, givenWord, inWord, toWord, ofWord
  case eachWord, freshWord, startingWord, previousWord, thisWord, yesWord, noWord
  case kindWord, unitWord, scenarioWord, useWord, ownWord, refWord, fromWord, acrossWord
  case compareWord, explainWord, expectWord, correlateWord

  /// Whether this is a word of the language that cannot be defined.
  var isReserved: Bool { rawValue >= LexemeKind.ifWord.rawValue }

  /// Whether a line that begins with this word is a statement of its own, whatever stood before.
  var opensStatement: Bool {
    rawValue >= LexemeKind.compareWord.rawValue || self == .kindWord || self == .unitWord || self == .scenarioWord
      || self == .useWord
  }

  /// Whether a line that ends in this goes on in the next one.
  var needsMore: Bool { LexemeKind.unfinished.contains(self) }

  /// Whether this sets what stands before it: `=`, `+=`, `-=`, `*=`.
  var changes: ChangeOperator? { LexemeKind.changing[self] }

  private static let unfinished: Set<LexemeKind> = [
    .plus, .minus, .star, .slash, .caret, .equals, .plusEquals, .minusEquals, .starEquals, .same, .differs, .less,
    .lessOrEqual, .greater, .greaterOrEqual, .dots, .comma, .bar, .ifWord, .thenWord, .elseWord, .andWord,
    .orWord, .notWord, .withWord, .givenWord, .inWord, .toWord, .ofWord, .startingWord, .acrossWord,
  ]

  private static let changing: [LexemeKind: ChangeOperator] = [
    .equals: .set, .plusEquals: .add, .minusEquals: .subtract, .starEquals: .multiply,
  ]
}

/// A piece of the text by its bytes; the letters are read from the source when they are needed.
struct Lexeme: Sendable {
  var kind: LexemeKind
  /// Whether it is the first on its line.
  var opensLine = false
  /// How many brackets are open around it.
  var depth: Int32 = 0
  var lower: Int32
  var upper: Int32

  init(_ kind: LexemeKind, _ lower: Int, _ upper: Int) {
    self.kind = kind
    self.lower = Int32(lower)
    self.upper = Int32(upper)
  }
}
