import SourceText

/// Cuts the bytes of a text into lexemes; whatever the bytes are, it ends, and says what it could not read.
struct Lexer {
  let source: SourceText
  let bytes: [UInt8]
  var position = 0
  var lexemes: [Lexeme] = []
  var diagnostics = DiagnosticList()

  init(_ source: SourceText) {
    self.source = source
    self.bytes = source.bytes
  }

  /// Reads the whole text; the last lexeme is `end`.
  mutating func run() {
    lexemes.reserveCapacity(bytes.count / 4)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    while position < bytes.count { step() }
    emit(.end, bytes.count, bytes.count)
  }

  func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  func span(_ lower: Int, _ upper: Int) -> Span { Span(source, lower, upper) }

  mutating func emit(_ kind: LexemeKind, _ lower: Int, _ upper: Int) {
    lexemes.append(Lexeme(kind, lower, upper))
    position = upper
  }

  /// Reports what was wrong with a stretch and goes on as if `kind` stood there.
  mutating func emit(_ kind: LexemeKind, to upper: Int, after diagnostic: (Span) -> Diagnostic) {
    diagnostics.add(diagnostic(span(position, upper)))
    emit(kind, position, upper)
  }

  private mutating func step() {
    let first = bytes[position]
    switch first {
    case 9, 32: position += 1
    case 10: emit(.newline, position, position + 1)
    case 13 where byte(position + 1) == 10 || position + 1 == bytes.count: position += 1
    case UInt8(ascii: "#"): comment()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quoted()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
    case UInt8(ascii: "."): dot()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): name()
    case 0x80...0xFF: wide()
    default: sign()
    }
  }

  private mutating func name() {
    let start = position
    var end = position
    while end < bytes.count {
      let (scalar, length) = Utf8.scalar(in: bytes, at: end)
      guard let scalar, Utf8.continuesName(scalar) else { break }
      end += length
    }
    var kind = LexemeKind.name
    if end - start <= ReservedWords.longest, let word = ReservedWords.kinds[source[start..<end]] { kind = word }
    emit(kind, start, end)
  }

  private mutating func comment() {
    let start = position
    var end = position
    while end < bytes.count, bytes[end] != 10 { end += 1 }
    if end > start, bytes[end - 1] == 13 { end -= 1 }
    checkReadable(start, end)
    emit(.comment, start, end)
  }

  /// Reports the first byte within a comment or a text that is no character or would act on the screen.
  mutating func checkReadable(_ lower: Int, _ upper: Int) {
    var offset = lower
    while offset < upper {
      if bytes[offset] >= 32, bytes[offset] < 127 {
        offset += 1
        continue
      }
      let (scalar, length) = Utf8.scalar(in: bytes, at: offset)
      let place = span(offset, min(upper, offset + length))
      guard let scalar else { return diagnostics.add(.notReadable(place)) }
      if scalar.value != 9, scalar.properties.generalCategory == .control {
        return diagnostics.add(.strayCharacter(place, Utf8.shown(scalar)))
      }
      offset += length
    }
  }

  /// A character outside ASCII: a letter, a blank, a sign as word processors write it, or nothing we know.
  private mutating func wide() {
    let (scalar, length) = Utf8.scalar(in: bytes, at: position)
    guard let scalar else {
      var end = position + length
      while end < bytes.count, bytes[end] >= 0x80, Utf8.scalar(in: bytes, at: end).scalar == nil { end += 1 }
      return emit(.bad, to: end) { .notReadable($0) }
    }
    if Utf8.opensName(scalar) { return name() }
    if Utf8.isWideBlank(scalar) {
      position += length
    } else if "“”„«»‘’".unicodeScalars.contains(scalar) {
      quoted()
    } else if let (kind, plain) = Lexer.typographic[scalar] {
      emit(kind, to: position + length) { .typographic($0, Utf8.shown(scalar), write: plain) }
    } else {
      stray()
    }
  }

  /// A run of one character that has no meaning here.
  mutating func stray() {
    let (scalar, length) = Utf8.scalar(in: bytes, at: position)
    var end = position + length
    while end + length <= bytes.count, bytes[end..<(end + length)] == bytes[position..<(position + length)] {
      end += length
    }
    emit(.bad, to: end) { .strayCharacter($0, Utf8.shown(scalar ?? "?")) }
  }

  private static let typographic: [Unicode.Scalar: (LexemeKind, String)] = [
    "\u{2212}": (.minus, "-"), "\u{2010}": (.minus, "-"), "\u{2011}": (.minus, "-"),
    "–": (.minus, "-"), "—": (.minus, "-"), "×": (.star, "*"), "·": (.star, "*"), "⋅": (.star, "*"), "∙": (.star, "*"),
    "÷": (.slash, "/"), "∕": (.slash, "/"), "⁄": (.slash, "/"), "≤": (.lessOrEqual, "<="), "≥": (.greaterOrEqual, ">="),
    "≠": (.differs, "!="), "…": (.dots, ".."), "％": (.percent, "%"),
  ]
}
