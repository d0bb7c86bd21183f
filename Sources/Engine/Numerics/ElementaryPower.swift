extension Elementary {
  /// `x` to the power of `y`; NaN where either is NaN, and where `x` is below 0 and `y` not whole.
  ///
  /// Whole powers up to 64 are multiplied out with double precision to spare, so that an exact result stays exact.
  package static func power(_ x: Double, _ y: Double) -> Double {
    guard x == x && y == y else { return .nan }
    if y == 0 || x == 1 { return 1 }
    let whole = y.magnitude >= 0x1p53 || y == Double(Int64(y))
    let odd = y.magnitude < 0x1p53 && whole && Int64(y) & 1 != 0
    let base = x.magnitude
    let sign = (x.sign == .minus && odd) ? -1.0 : 1.0
    if base == 0 || base == .infinity { return sign * ((base == 0) == (y > 0) ? 0 : .infinity) }
    if base == 1 { return whole ? sign : .nan }
    if x < 0 && !whole { return .nan }
    if y == .infinity || y == -.infinity { return (base > 1) == (y > 0) ? .infinity : 0 }
    if y == 0.5 { return base.squareRoot() }
    if whole && y.magnitude <= 64 { return sign * repeated(base, Int64(y)) }
    return sign * general(base, y)
  }

  /// A whole power by squaring; the binary exponent is kept apart so that no step overflows.
  private static func repeated(_ base: Double, _ count: Int64) -> Double {
    let parts = split(base < 0x1p-1022 ? base * 0x1p54 : base)
    let exponent = (Int64(parts.exponent) - (base < 0x1p-1022 ? 54 : 0)) * count
    var result = PairedDouble(1)
    var square = PairedDouble(parts.fraction)
    var left = count.magnitude
    while left > 0 {
      if left & 1 != 0 { result = result * square }
      left >>= 1
      if left > 0 { square = square * square }
    }
    if count < 0 { result = PairedDouble(1) / result }
    return scaled(result, exponent)
  }

  /// A pair times 2^exponent, with the low part kept for the one rounding of a subnormal result.
  private static func scaled(_ pair: PairedDouble, _ exponent: Int64) -> Double {
    let bounded = exponent < -4000 ? -4000 : (exponent > 4000 ? 4000 : exponent)
    if bounded > -1000 && bounded < 900 { return (pair.high + pair.low) * powerOfTwo(bounded) }
    var result = pair.high + pair.low
    var left = bounded
    while left > 900 {
      result *= 0x1p900
      left -= 900
    }
    // Small steps would round twice; all but the last are exact as long as the number stays normal.
    while left < -900 {
      if left >= -1022 { break }
      result *= 0x1p-100
      left += 100
      if result == 0 { return 0 }
    }
    return result * powerOfTwo(left)
  }

  /// exp(y · ln x) with the logarithm and the product as pairs.
  private static func general(_ base: Double, _ y: Double) -> Double {
    // Beyond 2⁷⁰ every base but 1 has gone to 0 or infinity already.
    let exponent = y.magnitude > 0x1p70 ? (y < 0 ? -0x1p70 : 0x1p70) : y
    let product = pairedLogarithm(base) * PairedDouble(exponent)
    if product.high > 800 { return .infinity }
    if product.high < -800 { return 0 }
    return exponential(product.high, tail: product.low)
  }

  /// ln x to a relative error of about 2⁻⁶⁵.
  static func pairedLogarithm(_ x: Double) -> PairedDouble {
    let subnormal = x < 0x1p-1022
    let parts = split(subnormal ? x * 0x1p54 : x)
    let exponent = parts.exponent - (subnormal ? 54 : 0)
    let s = PairedDouble(parts.fraction - 1) / PairedDouble.sum(parts.fraction, 1)
    let square = s * s
    let z = square.high
    let z2 = z * z
    let tail =
      (0.20000000000000012 + 0.14285714285669254 * z) + z2 * (0.1111111113555117 + 0.09090904123772271 * z)
      + z2 * z2 * ((0.07692787398231016 + 0.06642978717596676 * z) + z2 * 0.06456808836091125)
    let third = PairedDouble.sum(0.3333333333333333, z * tail + 1.850371707708594e-17)
    let doubled = PairedDouble(2 * s.high, 2 * s.low)
    let logarithm = doubled + doubled * (square * third)
    return PairedDouble.sum(exponent * ln2High, 0) + (PairedDouble.product(exponent, ln2Low) + logarithm)
  }
}
