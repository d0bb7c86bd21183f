import Quantities

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Round figures along an axis: steps of 1, 2 or 5 times a power of ten.
struct Ticks: Equatable {
  let values: [Double]
  let step: Double

  /// Ticks that take in both ends, at most `most` steps apart; zero is taken in where it is near.
  init(_ low: Double, _ high: Double, most: Int, coversEnds: Bool = true, fromZero: Bool = false) {
    var (low, high) = (low, high)
    if low == high {
      let part = low == 0 ? 1 : abs(low) / 10
      (low, high) = (low - part, high + part)
    }
    if fromZero || low > 0 && low < high * 0.5 { low = min(low, 0) }
    if fromZero || high < 0 && high > low * 0.5 { high = max(high, 0) }
    var step = Self.round((high / 2 - low / 2) / Double(max(most, 1)) * 2)
    while true {
      let first = coversEnds ? (low / step).rounded(.down) : (low / step - 1e-9).rounded(.up)
      let last = coversEnds ? (high / step).rounded(.up) : (high / step + 1e-9).rounded(.down)
      if last - first <= Double(max(most, 1)) || step > 1e300 {
        values = stride(from: first, through: max(last, first), by: 1).map { $0 * step }
        self.step = step
        return
      }
      step = Self.round(step * 1.01)
    }
  }

  var low: Double { values.first ?? 0 }
  var high: Double { values.last ?? 1 }

  /// The least round step that is no less.
  static func round(_ x: Double) -> Double {
    guard x > 1e-300, x.isFinite else { return x.isFinite ? 1e-300 : 1e300 }
    let power = pow(10, floor(log10(x)))
    for part in [1.0, 2, 5] where x <= part * power * (1 + 1e-12) { return part * power }
    return 10 * power
  }

  /// The figure with as many digits as tell the ticks apart.
  func label(_ value: Double) -> String {
    if abs(value) < step / 1000 { return "0" }
    return NumberText.rounded(value, significant: NumberText.significantDigits(of: value, matching: step, atMost: 12))
  }
}
