import SourceText

/// A text is statements, one after another.
extension Parser {
  mutating func text() -> ParsedText {
    var statements: [Statement] = []
    while true {
      while kind == .newline { index += 1 }
      if kind == .end { break }
      if let statement = lineOrNothing() { statements.append(statement) }
    }
    var trailing = remarks.lines(before: source.bytes.count + 1)
    while trailing.first == "", statements.isEmpty { trailing.removeFirst() }
    return ParsedText(statements: statements, trailing: trailing, diagnostics: diagnostics.sorted)
  }

  /// The statement that begins here; after an error the reader stands behind it.
  private mutating func lineOrNothing() -> Statement? {
    let start = index
    (statementStart, depth, height, minusIndex) = (index, 0, 0, -1)
    (takesPipes, takesStepCommas) = (true, true)
    var (words, outer) = remarks.open(at: Int(current.lower))
    do throws(Stop) {
      let kind = try statement()
      let place = span(from: start)
      guard self.kind == .newline || self.kind == .end else {
        if self.kind == .comma { throw fail(.oneStatementPerLine(span(current))) }
        throw unexpected()
      }
      remarks.close(&words, outer, at: place.upper, next: Int(current.lower) + 1)
      if case .question = kind { words.recorded = recorded() }
      return Statement(kind, place, remarks: words)
    } catch {
      while self.kind != .end, !(self.kind == .newline && current.depth == 0) { index += 1 }
      remarks.close(&words, outer, at: Int(current.lower), next: Int(current.lower) + 1)
      return nil
    }
  }

  private mutating func recorded() -> [String] {
    while kind == .newline { index += 1 }
    return remarks.recorded(before: kind == .end ? source.bytes.count + 1 : Int(current.lower))
  }

  private mutating func statement() throws(Stop) -> Statement.Kind {
    // An indented line is meant to go on with the one before; alone it would be a question of its own, unseen.
    if beginsWithOperator, kind != .minus || span(current).column > 1 {
      throw fail(.operatorAtLineStart(span(current), words(current)))
    }
    if kind.isReserved, next.kind == .equals || next.kind == .colon {
      throw fail(.reservedWord(span(current), words(current)))
    }
    if kind == .kindWord { return try kindStatement() }
    if kind == .unitWord { return try unitStatement() }
    if kind == .scenarioWord { return try scenarioStatement() }
    if kind == .useWord { return try useStatement() }
    if kind == .correlateWord { return try correlateStatement() }
    if kind == .compareWord || kind == .explainWord || kind == .expectWord { return .question(try question()) }
    if kind == .name {
      if next.kind == .equals || next.kind == .colon { return try definition() }
      if next.kind == .openRound, definesFunction() { return try function() }
      if changeFollows(at: index) { return try changeStatement() }
      if let search = try search() { return .question(search) }
      if asksForAnalysis { return .question(.analysis(try analysis())) }
      if asksForDrawing { return .question(try drawing()) }
    }
    return .question(.show(try shown()))
  }

  /// Whether what follows the word that stands here is a value, and not a call or a formula of that name.
  var opensQuestion: Bool {
    guard !next.opensLine else { return false }
    if next.kind == .openRound || next.kind == .openSquare { return next.lower > current.upper }
    return next.kind != .minus && Parser.openers.contains(next.kind)
  }

  private mutating func definition() throws(Stop) -> Statement.Kind {
    let name = Name(words(current), span(current))
    try advance()
    let declaration = try accept(.colon) ? try self.declaration() : nil
    if kind != .equals, declaration != nil, kind == .newline || kind == .end {
      throw fail(.missingDefinition(here, name.text))
    }
    try expect(.equals) { .missingDefinition($0, name.text) }
    return .definition(name, declaration, try definedValue())
  }

  private mutating func changeStatement() throws(Stop) -> Statement.Kind {
    let start = index
    let target = try path()
    let declaration = try accept(.colon) ? try self.declaration() : nil
    if let declaration, kind == .newline || kind == .end, target.parts.count == 1,
      case .field(let name) = target.parts[0]
    {
      return .field(
        of: target.root,
        Field(name: name, declaration: declaration, value: nil, span: span(from: start), remarks: Remarks()))
    }
    guard let operation = kind.changes else { throw unexpected(or: .missingChange(here, short(target.span))) }
    try advance()
    let value = try definedValue()
    return .change(
      Change(target: target, declaration: declaration, operation: operation, value: value, span: span(from: start)))
  }

  /// Whether `f(…) =` stands here.
  private func definesFunction() -> Bool {
    let depth = lexemes[index + 1].depth
    var place = index + 2
    while place < lexemes.count, lexemes[place].depth > depth { place += 1 }
    return place + 1 < lexemes.count && lexemes[place].kind == .closeRound && lexemes[place + 1].kind == .equals
  }

  private mutating func function() throws(Stop) -> Statement.Kind {
    let name = Name(words(current), span(current))
    try advance()
    let opening = index
    try advance()
    var parameters: [Name] = []
    while kind != .closeRound {
      parameters.append(try self.name { .missingParameter($0) })
      guard try accept(.comma) else { break }
    }
    if kind != .closeRound { throw fail(.missingParameter(here)) }
    try close(.closeRound, opening: opening)
    try expect(.equals) { .missingDefinition($0, name.text) }
    return .function(name, parameters: parameters, try definedValue())
  }

  /// Formulas side by side.
  mutating func shown() throws(Stop) -> [Expression] {
    var expressions = [try expression()]
    while try accept(.comma) { expressions.append(try expression()) }
    return expressions
  }

  private mutating func question() throws(Stop) -> Question {
    let word = kind
    try advance()
    if word == .explainWord { return try explanation() }
    if word == .expectWord {
      let condition = try expression()
      guard isWord("within") else { return .expect(condition, within: nil) }
      try advance()
      return .expect(condition, within: try expression())
    }
    let shown = try shown()
    let line = short(span(from: statementStart))
    let because = isWord("because") ? " because" : ""
    try expect(.acrossWord) { .missingAcross($0, line, behind: because) }
    var columns = [try scenarios()]
    while try accept(.comma) { columns.append(try scenarios()) }
    if isWord("because") {
      try advance()
      return .analysis(.because(shown, across: columns))
    }
    return .compare(shown, across: columns)
  }
}
