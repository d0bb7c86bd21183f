/// What stands before the decimals of a number.
package enum DecimalMark: UInt8, Sendable {
  case comma = 0x2C
  case point = 0x2E
}

/// A number that stands in a cell: `12 %` is 0.12 and a percentage.
package struct CellNumber: Sendable, Equatable {
  package let value: Double
  package let isPercent: Bool

  package init(value: Double, isPercent: Bool) {
    self.value = value
    self.isPercent = isPercent
  }
}

/// A number as it is written, before it is known how its file writes decimals.
///
/// Sign, digits with spaces between thousands, a decimal mark and digits, a power of ten, and a percent sign: `-1 234,5 %`.
struct WrittenNumber {
  private(set) var mark: DecimalMark?
  private(set) var number = CellNumber(value: 0, isPercent: false)
  private var wholeDigits = 0
  private var fractionDigits = 0
  private var isGrouped = false
  private var startsWithZero = false

  /// False when the mark may stand between thousands, as in `1,234`.
  var isSurelyDecimal: Bool {
    mark == nil || fractionDigits != 3 || isGrouped || wholeDigits > 3 || wholeDigits == 0 || startsWithZero
  }

  /// Nothing when the text is anything but a finite number; 400 bytes are more than any number needs.
  init?(_ text: String.UTF8View) {
    guard !text.isEmpty, text.count <= 400, let plain = Self.withPlainSpaces(Array(text)) else { return nil }
    var rest = plain[...]
    var digits: [UInt8] = []
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      digits.append(sign)
      rest.removeFirst()
    }
    guard readWhole(&rest, &digits), readFraction(&rest, &digits), readPower(&rest, &digits) else { return nil }
    while rest.first == UInt8(ascii: " ") { rest.removeFirst() }
    let isPercent = rest.elementsEqual([UInt8(ascii: "%")])
    guard rest.isEmpty || isPercent, let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite else {
      return nil
    }
    number = CellNumber(value: isPercent ? value / 100 : value, isPercent: isPercent)
  }

  private mutating func readWhole(_ rest: inout ArraySlice<UInt8>, _ digits: inout [UInt8]) -> Bool {
    startsWithZero = rest.first == UInt8(ascii: "0")
    wholeDigits = Self.take(&rest, &digits)
    if wholeDigits == 0 {
      digits.append(UInt8(ascii: "0"))
      return true
    }
    while rest.first == UInt8(ascii: " "), let next = rest.dropFirst().first, Self.isDigit(next) {
      guard isGrouped || wholeDigits <= 3 else { return false }
      rest.removeFirst()
      guard Self.take(&rest, &digits) == 3 else { return false }
      isGrouped = true
      wholeDigits += 3
    }
    return true
  }

  private mutating func readFraction(_ rest: inout ArraySlice<UInt8>, _ digits: inout [UInt8]) -> Bool {
    guard let first = rest.first, let mark = DecimalMark(rawValue: first) else { return wholeDigits > 0 }
    rest.removeFirst()
    digits.append(UInt8(ascii: "."))
    self.mark = mark
    fractionDigits = Self.take(&rest, &digits)
    return fractionDigits > 0
  }

  private func readPower(_ rest: inout ArraySlice<UInt8>, _ digits: inout [UInt8]) -> Bool {
    guard let first = rest.first, first | 0x20 == UInt8(ascii: "e") else { return true }
    rest.removeFirst()
    digits.append(UInt8(ascii: "e"))
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      digits.append(sign)
      rest.removeFirst()
    }
    return (1...3).contains(Self.take(&rest, &digits))
  }

  /// Moves digits from the front of `rest` to `digits`, and returns how many.
  private static func take(_ rest: inout ArraySlice<UInt8>, _ digits: inout [UInt8]) -> Int {
    let found = rest.prefix(while: isDigit)
    digits += found
    rest.removeFirst(found.count)
    return found.count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// The text with no-break and thin spaces as plain ones, the minus sign as a hyphen, and no spaces at its ends.
  private static func withPlainSpaces(_ text: [UInt8]) -> [UInt8]? {
    var plain: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] < 0x80 {
        plain.append(text[index])
        index += 1
      } else if text[index...].starts(with: [0xC2, 0xA0]) {
        plain.append(UInt8(ascii: " "))
        index += 2
      } else if text[index...].starts(with: [0xE2, 0x80, 0xAF]) || text[index...].starts(with: [0xE2, 0x80, 0x89]) {
        plain.append(UInt8(ascii: " "))
        index += 3
      } else if text[index...].starts(with: [0xE2, 0x88, 0x92]) {
        plain.append(UInt8(ascii: "-"))
        index += 3
      } else {
        return nil
      }
    }
    while plain.last == UInt8(ascii: " ") { plain.removeLast() }
    return Array(plain.drop { $0 == UInt8(ascii: " ") })
  }
}
