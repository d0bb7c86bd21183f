import Wording

/// Numbers as they are shown to a reader and as they are written for a machine.
package enum NumberText {
  /// What stands for a value that does not exist.
  package static let noValue = "–"

  /// The number with `significant` digits, without trailing zeros and with spaces between thousands, for a reader:
  /// `1 204`, `0.0125`, in Norwegian `0,0125`.
  ///
  /// Powers of ten appear only from 1e15 and below 1e-6. No value and infinity are `–`.
  package static func rounded(_ x: Double, significant: Int = 4) -> String {
    text(x, significant: digits(of: x, atMost: significant), mark: Language.current.decimalMark)
  }

  /// The most decimals that a reader has asked for; none where as many are shown as are worth reading.
  @TaskLocal package static var mostDecimals: Int?

  /// As many digits as there are up to the last decimal that is asked for, at least one: no figure becomes 0 by rounding.
  private static func digits(of x: Double, atMost most: Int) -> Int {
    guard let mostDecimals, x.isFinite, x != 0 else { return most }
    return max(1, min(most, DecimalDigits(x, significant: 17).exponent + 1 + mostDecimals))
  }

  /// The same number as it is typed, with a point in every language: for a line that is to be entered.
  package static func typed(_ x: Double, significant: Int = 4) -> String {
    text(x, significant: significant, mark: ".")
  }

  private static func text(_ x: Double, significant: Int, mark: Character) -> String {
    guard x.isFinite else { return noValue }
    let digits = DecimalDigits(x, significant: significant)
    if digits.exponent >= 15 || digits.exponent < -6 { return digits.scientific(mark: mark) }
    return digits.positional(thousands: " ", mark: mark)
  }

  /// The number with the digits that an error of the size `error` leaves standing: at least 2, at most `significant`.
  package static func rounded(_ x: Double, matching error: Double, significant: Int = 4) -> String {
    rounded(x, significant: significantDigits(of: x, matching: error, atMost: significant))
  }

  /// How many digits of `x` are worth showing when it is off by about `error`: down to the first digit of the error,
  /// at least 2 and at most `most`; all of them when the error is 0 or unknown.
  package static func significantDigits(of x: Double, matching error: Double, atMost most: Int = 4) -> Int {
    guard x.isFinite, x != 0, error.isFinite, error != 0 else { return most }
    let leading = DecimalDigits(x, significant: 17).exponent
    let uncertain = DecimalDigits(error, significant: 17).exponent
    return min(max(leading - uncertain + 1, 2), max(most, 2))
  }

  /// The number for a machine: at most 15 significant digits, a valid JSON number; `null` for no value and infinity.
  ///
  /// Fifteen digits read back within 1e-14 of the number, and hide the noise of binary fractions (`0.3`, not
  /// `0.30000000000000004`).
  package static func full(_ x: Double) -> String {
    guard x.isFinite else { return "null" }
    let digits = DecimalDigits(x, significant: 15)
    if digits.exponent >= 15 || digits.exponent < -5 { return digits.scientific() }
    return digits.positional(thousands: "")
  }
}
