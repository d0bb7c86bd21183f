import SourceText

/// Questions whose answers are drawn: charts, maps, explanations.
extension Parser {
  /// Whether the line begins with `chart` or `map` as a question, and not with a call or a formula of that name.
  var asksForDrawing: Bool { (isWord("chart") || isWord("map")) && (opensQuestion || next.kind == .acrossWord) }

  mutating func drawing() throws(Stop) -> Question {
    let isMap = isWord("map")
    try advance()
    if isMap { return .map(try inOneWorld("map")) }
    let shown = try shown()
    return .chart(shown, across: try columns())
  }

  /// An outcome of a question that takes no scenarios side by side.
  mutating func inOneWorld(_ word: String) throws(Stop) -> Expression {
    let outcome = try expression()
    guard kind == .acrossWord else { return outcome }
    let columns = try columns().map { $0.map(\.text) }
    throw fail(.takesNoAcross(span(from: statementStart), word, short(outcome.span), columns))
  }

  mutating func explanation() throws(Stop) -> Question {
    let asked = try expression()
    let line = short(span(from: statementStart)) ?? "explain …"
    var form = ExplanationForm()
    while true {
      if kind == .acrossWord, form.across.isEmpty {
        form.across = try columns()
      } else if isWord("at"), form.quantile == nil {
        try advance()
        form.quantile = try quantile(line)
      } else if isWord("depth"), form.depth == nil {
        try advance()
        form.depth = try levels(line)
      } else if isWord("as"), !form.isDiagram {
        try advance()
        guard isWord("dot") else { throw fail(.explainAsWhat(here, line)) }
        try advance()
        form.isDiagram = true
      } else {
        return .explain(asked, form)
      }
    }
  }

  /// `across baseline, fast`, or nothing.
  mutating func columns() throws(Stop) -> [[Name]] {
    guard try accept(.acrossWord) else { return [] }
    var columns = [try scenarios()]
    while try accept(.comma) { columns.append(try scenarios()) }
    return columns
  }

  /// `p95`: 1 to 99.
  private mutating func quantile(_ line: String) throws(Stop) -> Int {
    guard kind == .name, words(current).first == "p", let rank = Int(words(current).dropFirst()), (1...99) ~= rank
    else { throw fail(.explainAtWhat(here, line)) }
    try advance()
    return rank
  }

  private mutating func levels(_ line: String) throws(Stop) -> Int {
    guard kind == .number, let count = Int(words(current)), (1...99) ~= count else {
      throw fail(.explainHowDeep(here, line))
    }
    try advance()
    return count
  }
}
