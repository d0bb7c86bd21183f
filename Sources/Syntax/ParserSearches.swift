import SourceText

/// `solve`, `sweep` and `regret`: words that may also be names, so they are questions only where a value follows.
extension Parser {
  /// The question that begins here with such a word; nothing where the word is a name.
  mutating func search() throws(Stop) -> Question? {
    guard opensQuestion else { return nil }
    if isWord("solve") { return .solve(try solve()) }
    if isWord("sweep") { return .sweep(try sweep()) }
    if isWord("regret") { return .regret(try regret()) }
    return nil
  }

  private mutating func solve() throws(Stop) -> SolveText {
    try advance()
    let target = try path()
    let line = words(of: target)
    try expectWords(["so", "that"]) { .incompleteSolve($0, line) }
    let condition = try climb(Level.comparison)
    guard case .binary(let operation, let figure, let wanted) = condition.kind,
      let sign = SolveText.Sign(rawValue: operation.rawValue)
    else {
      if kind == .equals { throw unexpected() }
      throw fail(.solveNeedsCondition(condition.span, line, short(condition.span)))
    }
    let found = short(condition.span)
    try expectWords(["between"]) { .missingEnds($0, line, found) }
    let low = try climb(Level.sum)
    try expect(.andWord) { .missingEnds($0, line, found) }
    let high = try climb(Level.sum)
    var step: Expression?
    if kind == .inWord {
      try advance()
      guard isWord("steps") || isWord("step") else { throw unexpected(or: .missingStep(here)) }
      try advance()
      try expect(.ofWord) { .missingStep($0) }
      step = try climb(Level.sum)
    }
    return SolveText(target: target, figure: figure, sign: sign, wanted: wanted, low: low, high: high, step: step)
  }

  private mutating func sweep() throws(Stop) -> SweepText {
    try advance()
    let outcomes = try shown()
    let line = short(span(from: statementStart))
    try expectWords(["over"]) { .missingOver($0, line) }
    var axes = [try axis(line)]
    while try accept(.andWord) {
      if axes.count == 2 { throw fail(.sweepTakesTwo(here)) }
      axes.append(try axis(line))
    }
    var columns: [[Name]] = []
    if try accept(.acrossWord) { columns = try scenarioList() }
    return SweepText(outcomes: outcomes, axes: axes, columns: columns)
  }

  private mutating func axis(_ line: String?) throws(Stop) -> SweepText.Axis {
    let target = try path()
    let name = words(of: target)
    try expect(.inWord) { .missingSweepValues($0, line, name) }
    var values = [try climb(Level.sum)]
    while try accept(.comma) { values.append(try climb(Level.sum)) }
    return SweepText.Axis(target: target, values: values)
  }

  private mutating func regret() throws(Stop) -> RegretText {
    try advance()
    guard let best = RegretText.Best(rawValue: words(current)), Parser.openers.contains(next.kind) else {
      let line = bestIsMissing()
      throw fail(.missingBest(here, line))
    }
    try advance()
    let outcome = try expression()
    let line = short(span(from: statementStart))
    try expect(.acrossWord) { .missingPlans($0, line) }
    let plans = try scenarioList()
    var states: [[Name]] = []
    if isWord("over") {
      try advance()
      states = try scenarioList()
    }
    return RegretText(best: best, outcome: outcome, plans: plans, states: states)
  }

  private mutating func scenarioList() throws(Stop) -> [[Name]] {
    var columns = [try scenarios()]
    while try accept(.comma) { columns.append(try scenarios()) }
    return columns
  }

  private mutating func expectWords(_ wanted: [String], _ diagnostic: (Span) -> Diagnostic) throws(Stop) {
    for word in wanted {
      guard isWord(word) else { throw unexpected(or: diagnostic(here)) }
      try advance()
    }
  }

  private func words(of path: Path) -> String? { short(path.span) }

  /// The rest of the line with the word that says what is best.
  private func bestIsMissing() -> String? {
    var last = index
    while last + 1 < lexemes.count, lexemes[last].kind != .newline, lexemes[last].kind != .end { last += 1 }
    guard last > index, let rest = short(Span(source, Int(current.lower), Int(lexemes[last - 1].upper))) else {
      return nil
    }
    return "regret least " + rest
  }
}
