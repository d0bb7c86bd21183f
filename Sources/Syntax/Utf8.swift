/// Reading of characters from bytes that may be anything.
enum Utf8 {
  /// The character at an offset and its length in bytes; without a value when the bytes are no UTF-8.
  static func scalar(in bytes: [UInt8], at offset: Int) -> (scalar: Unicode.Scalar?, length: Int) {
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length: Int
    var value: UInt32
    if first >= 0xC2, first < 0xE0 {
      (length, value) = (2, UInt32(first & 0x1F))
    } else if first >= 0xE0, first < 0xF0 {
      (length, value) = (3, UInt32(first & 0x0F))
    } else if first >= 0xF0, first < 0xF5 {
      (length, value) = (4, UInt32(first & 0x07))
    } else {
      return (nil, 1)
    }
    for step in 1..<length {
      guard offset + step < bytes.count, bytes[offset + step] & 0xC0 == 0x80 else { return (nil, step) }
      value = value << 6 | UInt32(bytes[offset + step] & 0x3F)
    }
    let shortest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= shortest, let scalar = Unicode.Scalar(value) else { return (nil, length) }
    return (scalar, length)
  }

  /// Whether a name may begin with the character.
  static func opensName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return scalar == "_" || (scalar >= "a" && scalar <= "z") || (scalar >= "A" && scalar <= "Z")
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  /// Whether a name may go on with the character.
  static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return opensName(scalar) || (scalar >= "0" && scalar <= "9") }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber: return true
    default: return opensName(scalar)
    }
  }

  /// Whether the character is a blank that word processors put between digits and words.
  static func isWideBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x202F, 0x2007, 0x2009: true
    default: false
    }
  }

  /// The character for a message; one that cannot be seen by its number.
  static func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator,
      .nonspacingMark, .enclosingMark:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    default: return String(Character(scalar))
    }
  }
}
