import SourceText

/// Numbers with their units, and units on their own.
extension Parser {
  /// A number, its scale word and its unit.
  mutating func number() throws(Stop) -> Expression {
    let start = index
    let written = words(current)
    var digits = ""
    var plain = ""
    for scalar in written.unicodeScalars {
      if Utf8.isWideBlank(scalar) || scalar == " " {
        digits += " "
      } else {
        digits.unicodeScalars.append(scalar)
        if scalar != "_" { plain.unicodeScalars.append(scalar) }
      }
    }
    try advance()
    var power = 0
    if kind == .name, !current.opensLine, let found = ReservedWords.scales[words(current)] {
      power = found
      digits += " " + words(current)
      try advance()
    }
    let hasExponent = plain.utf8.contains(UInt8(ascii: "e")) || plain.utf8.contains(UInt8(ascii: "E"))
    // An error has been reported for a number with a comma; any value will do.
    var value = Double(power == 0 || hasExponent ? plain : plain + "e" + String(power)) ?? 0
    if hasExponent { for _ in 0..<power { value *= 10 } }
    guard value.isFinite else { throw fail(.numberTooLarge(span(from: start))) }
    let unit = try unitAfterNumber()
    return Expression(.number(NumberLiteral(value: value, digits: digits, unit: unit)), span(from: start))
  }

  private mutating func unitAfterNumber() throws(Stop) -> UnitText? {
    if kind == .percent { return try factors() }
    if kind == .slash, isTight, next.kind == .name, next.lower == current.upper { return try factors() }
    guard kind == .name, !current.opensLine, !ReservedWords.afterNumber.contains(words(current)) else { return nil }
    return try factors()
  }

  /// A unit after `in` or `:`; it may begin with `1/` or `/`.
  mutating func unit() throws(Stop) -> UnitText {
    let start = index
    if kind == .number, words(current) == "1", next.kind == .slash { try advance() }
    if kind.isReserved { throw fail(.reservedWord(span(current), words(current))) }
    guard kind == .name || kind == .percent || kind == .slash else { throw unexpected(or: .missingUnit(here)) }
    if kind == .slash, next.kind != .name { throw unexpected(or: .missingUnit(here)) }
    var unit = try factors()
    unit.span = span(from: start)
    if kind == .slash || kind == .star, next.kind == .name {
      throw fail(.spacedUnit(span(current), write: unit.span.text + words(current) + words(next)))
    }
    return unit
  }

  /// Names joined by tight `/` and `*`.
  private mutating func factors() throws(Stop) -> UnitText {
    let start = index
    var found: [UnitText.Factor] = []
    if kind != .slash {
      found.append(UnitText.Factor(Name(words(current), span(current)), power: 1))
      try advance()
    }
    while kind == .slash || kind == .star, found.isEmpty || isTight, next.kind == .name || next.kind == .percent,
      next.lower == current.upper
    {
      let power = kind == .slash ? -1 : 1
      try advance()
      found.append(UnitText.Factor(Name(words(current), span(current)), power: power))
      try advance()
    }
    return UnitText(found, span(from: start))
  }

  /// What follows the colon of a definition or field.
  mutating func declaration() throws(Stop) -> Declaration {
    if kind == .ownWord || kind == .refWord {
      let own = kind == .ownWord
      try advance()
      let name = try name { own ? .missingKind($0) : .missingCollection($0) }
      return own ? .own(name) : .ref(name)
    }
    let place = span(current)
    let alone = next.kind != .slash && next.kind != .star
    if kind == .name, alone, let simple = simpleDeclaration(words(current), place) {
      try advance()
      return simple
    }
    return .unit(try unit())
  }

  private func simpleDeclaration(_ word: String, _ place: Span) -> Declaration? {
    switch word {
    case "text": .text(place)
    case "yes_no": .yesNo(place)
    case "share": .share(place)
    case "number": .number(place)
    case "date": .date(place)
    default: nil
    }
  }
}
