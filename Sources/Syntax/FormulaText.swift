import SourceText

/// Writes formulas; brackets stand only where precedence needs them.
///
/// With an indent, braces, pipelines, lists and conditions are laid out over several lines; without one, all is one line.
struct FormulaText {
  /// Blanks before the lines that a formula is continued on; without a value all stands on one line.
  var indent: Int?
  /// Columns that stand before the formula on its first line.
  var before = 0

  static let flat = FormulaText(indent: nil)

  /// How tightly a place holds: what is looser than it stands in brackets.
  enum Place: Int, Comparable {
    case whole, pipe, or, and, not, comparison, range, sum, product, sign, power, part
    static func < (left: Place, right: Place) -> Bool { left.rawValue < right.rawValue }
    var tighter: Place { Place(rawValue: rawValue + 1) ?? .part }
  }

  /// The formula as it stands at a place; `commas` tells whether a comma would belong to its last step.
  func text(_ expression: Expression, at place: Place = .whole, commas: Bool = true) -> String {
    if place > loosest(expression) || (!commas && hasSeveralItems(expression)) {
      return "(" + inBrackets(expression) + ")"
    }
    return words(expression, commas: commas)
  }

  /// What stands in brackets stays on one line where it can.
  private func inBrackets(_ expression: Expression) -> String {
    guard let indent, !Breaking.isNeeded(expression) else { return words(expression, commas: true) }
    let flat = FormulaText.flat.words(expression, commas: true)
    return indent + flat.count <= Breaking.width ? flat : words(expression, commas: true)
  }

  /// A formula that ends before `|` and clauses; a condition needs no brackets there.
  func inner(_ expression: Expression) -> String {
    if case .conditional = expression.kind { return words(expression, commas: true) }
    return text(expression, at: .or)
  }

  /// Formulas with commas between them; a pipeline would take what follows it, so all but the last stand in brackets.
  ///
  /// Behind a word that may be a name, a minus would be taken from it.
  func list(_ expressions: [Expression], separator: String = ", ", behindName: Bool = false) -> String {
    expressions.enumerated().map { offset, expression in
      if behindName, offset == 0, FormulaText.flat.text(expression).first == "-" { return text(expression, at: .part) }
      if offset < expressions.count - 1, case .pipeline = expression.kind { return text(expression, at: .part) }
      return text(expression)
    }.joined(separator: separator)
  }

  /// The tightest place at which the formula needs no brackets.
  private func loosest(_ expression: Expression) -> Place {
    switch expression.kind {
    case .with, .given, .convert, .starting: .whole
    case .pipeline, .conditional: .pipe
    case .binary(let sign, _, _): FormulaText.place(of: sign)
    case .range: .range
    case .unary(let sign, _): sign == .not ? .not : .sign
    case .number: .power
    case .interval, .modified, .month, .rows: .power
    case .text, .yesNo, .name, .this, .previous, .field, .index, .call, .construct, .list, .invalid: .part
    }
  }

  static func place(of sign: BinaryOperator) -> Place {
    switch sign {
    case .or: .or
    case .and: .and
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .add, .subtract: .sum
    case .multiply, .divide, .of: .product
    case .power: .power
    }
  }

  private func hasSeveralItems(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .pipeline(_, let steps): steps.contains { $0.arguments.count > 1 || $0.groups.count > 1 }
    case .with(let base, _), .given(let base, _), .convert(let base, _), .starting(let base, _): hasSeveralItems(base)
    case .number, .text, .yesNo, .month, .interval, .modified, .name, .this, .previous, .field, .index, .call, .unary,
      .binary, .conditional, .construct, .list, .rows, .range, .invalid:
      false
    }
  }

  private func words(_ expression: Expression, commas: Bool) -> String {
    switch expression.kind {
    case .number(let literal): number(literal)
    case .text(let words): "\"" + words + "\""
    case .yesNo(let value): value ? "yes" : "no"
    case .month(let month): month.description
    case .interval(let low, let high): end(low) + " to " + end(high)
    case .modified(let each, let fresh, let source):
      (each ? "each " : "") + (fresh ? "fresh " : "") + words(source, commas: commas)
    case .name(let name): name
    case .this: "this"
    case .previous: "previous"
    case .field(let base, let name): text(base, at: .part) + "." + name.text
    case .index(let base, let key): text(base, at: .part) + "[" + text(key) + "]"
    case .call(let name, let arguments): call(name, arguments)
    case .unary(let sign, let operand): signed(sign, operand)
    case .binary(let sign, let left, let right): binary(sign, left, right)
    case .conditional(let condition, let chosen, let other): conditional(condition, chosen, other, commas)
    case .construct(let kind, let changes): kind.text + " " + braces(changes)
    case .list(let items): squareBrackets(items)
    case .rows(let kind, let file, _): kind.text + " from \"" + file + "\""
    case .pipeline(let base, let steps): pipeline(base, steps)
    case .with(let base, let layer): text(base, commas: commas) + " with " + self.layer(layer)
    case .given(let base, let condition): text(base, commas: commas) + " given " + inner(condition)
    case .convert(let base, let unit): text(base, commas: commas) + " in " + Syntax.text(of: unit)
    case .starting(let value, let first): text(value, at: .or) + " starting " + text(first, commas: commas)
    case .range(let first, let last): text(first, at: .sum) + " .. " + text(last, at: .sum)
    case .invalid: "?"
    }
  }

  func number(_ literal: NumberLiteral) -> String {
    guard let unit = literal.unit, let first = unit.factors.first else { return literal.digits }
    return literal.digits + (first.power > 0 ? " " : "") + unitWords(unit)
  }

  private func end(_ expression: Expression) -> String {
    if case .number(let literal) = expression.kind { return number(literal) }
    return "(" + text(expression) + ")"
  }

  /// A call on one line; where it does not fit, its arguments on the next, or each on its own.
  private func call(_ name: Name, _ arguments: [Argument]) -> String {
    let flat = name.text + "(" + arguments.map(FormulaText.flat.argument).joined(separator: ", ") + ")"
    guard let indent else { return flat }
    // At the start of a line a name before a colon would be read as a definition.
    let beginsLikeDefinition = arguments.contains { if case .name = $0.point?.kind { true } else { false } }
    if arguments.count < 2 || beginsLikeDefinition || indent + before + flat.count <= Breaking.width {
      return name.text + "(" + arguments.map(argument).joined(separator: ", ") + ")"
    }
    let gap = "\n" + String(repeating: " ", count: indent + 2)
    let rest = flat.dropFirst(name.text.count + 1)
    // What holds comments cannot stand on one line.
    let isBroken = arguments.contains { argument in
      argument.point != nil || [argument.value, argument.group].compactMap(\.self).contains(where: Breaking.isNeeded)
    }
    let fits = !isBroken && indent + 2 + rest.count <= Breaking.width
    let texts = arguments.map(fits ? FormulaText.flat.argument : FormulaText(indent: indent + 2).argument)
    return name.text + "(" + gap + texts.joined(separator: "," + (fits ? " " : gap)) + ")"
  }

  private func argument(_ argument: Argument) -> String {
    let point = argument.point.map { text($0, commas: false) + ": " } ?? ""
    guard let group = argument.group else { return point + text(argument.value, commas: false) }
    // A step before `by` would take the groups for its own.
    return point + text(argument.value, at: .or) + " by " + inner(group)
  }

  private func signed(_ sign: UnaryOperator, _ operand: Expression) -> String {
    switch sign {
    case .not: return "not " + text(operand, at: .not)
    case .minus:
      if case .interval = operand.kind { return "-(" + text(operand) + ")" }
      return "-" + text(operand, at: .sign)
    }
  }

  private func binary(_ sign: BinaryOperator, _ left: Expression, _ right: Expression) -> String {
    let place = FormulaText.place(of: sign)
    if place == .power { return base(left) + " ^ " + text(right, at: .sign) }
    if place == .comparison {
      return text(left, at: place.tighter) + " " + sign.rawValue + " " + text(right, at: place.tighter)
    }
    return chain(sign, left, right)
  }

  /// Operators side by side; their trees lean to the left and may be high, so they are walked without recursion.
  private func chain(_ sign: BinaryOperator, _ left: Expression, _ right: Expression) -> String {
    var links = [(sign: sign, right: right)]
    var first = left
    var place = FormulaText.place(of: sign)
    while case .binary(let sign, let left, let right) = first.kind {
      let next = FormulaText.place(of: sign)
      if next < place || next == .power || next == .comparison { break }
      links.append((sign, right))
      (first, place) = (left, next)
    }
    var words = text(first, at: place)
    var columns = (indent ?? 0) + before + (indent == nil ? 0 : FormulaText.flat.text(first, at: place).count)
    for link in links.reversed() {
      let place = FormulaText.place(of: link.sign)
      var gap = " "
      if let indent {
        columns += FormulaText.flat.text(link.right, at: place.tighter).count + 5
        if place != .product, columns > Breaking.width { gap = "\n" + String(repeating: " ", count: indent + 4) }
      }
      words += " " + link.sign.rawValue + gap + text(link.right, at: place.tighter)
    }
    return words
  }

  /// What `^` raises: an interval is bracketed, so that its end does not seem to be raised alone.
  private func base(_ expression: Expression) -> String {
    if case .number = expression.kind { return text(expression) }
    return text(expression, at: .part)
  }

  private func conditional(_ condition: Expression, _ chosen: Expression, _ other: Expression, _ commas: Bool) -> String
  {
    let gap = indent.map { "\n" + String(repeating: " ", count: $0 + 2) } ?? " "
    return "if " + branch(condition, commas) + gap + "then " + branch(chosen, commas) + gap + "else " + inner(other)
  }

  private func branch(_ expression: Expression, _ commas: Bool) -> String {
    switch expression.kind {
    case .conditional, .pipeline: return text(expression, at: .part)
    case .number, .text, .yesNo, .month, .interval, .modified, .name, .this, .previous, .field, .index, .call, .unary,
      .binary, .construct, .list, .rows, .with, .given, .convert, .starting, .range, .invalid:
      return text(expression, commas: commas)
    }
  }

  private func pipeline(_ base: Expression, _ steps: [Step]) -> String {
    let gap = indent.map { "\n" + String(repeating: " ", count: $0 + 2) } ?? " "
    let deeper = FormulaText(indent: indent.map { $0 + 2 })
    return text(base, at: .or) + steps.map { gap + "| " + deeper.step($0) }.joined()
  }

  private func step(_ step: Step) -> String {
    var words = step.verb.text
    if !step.arguments.isEmpty { words += " " + step.arguments.map(inner).joined(separator: ", ") }
    if step.descending { words += " desc" }
    if !step.groups.isEmpty { words += " by " + step.groups.map(inner).joined(separator: ", ") }
    return words
  }

  private func layer(_ layer: LayerText) -> String {
    switch layer {
    case .scenarios(let names): names.map(\.text).joined(separator: " + ")
    case .changes(let changes, let braces):
      braces ? self.braces(changes) : changes.map { change($0) }.joined(separator: ", ")
    }
  }

  /// A single change behind `with`, which ends before `|` and clauses.
  private func change(_ change: Change) -> String {
    head(change) + inner(change.value)
  }

  private func squareBrackets(_ items: [Expression]) -> String {
    guard let indent, !items.isEmpty else {
      return "[" + items.map { text($0, commas: false) }.joined(separator: ", ") + "]"
    }
    let deeper = FormulaText(indent: indent + 2)
    let pad = "\n" + String(repeating: " ", count: indent + 2)
    return "[" + items.map { pad + deeper.text($0, commas: false) }.joined(separator: ",") + "\n"
      + String(repeating: " ", count: indent) + "]"
  }

  private func braces(_ changes: [Change]) -> String {
    guard !changes.isEmpty else { return "{ }" }
    guard let indent else { return "{ " + changes.map { head($0) + text($0.value) }.joined(separator: ", ") + " }" }
    return BlockText(indent: indent).braces(changes)
  }

  /// `path : unit = ` of a change.
  func head(_ change: Change) -> String {
    path(change.target) + (change.declaration.map { " : " + Syntax.text(of: $0) } ?? "") + " "
      + change.operation.rawValue + " "
  }

  func path(_ path: Path) -> String {
    path.root.text
      + path.parts.map { part in
        switch part {
        case .field(let name): "." + name.text
        case .index(let key): "[" + FormulaText.flat.text(key) + "]"
        }
      }.joined()
  }
}

/// A unit with its signs, from the first: `kr/year`, `/month`.
func unitWords(_ unit: UnitText) -> String {
  var words = ""
  for factor in unit.factors {
    for _ in 0..<abs(factor.power) {
      words += factor.power < 0 ? "/" : words.isEmpty ? "" : "*"
      words += factor.name.text
    }
  }
  return words
}
