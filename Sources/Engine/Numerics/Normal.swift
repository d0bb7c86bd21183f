/// The standard normal distribution.
package enum Normal {
  static let inverseRootTwoPi = 0.3989422804014327

  /// Φ(x), relative error below 4·10⁻¹⁵ as far as the lower tail is a normal number (x = −37.5).
  ///
  /// Rational approximations of Cody, *Rational Chebyshev approximations for the error function*, 1969.
  package static func cumulative(_ x: Double) -> Double {
    let y = x.magnitude
    if y <= 0.67448975 { return 0.5 + centre(x) }
    let tail = upperTail(y)
    return x < 0 ? tail : 1 - tail
  }

  /// φ(x).
  package static func density(_ x: Double) -> Double {
    // The square is kept whole: its rounding alone would cost 10⁻¹³ in the far tail.
    let square = PairedDouble.product(x, x)
    return x.magnitude > 40 ? 0 : Elementary.exponential(-0.5 * square.high, tail: -0.5 * square.low) * inverseRootTwoPi
  }

  private static func centre(_ x: Double) -> Double {
    let z = x * x
    var numerator = 0.065682337918207449113 * z
    var denominator = z
    numerator = (numerator + 2.2352520354606839287) * z
    denominator = (denominator + 47.20258190468824187) * z
    numerator = (numerator + 161.02823106855587881) * z
    denominator = (denominator + 976.09855173777669322) * z
    numerator = (numerator + 1067.6894854603709582) * z
    denominator = (denominator + 10260.932208618978205) * z
    return x * (numerator + 18154.981253343561249) / (denominator + 45507.789335026729956)
  }

  /// 1 − Φ(y) for y > 0.67.
  private static func upperTail(_ y: Double) -> Double {
    guard y < 39 else { return y == y ? 0 : .nan }
    let square = PairedDouble.product(y, y)
    let decay = Elementary.exponential(-0.5 * square.high, tail: -0.5 * square.low)
    return decay * (y <= 5.656854249492381 ? middle(y) : far(y))
  }

  private static func middle(_ y: Double) -> Double {
    var numerator = 1.0765576773720192317e-8 * y + 0.39894151208813466764
    numerator = numerator * y + 8.8831497943883759412
    numerator = numerator * y + 93.506656132177855979
    numerator = numerator * y + 597.27027639480026226
    numerator = numerator * y + 2494.5375852903726711
    numerator = numerator * y + 6848.1904505362823326
    numerator = numerator * y + 11602.651437647350124
    numerator = numerator * y + 9842.7148383839780218
    var denominator = y + 22.266688044328115691
    denominator = denominator * y + 235.38790178262499861
    denominator = denominator * y + 1519.377599407554805
    denominator = denominator * y + 6485.558298266760755
    denominator = denominator * y + 18615.571640885098091
    denominator = denominator * y + 34900.952721145977266
    denominator = denominator * y + 38912.003286093271411
    denominator = denominator * y + 19685.429676859990727
    return numerator / denominator
  }

  private static func far(_ y: Double) -> Double {
    let z = 1 / (y * y)
    var numerator = 0.02307344176494017303 * z + 0.21589853405795699
    numerator = numerator * z + 0.1274011611602473639
    numerator = numerator * z + 0.022235277870649807
    numerator = numerator * z + 0.001421619193227893466
    numerator = numerator * z + 2.9112874951168792e-5
    var denominator = z + 1.28426009614491121
    denominator = denominator * z + 0.468238212480865118
    denominator = denominator * z + 0.0659881378689285515
    denominator = denominator * z + 0.00378239633202758244
    denominator = denominator * z + 7.29751555083966205e-5
    return (inverseRootTwoPi - z * numerator / denominator) / y
  }
}
