import SourceText

/// Braces with fields or changes, one per line or with commas between them.
extension Parser {
  /// `{ path = formula, … }`
  mutating func changes() throws(Stop) -> [Change] {
    var changes: [Change] = []
    try block(changes: &changes) { (parser: inout Parser) throws(Stop) in
      try parser.change()
    } remarks: {
      $0.remarks = $1
    }
    return changes
  }

  /// `{ name : unit = formula, … }` of a kind.
  mutating func fields() throws(Stop) -> [Field] {
    var fields: [Field] = []
    try block(changes: &fields) { (parser: inout Parser) throws(Stop) in
      try parser.field()
    } remarks: {
      $0.remarks = $1
    }
    return fields
  }

  private mutating func block<Item>(
    changes items: inout [Item], read: (inout Parser) throws(Stop) -> Item, remarks set: (inout Item, Remarks) -> Void
  ) throws(Stop) {
    let opening = index
    let inner = current.depth + 1
    let outer = (takesPipes, takesStepCommas, depth)
    (takesPipes, takesStepCommas) = (true, true)
    try deepen()
    try advance()
    remarks.passHead(until: Int(current.lower))
    var tallest = 0
    var last = Remarks()
    while true {
      while kind == .newline && current.depth >= inner || kind == .comma { try advance() }
      if kind == .closeCurly || kind == .end || kind == .newline || kind.opensStatement && current.opensLine { break }
      var (words, kept) = remarks.open(at: Int(current.lower))
      let depthBefore = depth
      do throws(Stop) {
        var item = try read(&self)
        tallest = max(tallest, height)
        guard kind == .newline || kind == .comma || kind == .closeCurly || kind == .end else { throw unexpected() }
        remarks.close(&words, kept, at: Int(before.upper), next: Int(current.lower))
        if kind == .comma { remarks.takeBehind(&words, before: Int(next.lower)) }
        set(&item, words)
        last = words
        items.append(item)
      } catch {
        depth = depthBefore
        (takesPipes, takesStepCommas) = (true, true)
        if index - statementStart > TextLimits.statement { throw error }
        skipField(inner)
        remarks.close(&words, kept, at: Int(before.upper), next: Int(current.lower))
      }
    }
    guard kind == .closeCurly else {
      throw fail(.unclosedBracket(span(lexemes[opening]), "{", at: here))
    }
    if items.isEmpty {
      remarks.passLines(before: Int(current.lower))
    } else {
      last.below = remarks.lines(before: Int(current.lower))
      if !last.below.isEmpty { set(&items[items.count - 1], last) }
    }
    try advance()
    (takesPipes, takesStepCommas, depth) = outer
    try grow(over: tallest)
  }

  /// Goes to where the next field of the braces may begin.
  private mutating func skipField(_ inner: Int32) {
    while kind != .end {
      if current.depth < inner { return }
      if current.depth == inner, kind == .newline || kind == .comma && changeFollows(at: index + 1) { return }
      index += 1
    }
  }

  /// `path = formula`, in braces.
  private mutating func change() throws(Stop) -> Change {
    let start = index
    if beginsWithOperator { throw fail(.operatorAtLineStart(span(current), words(current))) }
    let target = try path()
    let tallest = height
    let declaration = try accept(.colon) ? try self.declaration() : nil
    guard let operation = kind.changes else {
      throw unexpected(or: .missingChange(here, short(target.span)))
    }
    try advance()
    let value = try definedValue()
    height = max(height, tallest)
    return Change(
      target: target, declaration: declaration, operation: operation, value: value, span: span(from: start))
  }

  private mutating func field() throws(Stop) -> Field {
    let start = index
    height = 0
    if beginsWithOperator { throw fail(.operatorAtLineStart(span(current), words(current))) }
    let name = try name { .missingFieldName($0) }
    let declaration = try accept(.colon) ? try self.declaration() : nil
    var value: Expression?
    if try accept(.equals) { value = try definedValue() }
    guard declaration != nil || value != nil else { throw unexpected(or: .missingDeclaration(here, name.text)) }
    return Field(name: name, declaration: declaration, value: value, span: span(from: start), remarks: Remarks())
  }

  /// A formula behind `=`, with what it starts from.
  mutating func definedValue() throws(Stop) -> Expression {
    let start = index
    let value = try expression()
    guard kind == .startingWord else { return value }
    try advance()
    let below = height
    let first = try expression()
    try grow(over: max(below, height))
    return Expression(.starting(value, first), span(from: start))
  }

  /// `brumunddal.team.posts`, `practices[gps >= 5 gp].team.posts`
  mutating func path() throws(Stop) -> Path {
    let start = index
    let root = try name { .missingFieldName($0) }
    var parts: [Path.Part] = []
    var tallest = 0
    while kind == .dot || kind == .openSquare {
      if try accept(.dot) {
        parts.append(.field(try name { .missingField($0) }))
      } else {
        let opening = index
        try advance()
        parts.append(.index(try bracketed(commas: true)))
        tallest = max(tallest, height)
        try close(.closeSquare, opening: opening)
      }
      if parts.count > TextLimits.chain { throw fail(.chainTooLong(here)) }
    }
    height = tallest
    return Path(root: root, parts: parts, span: span(from: start))
  }
}
