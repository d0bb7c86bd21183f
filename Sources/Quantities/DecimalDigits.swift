#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A number as decimal digits and a power of ten, rounded from its exact value; ties go away from zero, as in a spreadsheet.
struct DecimalDigits {
  /// False also for zero that carries a minus sign.
  let isNegative: Bool
  /// ASCII digits without trailing zeros; the first is worth 10 to the power `exponent`.
  let digits: [UInt8]
  let exponent: Int

  /// The first `significant` digits (1 to 17) of a finite number.
  init(_ x: Double, significant: Int) {
    let count = min(max(significant, 1), 17)
    var (digits, exponent) = Self.printed(abs(x), digits: count)
    if Self.isTie(abs(x), digits: count) {
      // The C library rounds ties to even. One digit more shows the value below the tie, which is then raised.
      (digits, exponent) = Self.printed(abs(x), digits: count + 1)
      digits.removeLast()
      Self.raise(&digits, &exponent)
    }
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    self.digits = digits
    self.exponent = exponent
    isNegative = x < 0
  }

  /// `1.2e-9`
  func scientific(mark: Character = ".") -> String {
    var text = isNegative ? "-" : ""
    text += String(decoding: digits.prefix(1), as: UTF8.self)
    if digits.count > 1 { text += String(mark) + String(decoding: digits.dropFirst(), as: UTF8.self) }
    return text + "e" + String(exponent)
  }

  /// `12 340.5`, with `thousands` between groups of three before the decimal mark.
  func positional(thousands: String, mark: Character = ".") -> String {
    var text = isNegative ? "-" : ""
    if exponent < 0 {
      text += "0" + String(mark) + String(repeating: "0", count: -exponent - 1)
      return text + String(decoding: digits, as: UTF8.self)
    }
    for place in stride(from: exponent, through: 0, by: -1) {
      let index = exponent - place
      text.unicodeScalars.append(Unicode.Scalar(index < digits.count ? digits[index] : UInt8(ascii: "0")))
      if place > 0, place % 3 == 0 { text += thousands }
    }
    if digits.count > exponent + 1 {
      text += String(mark) + String(decoding: digits.dropFirst(exponent + 1), as: UTF8.self)
    }
    return text
  }

  /// True when what follows the first `digits` digits is exactly a five and nothing more.
  private static func isTie(_ x: Double, digits count: Int) -> Bool {
    guard printed(x, digits: count + 1).digits.last == UInt8(ascii: "5") else { return false }
    // No double has more than 767 significant digits, so this is its exact value.
    let rest = printed(x, digits: 768).digits.dropFirst(count)
    return rest.first == UInt8(ascii: "5") && rest.dropFirst().allSatisfy { $0 == UInt8(ascii: "0") }
  }

  private static func raise(_ digits: inout [UInt8], _ exponent: inout Int) {
    for index in digits.indices.reversed() {
      if digits[index] < UInt8(ascii: "9") {
        digits[index] += 1
        return
      }
      digits[index] = UInt8(ascii: "0")
    }
    digits[0] = UInt8(ascii: "1")
    exponent += 1
  }

  /// The digits that the C library prints for a number that is not negative; its decimal mark, which follows the locale, is skipped.
  private static func printed(_ x: Double, digits count: Int) -> (digits: [UInt8], exponent: Int) {
    var buffer = [CChar](repeating: 0, count: count + 32)
    let length = withVaList([CInt(count - 1), x]) { vsnprintf(&buffer, buffer.count, "%.*e", $0) }
    let text = buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }
    let mark = text.lastIndex(of: UInt8(ascii: "e")) ?? text.endIndex
    let isDigit = { (byte: UInt8) in byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
    let exponent = Int(String(decoding: text.dropFirst(mark + 1), as: UTF8.self)) ?? 0
    return (text.prefix(mark).filter(isDigit), exponent)
  }
}
