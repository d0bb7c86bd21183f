/// A sum of two doubles that do not overlap: about 106 bits, for the few steps that need more than 53.
///
/// Dekker, *A floating-point technique for extending the available precision*, 1971. Valid while no part exceeds 2⁹⁷⁰.
struct PairedDouble {
  var high: Double
  var low: Double

  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// The exact sum of two doubles.
  static func sum(_ a: Double, _ b: Double) -> PairedDouble {
    let high = a + b
    let moved = high - a
    return PairedDouble(high, (a - (high - moved)) + (b - moved))
  }

  /// The exact product of two doubles.
  static func product(_ a: Double, _ b: Double) -> PairedDouble {
    let high = a * b
    let (aHigh, aLow) = halves(a)
    let (bHigh, bLow) = halves(b)
    return PairedDouble(high, ((aHigh * bHigh - high) + aHigh * bLow + aLow * bHigh) + aLow * bLow)
  }

  private static func halves(_ a: Double) -> (Double, Double) {
    let scaled = a * 134_217_729
    let high = scaled - (scaled - a)
    return (high, a - high)
  }

  static func + (left: PairedDouble, right: PairedDouble) -> PairedDouble {
    let high = sum(left.high, right.high)
    return normalised(high.high, high.low + (left.low + right.low))
  }

  static func * (left: PairedDouble, right: PairedDouble) -> PairedDouble {
    let high = product(left.high, right.high)
    return normalised(high.high, high.low + (left.high * right.low + left.low * right.high))
  }

  static func / (left: PairedDouble, right: PairedDouble) -> PairedDouble {
    let quotient = left.high / right.high
    let back = product(quotient, right.high)
    let rest = ((left.high - back.high) - back.low) + (left.low - quotient * right.low)
    return normalised(quotient, rest / right.high)
  }

  private static func normalised(_ high: Double, _ low: Double) -> PairedDouble {
    let total = high + low
    return PairedDouble(total, low - (total - high))
  }
}
