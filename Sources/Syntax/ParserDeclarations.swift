import SourceText

/// Kinds, units, scenarios, `use` and `correlate`.
extension Parser {
  mutating func kindStatement() throws(Stop) -> Statement.Kind {
    try advance()
    let name = try name { .missingKind($0) }
    let base = try accept(.fromWord) ? try self.name { .missingKind($0) } : nil
    guard kind == .openCurly else { throw unexpected(or: .missingBraces(here, "kind \(name.text) { … }")) }
    return .kind(name, base: base, try fields())
  }

  mutating func unitStatement() throws(Stop) -> Statement.Kind {
    try advance()
    var names = [try name { .missingUnitName($0) }]
    while try accept(.comma) { names.append(try name { .missingUnitName($0) }) }
    return .unit(names, try accept(.equals) ? try expression() : nil)
  }

  mutating func scenarioStatement() throws(Stop) -> Statement.Kind {
    try advance()
    let name = try name { .missingScenario($0) }
    let bases = try accept(.fromWord) ? try scenarios() : []
    guard kind == .openCurly else { throw unexpected(or: .missingBraces(here, "scenario \(name.text) { … }")) }
    return .scenario(name, bases: bases, try changes())
  }

  mutating func useStatement() throws(Stop) -> Statement.Kind {
    try advance()
    if kind == .text {
      let file = Name(String(words(current).dropFirst().dropLast()), span(current))
      try advance()
      return .use(file, isFile: true)
    }
    return .use(try name { .missingFile($0, "use \"file.pht\"") }, isFile: false)
  }

  mutating func correlateStatement() throws(Stop) -> Statement.Kind {
    try advance()
    let first = try path()
    try expect(.comma) { .incompleteCorrelation($0) }
    let second = try path()
    guard isWord("at") else { throw unexpected(or: .incompleteCorrelation(here)) }
    try advance()
    return .correlate(first, second, try expression())
  }
}
