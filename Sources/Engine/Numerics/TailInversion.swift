/// What a distribution on (0, ∞) is at one point v: the tail asked for, and the density of t = ln v and its logarithmic slope.
struct TailPoint {
  let tail: Double
  let density: Double
  let slope: Double
}

/// Which tail of a distribution a probability is counted from: always the one of at most a half.
package enum Tail: Sendable {
  case lower, upper
}

/// Solves tail(v) = probability for v.
///
/// Where ln v has a log-concave density, as for gamma and for the odds of beta, both tails are log-concave in t = ln v; so
/// Newton's method on ln tail, and Halley's from near, go straight to the answer. A bracket guards against rounding.
enum TailInversion {
  /// `evaluate` is called at most 80 times, mostly two or three times. 0 or infinity where v leaves the range of a double.
  static func solve(
    _ tail: Tail, probability: Double, from start: Double, evaluate: (Double) -> TailPoint
  ) -> Double {
    var v = min(max(start, 0x1p-1022), 0x1p1022)
    if v != v { v = 1 }
    var (low, high) = (0.0, Double.infinity)
    for _ in 0..<80 {
      let point = evaluate(v)
      let ratio = point.tail / probability
      if ratio == 1 { return v }
      let tooFar = (ratio < 1) == (tail == .lower)
      if tooFar { low = v } else { high = v }
      // The two signs of an upper tail's slope are folded into g and bend.
      let f = Elementary.logarithm(ratio)
      let g = point.density / point.tail
      let newton = tail == .lower ? -f / g : f / g
      let bend = tail == .lower ? f * (point.slope - g) / (2 * g) : f * -(point.slope + g) / (2 * g)
      let divisor = 1 - bend
      let step = newton / (divisor > 0.5 ? (divisor < 2 ? divisor : 2) : 0.5)
      let last = f.magnitude < 2e-5 && bend.magnitude < 2e-5 && step.magnitude < 2e-5
      if last { return v * (1 + Elementary.exponentialMinusOne(step)) }
      let moved = v * Elementary.exponential(step < -600 ? -600 : (step > 600 ? 600 : step))
      if moved > low && moved < high {
        v = moved
      } else {
        let middle = between(low, high)
        if middle <= low || middle >= high { return v }
        v = middle
      }
    }
    return v
  }

  /// A point between two ends, in the middle of their logarithms where both are known.
  private static func between(_ low: Double, _ high: Double) -> Double {
    if low == 0 { return high < 0x1p-1000 ? 0 : high * 0x1p-60 }
    if high == .infinity { return low > 0x1p1000 ? .infinity : low * 0x1p60 }
    return low.squareRoot() * high.squareRoot()
  }
}
