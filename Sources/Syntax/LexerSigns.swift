import SourceText

/// Signs, dots and texts.
extension Lexer {
  mutating func sign() {
    let next = byte(position + 1)
    switch (bytes[position], next) {
    case (UInt8(ascii: "+"), UInt8(ascii: "=")): emit(.plusEquals, position, position + 2)
    case (UInt8(ascii: "-"), UInt8(ascii: "=")): emit(.minusEquals, position, position + 2)
    case (UInt8(ascii: "*"), UInt8(ascii: "=")): emit(.starEquals, position, position + 2)
    case (UInt8(ascii: "="), UInt8(ascii: "=")): emit(.same, position, position + 2)
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): emit(.differs, position, position + 2)
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): emit(.lessOrEqual, position, position + 2)
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): emit(.greaterOrEqual, position, position + 2)
    case (UInt8(ascii: "*"), UInt8(ascii: "*")): instead(.caret, 2, of: "**", write: "^")
    case (UInt8(ascii: "<"), UInt8(ascii: ">")): instead(.differs, 2, of: "<>", write: "!=")
    case (UInt8(ascii: "="), UInt8(ascii: ">")): instead(.greaterOrEqual, 2, of: "=>", write: ">=")
    case (UInt8(ascii: "="), UInt8(ascii: "<")): instead(.lessOrEqual, 2, of: "=<", write: "<=")
    case (UInt8(ascii: "&"), UInt8(ascii: "&")): instead(.andWord, 2, of: "&&", write: "and")
    case (UInt8(ascii: "|"), UInt8(ascii: "|")): instead(.orWord, 2, of: "||", write: "or")
    case (UInt8(ascii: "&"), _): instead(.andWord, 1, of: "&", write: "and")
    case (UInt8(ascii: "!"), _): instead(.notWord, 1, of: "!", write: "not")
    case (UInt8(ascii: ";"), _):
      emit(.newline, to: position + 1) { .semicolon($0) }
    default:
      guard let kind = Lexer.signs[bytes[position]] else { return stray() }
      emit(kind, position, position + 1)
    }
  }

  private mutating func instead(_ kind: LexemeKind, _ length: Int, of written: String, write: String) {
    emit(kind, to: position + length) { .typographic($0, written, write: write) }
  }

  /// `.`, `..`, or a number without the zero before its point.
  mutating func dot() {
    if byte(position + 1) == UInt8(ascii: ".") { return emit(.dots, position, position + 2) }
    guard isDigit(byte(position + 1)), !followsName else { return emit(.dot, position, position + 1) }
    var end = position + 1
    while isDigit(byte(end)) { end += 1 }
    let written = source[position..<end]
    emit(.number, to: end) { .barePoint($0, write: "0" + written) }
  }

  private var followsName: Bool {
    guard let last = lexemes.last, Int(last.upper) == position else { return false }
    return last.kind == .name || last.kind == .closeRound || last.kind == .closeSquare || last.kind.isReserved
  }

  /// A text in quotes, straight or as word processors write them.
  mutating func quoted() {
    let start = position
    let straight = bytes[position] == UInt8(ascii: "\"")
    var end = position + Utf8.scalar(in: bytes, at: position).length
    while end < bytes.count, bytes[end] != 10, bytes[end] != 13 {
      if straight || bytes[end] == UInt8(ascii: "\"") {
        if bytes[end] == UInt8(ascii: "\"") { return close(start, end, 1, straight: straight) }
        end += 1
        continue
      }
      let (scalar, length) = Utf8.scalar(in: bytes, at: end)
      if let scalar, "“”»’'".unicodeScalars.contains(scalar) { return close(start, end, length, straight: false) }
      end += length
    }
    checkReadable(start, end)
    emit(.bad, to: end) { .unclosedText($0) }
  }

  private mutating func close(_ start: Int, _ end: Int, _ length: Int, straight: Bool) {
    checkReadable(start, end)
    if straight { return emit(.text, start, end + length) }
    let words = source[(start + Utf8.scalar(in: bytes, at: start).length)..<end]
    emit(.text, to: end + length) { .quotes($0, words) }
  }

  private static let signs: [UInt8: LexemeKind] = [
    UInt8(ascii: "+"): .plus, UInt8(ascii: "-"): .minus, UInt8(ascii: "*"): .star, UInt8(ascii: "/"): .slash,
    UInt8(ascii: "^"): .caret, UInt8(ascii: "%"): .percent, UInt8(ascii: "="): .equals, UInt8(ascii: "<"): .less,
    UInt8(ascii: ">"): .greater, UInt8(ascii: ","): .comma, UInt8(ascii: ":"): .colon, UInt8(ascii: "|"): .bar,
    UInt8(ascii: "("): .openRound, UInt8(ascii: ")"): .closeRound, UInt8(ascii: "["): .openSquare,
    UInt8(ascii: "]"): .closeSquare, UInt8(ascii: "{"): .openCurly, UInt8(ascii: "}"): .closeCurly,
  ]
}
