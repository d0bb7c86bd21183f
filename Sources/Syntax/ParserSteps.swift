import SourceText

/// Pipelines and `with`.
extension Parser {
  /// A formula and the steps behind it.
  mutating func pipeline() throws(Stop) -> Expression {
    let start = index
    let base = try climb(Level.or)
    guard kind == .bar, takesPipes else { return base }
    var steps: [Step] = []
    var tallest = height
    while kind == .bar {
      try advance()
      steps.append(try step())
      tallest = max(tallest, height)
    }
    try grow(over: tallest)
    return Expression(.pipeline(base, steps), span(from: start))
  }

  private mutating func step() throws(Stop) -> Step {
    let start = index
    let verb = try name { .missingVerb($0) }
    height = 0
    var tallest = 0
    var step = Step(verb: verb, arguments: [], groups: [], descending: false, span: verb.span)
    if opensValue {
      step.arguments = try items()
      tallest = height
    }
    if isWord("desc") {
      step.descending = true
      try advance()
    }
    if isWord("by") {
      try advance()
      step.groups = try items()
      tallest = max(tallest, height)
    }
    height = tallest
    step.span = span(from: start)
    return step
  }

  /// Formulas with commas between them, as far as the commas belong to the step.
  private mutating func items() throws(Stop) -> [Expression] {
    var items = [try withoutPipes()]
    var tallest = height
    while kind == .comma, takesStepCommas, !changeFollows(at: index + 1) {
      try advance()
      if kind == .newline || kind == .closeCurly || kind == .end { break }
      items.append(try withoutPipes())
      tallest = max(tallest, height)
    }
    height = tallest
    return items
  }

  /// Whether a formula can begin here, in a step.
  private var opensValue: Bool {
    if kind == .name { return !ReservedWords.afterNumber.contains(words(current)) }
    return Parser.openers.contains(kind)
  }

  /// Whether a formula can begin with this.
  static let openers: Set<LexemeKind> = [
    .name, .number, .text, .month, .openRound, .openSquare, .minus, .ifWord, .notWord, .eachWord, .freshWord,
    .previousWord, .thisWord, .yesWord, .noWord,
  ]

  /// Whether `path =`, `path +=`, `path :` and the like stand at a place.
  func changeFollows(at start: Int, declared: Bool = true) -> Bool {
    var place = start
    guard place < lexemes.count, lexemes[place].kind == .name else { return false }
    place += 1
    while place < lexemes.count {
      let kind = lexemes[place].kind
      if kind.changes != nil || (declared && kind == .colon) { return true }
      if kind == .dot, lexemes[min(place + 1, lexemes.count - 1)].kind == .name {
        place += 2
      } else if kind == .openSquare {
        let depth = lexemes[place].depth
        place += 1
        while place < lexemes.count, lexemes[place].depth > depth, lexemes[place].kind != .newline { place += 1 }
        guard place < lexemes.count, lexemes[place].kind == .closeSquare else { return false }
        place += 1
      } else {
        return false
      }
    }
    return false
  }

  /// `with` and what follows it: braces, one change, or scenarios.
  mutating func with(_ base: Expression, from start: Int) throws(Stop) -> Expression {
    let below = height
    try advance()
    let layer: LayerText
    height = 0
    if kind == .openCurly {
      layer = .changes(try changes(), braces: true)
    } else if changeFollows(at: index, declared: false) {
      let first = index
      let target = try path()
      let tallest = height
      guard let operation = kind.changes else { throw unexpected() }
      try advance()
      let value = try withoutPipes()
      height = max(height, tallest)
      layer = .changes(
        [Change(target: target, operation: operation, value: value, span: span(from: first))], braces: false)
    } else {
      layer = .scenarios(try scenarios())
    }
    try grow(over: max(below, height))
    return Expression(.with(base, layer), span(from: start))
  }

  /// `fast + cheap`
  mutating func scenarios() throws(Stop) -> [Name] {
    var names = [try name { .missingScenario($0) }]
    while try accept(.plus) { names.append(try name { .missingScenario($0) }) }
    return names
  }
}
