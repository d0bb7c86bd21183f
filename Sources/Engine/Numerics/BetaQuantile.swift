/// Quantiles of the beta distribution with fixed parameters.
package struct BetaQuantile: TailSolved {
  private let functions: IncompleteBeta
  private let valid: Bool

  /// `a` and `b` above 0, or every quantile is NaN. Mean = a / (a + b).
  package init(_ a: Double, _ b: Double) {
    valid = a > 0 && b > 0 && a < .infinity && b < .infinity
    functions = valid ? IncompleteBeta(a, b) : IncompleteBeta(1, 1)
  }

  /// The value below which lies the share `u`; 0 and 1 at the ends, NaN outside. Relative error below 10⁻¹².
  package func callAsFunction(_ u: Double) -> Double {
    if let edge = edge(u) { return edge }
    return value(solve(u, from: start(u)))
  }

  func edge(_ u: Double) -> Double? {
    guard valid && u >= 0 && u <= 1 else { return .nan }
    return u == 0 ? 0 : (u == 1 ? 1 : nil)
  }

  /// x of the odds x / (1 − x).
  func value(_ odds: Double) -> Double { odds > 0x1p60 ? 1 : odds / (1 + odds) }

  /// The odds of the quantile, from a first guess of them.
  func solve(_ u: Double, from start: Double) -> Double {
    let (a, b) = (functions.a, functions.b)
    let lower = u <= 0.5
    return TailInversion.solve(lower ? .lower : .upper, probability: lower ? u : 1 - u, from: start) { odds in
      let y = 1 / (1 + odds)
      let x = odds > 1 ? 1 / (1 + 1 / odds) : odds * y
      let density = functions.density(x, y)
      let tails = functions.tails(x, y, density: density)
      return TailPoint(tail: lower ? tails.lower : tails.upper, density: density, slope: a * y - b * x)
    }
  }

  /// The density of the logarithm of the odds.
  func density(_ odds: Double) -> Double {
    let y = 1 / (1 + odds)
    return functions.density(odds * y, y)
  }

  func start(_ u: Double) -> Double {
    let (a, b) = (functions.a, functions.b)
    return a >= 1 && b >= 1 ? normalStart(u, a, b) : tailStart(u, a, b)
  }

  /// Carter's normal approximation (Abramowitz and Stegun 26.5.22).
  private func normalStart(_ u: Double, _ a: Double, _ b: Double) -> Double {
    let z = -Normal.quantile(u)
    let (p, q) = (1 / (2 * a - 1), 1 / (2 * b - 1))
    let h = 2 / (p + q)
    let r = (z * z - 3) / 6
    let root = max(h + r, 0).squareRoot()
    let w = z * root / h - (q - p) * (r + 5.0 / 6 - 2 / (3 * h))
    return a / b * Elementary.exponential(min(max(-2 * w, -300), 300))
  }

  /// The leading term of the tail in which `u` lies.
  private func tailStart(_ u: Double, _ a: Double, _ b: Double) -> Double {
    let mean = a / (a + b)
    let left = Elementary.exponential(a * Elementary.logarithm(mean)) / a
    let right = Elementary.exponential(b * Elementary.logarithm(1 - mean)) / b
    let share = left / (left + right)
    if u < share {
      let x = Elementary.exponential(Elementary.logarithm(u / share) / a + Elementary.logarithm(mean))
      return x / max(1 - x, 1e-3)
    }
    let y = Elementary.exponential(Elementary.logarithm((1 - u) / (1 - share)) / b + Elementary.logarithm(1 - mean))
    return max(1 - y, 1e-3) / max(y, 1e-300)
  }
}
