import SourceText

/// Formulas by precedence, loosest first.
extension Parser {
  /// A whole formula with its clauses: what may stand in a bracket or behind `=`.
  mutating func expression() throws(Stop) -> Expression {
    try deepen()
    let outer = takesPipes
    takesPipes = true
    let start = index
    var left = try pipeline()
    if kind == .withWord || kind == .givenWord || kind == .inWord { left = try clauses(left, from: start) }
    takesPipes = outer
    depth -= 1
    return left
  }

  /// `with`, `given` and `in` behind a formula, left to right; apart from `expression`, so that deep brackets take
  /// little of the stack.
  @inline(never)
  private mutating func clauses(_ base: Expression, from start: Int) throws(Stop) -> Expression {
    var left = base
    var clause = current
    while true {
      let word = current
      if kind == .withWord {
        left = try with(left, from: start)
      } else if kind == .givenWord {
        try advance()
        let below = height
        let condition = try withoutPipes()
        try grow(over: max(below, height))
        left = Expression(.given(left, condition), span(from: start))
      } else if kind == .inWord {
        try advance()
        let unit = try unit()
        try grow(over: height)
        left = Expression(.convert(left, unit), span(from: start))
      } else {
        break
      }
      clause = word
    }
    if kind == .bar { throw fail(.pipeAfterClause(span(current), span(clause), short(span(from: start)))) }
    return left
  }

  /// The words of a span for a line to type; without a value when they are long.
  func short(_ span: Span) -> String? {
    guard span.upper - span.lower <= 60 else { return nil }
    let text = span.text
    return text.utf8.contains(10) || text.utf8.contains(13) || text.contains("#") ? nil : text
  }

  /// A formula that ends before `|` and before clauses.
  mutating func withoutPipes() throws(Stop) -> Expression {
    let outer = takesPipes
    takesPipes = false
    let expression = try climb(Level.or)
    takesPipes = outer
    return expression
  }

  /// A formula within brackets, where commas belong to steps unless `commas` is false.
  mutating func bracketed(commas: Bool) throws(Stop) -> Expression {
    let outer = takesStepCommas
    takesStepCommas = commas
    let expression = try expression()
    takesStepCommas = outer
    return expression
  }

  enum Level {
    static let or = 2
    static let and = 3
    static let not = 4
    static let comparison = 5
    static let range = 6
    static let sum = 7
    static let product = 8
  }

  /// Operators of at least a level, left to right.
  mutating func climb(_ level: Int) throws(Stop) -> Expression {
    let start = index
    var left: Expression
    if kind == .notWord {
      guard level <= Level.not else { throw missingPrimary() }
      try deepen()
      try advance()
      let operand = try climb(Level.not)
      depth -= 1
      try grow(over: height)
      left = Expression(.unary(.not, operand), span(from: start))
    } else {
      left = try signed()
    }
    var isRange = false
    var compared: (left: Expression, sign: Lexeme, right: Expression)?
    while let (found, operation) = Parser.operators[kind], found >= level {
      let sign = current
      if found == Level.comparison {
        if let compared { throw fail(try chained(compared)) }
      }
      if found == Level.range {
        if isRange { throw fail(.rangeHasTwoEnds(span(current))) }
        isRange = true
      }
      try advance()
      let below = height
      let right = try climb(found + 1)
      try grow(over: max(below, height))
      if found == Level.comparison { compared = (left, sign, right) }
      if let operation {
        left = Expression(.binary(operation, left, right), span(from: start))
      } else {
        left = Expression(.range(left, right), span(from: start))
      }
    }
    return left
  }

  /// What is wrong with a second comparison, which stands here.
  private mutating func chained(
    _ first: (left: Expression, sign: Lexeme, right: Expression)
  ) throws(Stop) -> Diagnostic {
    let second = current
    try advance()
    let last = try climb(Level.range)
    var line: String?
    if let left = short(first.left.span), let middle = short(first.right.span), let right = short(last.span) {
      line = "\(left) \(words(first.sign)) \(middle) and \(middle) \(words(second)) \(right)"
    }
    return .chainedComparison(span(first.sign), span(second), signs: (words(first.sign), words(second)), line: line)
  }

  /// `-x`, looser than `^`.
  private mutating func signed() throws(Stop) -> Expression {
    guard kind == .minus else {
      if kind == .plus { throw missingPrimary() }
      return try power()
    }
    let start = index
    try deepen()
    minusIndex = index
    try advance()
    let operand = try signed()
    depth -= 1
    try grow(over: height)
    return Expression(.unary(.minus, operand), span(from: start))
  }

  private mutating func power() throws(Stop) -> Expression {
    let start = index
    let base = try postfix()
    guard kind == .caret else { return base }
    try deepen()
    try advance()
    let below = height
    let exponent = try signed()
    depth -= 1
    try grow(over: max(below, height))
    return Expression(.binary(.power, base, exponent), span(from: start))
  }

  private mutating func postfix() throws(Stop) -> Expression {
    let start = index
    var base = try primary()
    while true {
      if kind == .dot {
        try advance()
        let field = try name { .missingField($0) }
        try grow(over: height)
        base = Expression(.field(base, field), span(from: start))
      } else if kind == .openSquare {
        let opening = index
        try advance()
        let below = height
        let key = try bracketed(commas: true)
        try close(.closeSquare, opening: opening)
        try grow(over: max(below, height))
        base = Expression(.index(base, key), span(from: start))
      } else {
        return base
      }
    }
  }

  /// Whether the line begins with an operator: then it was meant to go on the line before.
  var beginsWithOperator: Bool { Parser.operators[kind] != nil && current.opensLine }

  private static let operators: [LexemeKind: (Int, BinaryOperator?)] = [
    .orWord: (Level.or, .or), .andWord: (Level.and, .and), .same: (Level.comparison, .equal),
    .differs: (Level.comparison, .notEqual), .less: (Level.comparison, .less),
    .lessOrEqual: (Level.comparison, .lessOrEqual), .greater: (Level.comparison, .greater),
    .greaterOrEqual: (Level.comparison, .greaterOrEqual), .dots: (Level.range, nil), .plus: (Level.sum, .add),
    .minus: (Level.sum, .subtract), .star: (Level.product, .multiply), .slash: (Level.product, .divide),
    .ofWord: (Level.product, .of),
  ]
}
