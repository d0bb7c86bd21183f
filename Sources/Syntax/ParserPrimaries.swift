import Quantities
import SourceText

/// The smallest formulas: numbers, names, brackets, calls, `if`.
extension Parser {
  mutating func primary() throws(Stop) -> Expression {
    height = 1
    let start = index
    if kind == .number { return try interval(from: start, number()) }
    if kind == .name { return try named() }
    if kind == .openRound {
      try advance()
      let inner = try bracketed(commas: true)
      try close(.closeRound, opening: start)
      return try interval(from: start, inner)
    }
    if kind == .ifWord { return try conditional() }
    if kind == .openSquare {
      try advance()
      let items = try list(until: .closeSquare, opening: start)
      return Expression(.list(items), span(from: start))
    }
    if kind == .eachWord || kind == .freshWord { return try modified() }
    if let simple = try simple() { return simple }
    throw missingPrimary()
  }

  /// Reports that no formula begins here; apart from `primary`, so that deep brackets take little of the stack.
  @inline(never)
  mutating func missingPrimary() -> Stop {
    if kind == .plus { return fail(.plusSign(span(current))) }
    if kind == .notWord { return fail(.notNeedsBrackets(span(current))) }
    if kind == .toWord, index > statementStart { return fail(.intervalEnds(span(current))) }
    return unexpected(or: .missingValue(here, after: index > statementStart ? words(before) : ""))
  }

  /// Formulas of one word.
  private mutating func simple() throws(Stop) -> Expression? {
    let place = span(current)
    let found: Expression.Kind
    if kind == .text {
      found = .text(String(words(current).dropFirst().dropLast()))
    } else if kind == .month {
      let digits = words(current)
      found = .month(Month(year: Int(digits.prefix(4)) ?? 0, number: Int(digits.dropFirst(5).prefix(2)) ?? 1))
    } else if kind == .yesWord || kind == .noWord {
      found = .yesNo(kind == .yesWord)
    } else if kind == .thisWord {
      found = .this
    } else if kind == .previousWord {
      if next.kind == .openRound { return try named() }
      found = .previous
    } else {
      return nil
    }
    try advance()
    return Expression(found, place)
  }

  /// A name, a call, a constructor or the rows of a file.
  private mutating func named() throws(Stop) -> Expression {
    let start = index
    let name = Name(words(current), span(current))
    try advance()
    if kind == .openRound {
      let opening = index
      try advance()
      let arguments = try arguments(opening: opening)
      return Expression(.call(name, arguments), span(from: start))
    }
    if kind == .openCurly {
      let changes = try changes()
      return Expression(.construct(kind: name, changes), span(from: start))
    }
    if kind == .fromWord {
      try advance()
      guard kind == .text else { throw unexpected(or: .missingFile(here, name.text + " from \"file.csv\"")) }
      let file = String(words(current).dropFirst().dropLast())
      let place = span(current)
      try advance()
      return Expression(.rows(kind: name, file: file, place), span(from: start))
    }
    if kind == .toWord { throw fail(.intervalOfNames(span(current), name.text)) }
    return Expression(.name(name.text), name.span)
  }

  private mutating func list(until end: LexemeKind, opening: Int) throws(Stop) -> [Expression] {
    var items: [Expression] = []
    var tallest = 0
    while kind != end {
      items.append(try bracketed(commas: false))
      tallest = max(tallest, height)
      guard try accept(.comma) else { break }
    }
    try close(end, opening: opening)
    try grow(over: tallest)
    return items
  }

  private mutating func arguments(opening: Int) throws(Stop) -> [Argument] {
    var arguments: [Argument] = []
    var tallest = 0
    while kind != .closeRound {
      var argument = Argument(value: try bracketed(commas: false))
      tallest = max(tallest, height)
      if try accept(.colon) {
        argument.point = argument.value
        argument.value = try bracketed(commas: false)
        tallest = max(tallest, height)
      }
      if isWord("by") {
        try advance()
        argument.group = try withoutPipes()
        tallest = max(tallest, height)
      }
      arguments.append(argument)
      guard try accept(.comma) else { break }
    }
    try close(.closeRound, opening: opening)
    try grow(over: tallest)
    return arguments
  }

  private mutating func conditional() throws(Stop) -> Expression {
    let start = index
    try deepen()
    try advance()
    let condition = try expression()
    var tallest = height
    try expect(.thenWord) { .missingThen($0) }
    let chosen = try expression()
    tallest = max(tallest, height)
    try expect(.elseWord) { .missingElse($0) }
    let other = takesPipes ? try pipeline() : try climb(Level.or)
    depth -= 1
    try grow(over: max(tallest, height))
    return Expression(.conditional(condition, chosen, other), span(from: start))
  }

  /// `each`, `fresh` or both before an interval or a distribution.
  private mutating func modified() throws(Stop) -> Expression {
    let start = index
    var (each, fresh) = (false, false)
    while kind == .eachWord || kind == .freshWord {
      if kind == .eachWord ? each : fresh { throw fail(.saidTwice(span(current), words(current))) }
      if kind == .eachWord { each = true } else { fresh = true }
      try advance()
    }
    let source = try primary()
    try grow(over: height)
    switch source.kind {
    case .interval, .call:
      return Expression(.modified(each: each, fresh: fresh, source), span(from: start))
    case .number, .text, .yesNo, .month, .modified, .name, .this, .previous, .field, .index, .unary, .binary,
      .conditional,
      .construct, .list, .rows, .pipeline, .with, .given, .convert, .starting, .range, .invalid:
      throw fail(.modifierNeedsInterval(source.span, words(lexemes[start])))
    }
  }

  /// The low end alone, or the whole interval where `to` follows.
  private mutating func interval(from start: Int, _ low: Expression) throws(Stop) -> Expression {
    guard kind == .toWord else { return low }
    let below = height
    let sign = minusIndex == start - 1 && start > 0 ? span(lexemes[start - 1]) : nil
    try advance()
    height = 1
    let high: Expression
    let first = index
    if kind == .number {
      high = try number()
    } else if kind == .openRound {
      try advance()
      high = try bracketed(commas: true)
      try close(.closeRound, opening: first)
    } else if kind == .minus, next.kind == .number {
      let place = span(current)
      try advance()
      let end = try number()
      throw fail(
        .minusBeforeInterval(
          place, low: lowEnd(low, end, isBelowZero: sign != nil), high: short(end.span).map { "-" + $0 }))
    } else {
      throw unexpected(or: .intervalEnds(here))
    }
    if kind == .toWord { throw fail(.intervalHasTwoEnds(span(current))) }
    if let sign {
      throw fail(.minusBeforeInterval(sign, low: lowEnd(low, high, isBelowZero: true), high: short(high.span)))
    }
    try grow(over: max(below, height))
    return Expression(.interval(low: low, high: high), span(from: start))
  }

  /// `-5 kr` for the low end of `-5 to 10 kr`.
  private func lowEnd(_ low: Expression, _ high: Expression, isBelowZero: Bool) -> String? {
    guard let words = short(low.span) else { return nil }
    let text = (isBelowZero ? "-" : "") + words
    guard case .number(let end) = low.kind, end.unit == nil, case .number(let other) = high.kind, let unit = other.unit
    else { return text }
    return text + (unit.factors.first?.power == 1 ? " " : "") + unit.span.text
  }
}
