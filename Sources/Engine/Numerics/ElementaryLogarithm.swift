extension Elementary {
  /// The natural logarithm; −infinity of 0, NaN below 0.
  package static func logarithm(_ x: Double) -> Double {
    // Numbers below the normal range are brought into it first.
    let subnormal = x < 0x1p-1022
    let parts = split(subnormal ? x * 0x1p54 : x)
    let exponent = parts.exponent - (subnormal ? 54 : 0)
    let result = logarithm(ofOnePlus: parts.fraction - 1, exponent: exponent, correction: 0)
    if x > 0 && x < .infinity { return result }
    return x == 0 ? -.infinity : (x == .infinity ? x : .nan)
  }

  /// ln(1 + x), accurate where `x` is small; −infinity at −1, NaN below.
  package static func logarithmOfOnePlus(_ x: Double) -> Double {
    if x > -0.29 && x < 0.41 { return logarithm(ofOnePlus: x, exponent: 0, correction: 0) }
    let sum = 1 + x
    guard sum > 0 && sum < .infinity else { return x == -1 ? -.infinity : (x == .infinity ? x : .nan) }
    let lost = x >= 1 ? 1 - (sum - x) : x - (sum - 1)
    let parts = split(sum)
    return logarithm(ofOnePlus: parts.fraction - 1, exponent: parts.exponent, correction: lost / sum)
  }

  /// ln(1 + x) − x, accurate where `x` is small.
  package static func logarithmOfOnePlusLess(_ x: Double) -> Double {
    guard x > -0.29 && x < 0.41 else { return logarithmOfOnePlus(x) - x }
    let s = x / (2 + x)
    let z = s * s
    return s * (z * logarithmTail(z) - x)
  }

  /// ln(ratio) − excess for a ratio of 1 + excess, from whichever of the two is the more exact.
  static func logarithmLess(_ ratio: Double, excess: Double) -> Double {
    excess > -0.29 && excess < 0.41 ? logarithmOfOnePlusLess(excess) : logarithm(ratio) - excess
  }

  /// `exponent` · ln 2 + ln(1 + f) + correction, for f from √½ − 1 to √2 − 1.
  private static func logarithm(ofOnePlus f: Double, exponent: Double, correction: Double) -> Double {
    let s = f / (2 + f)
    let z = s * s
    let half = 0.5 * f * f
    // ln(1 + f) = f − f²/2 + s·(f²/2 + z·tail): the exact f carries the leading digits.
    let rest = s * (half + z * logarithmTail(z)) + (exponent * ln2Low + correction)
    return exponent * ln2High - ((half - rest) - f)
  }

  /// (2·artanh(s) − 2·s) / s³ as a function of z = s² ≤ 0.0295, relative error below 2⁻⁵⁰.
  static func logarithmTail(_ z: Double) -> Double {
    let z2 = z * z
    let first = (0.666666666666667 + 0.39999999999899444 * z) + z2 * (0.2857142862600327 + 0.22222211130259878 * z)
    let second = (0.18182889455674947 + 0.15331710618210773 * z) + z2 * 0.14616585424888623
    return first + z2 * z2 * second
  }

  /// `x` = fraction · 2^exponent with the fraction from √½ to √2, for normal `x` above 0.
  static func split(_ x: Double) -> (fraction: Double, exponent: Double) {
    // 0x3FE6A09E667F3BCD is √½: what lies above it counts up the exponent.
    let moved = x.bitPattern &- 0x3FE6_A09E_667F_3BCD
    let exponent = Int64(bitPattern: moved) >> 52
    let fraction = Double(bitPattern: x.bitPattern &- UInt64(bitPattern: exponent << 52))
    return (fraction, Double(exponent))
  }
}
