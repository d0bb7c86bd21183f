import SourceText

/// Questions about what an answer rests on.
extension Parser {
  /// Whether the line begins with such a question, and not with a call or a formula of that name.
  var asksForAnalysis: Bool {
    guard ReservedWords.analyses.contains(words(current)), !next.opensLine else { return false }
    if next.kind == .openRound || next.kind == .openSquare { return next.lower > current.upper }
    return next.kind != .minus && Parser.openers.contains(next.kind)
  }

  mutating func analysis() throws(Stop) -> Analysis {
    let word = words(current)
    try advance()
    if word == "flips" { return try flips() }
    if word == "assumptions" { return .assumptions(try inOneWorld(word)) }
    let outcome = try expression()
    let (inputs, columns) = try inputsAndColumns()
    guard columns.isEmpty || columns.count == 2 else {
      throw fail(.acrossTwo(span(from: statementStart), word, short(outcome.span), columns.map { $0.map(\.text) }))
    }
    return word == "variance"
      ? .variance(outcome, by: inputs, across: columns) : .sensitivity(outcome, by: inputs, across: columns)
  }

  private mutating func flips() throws(Stop) -> Analysis {
    guard kind == .name, let aim = Aim(rawValue: words(current)), next.kind != .acrossWord else {
      throw fail(.missingAim(here, short(lineFromHere)))
    }
    try advance()
    let outcome = try expression()
    let (inputs, columns) = try inputsAndColumns()
    let line = short(span(from: statementStart))
    guard columns.count > 1 else {
      throw columns.isEmpty ? unexpected(or: .missingAcross(here, line, "flips")) : fail(.missingOther(here, line))
    }
    return .flips(aim, outcome, by: inputs, across: columns)
  }

  /// `by nurse_pay, fee_share` and `across baseline, fast`, in either order.
  private mutating func inputsAndColumns() throws(Stop) -> ([Path], [[Name]]) {
    var inputs: [Path] = []
    var columns: [[Name]] = []
    while true {
      if isWord("by"), inputs.isEmpty {
        repeat {
          try advance()
          inputs.append(try path())
        } while kind == .comma
      } else if kind == .acrossWord, columns.isEmpty {
        columns = try self.columns()
      } else {
        return (inputs, columns)
      }
    }
  }

  /// The rest of the line.
  var lineFromHere: Span {
    var last = index
    while last + 1 < lexemes.count, lexemes[last + 1].kind != .newline, lexemes[last + 1].kind != .end { last += 1 }
    return kind == .newline || kind == .end ? here : span(lexemes[index]).joined(span(lexemes[last]))
  }
}
