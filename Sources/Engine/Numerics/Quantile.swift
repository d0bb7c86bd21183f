/// Quantile functions: the value of a distribution below which lies the share `u`, for parameters that may differ from
/// draw to draw. NaN for parameters that are not allowed and for `u` outside 0 … 1.
package enum Quantile {
  /// sd ≥ 0.
  package static func normal(_ u: Double, mean: Double, sd: Double) -> Double {
    sd > 0 ? mean + sd * Normal.quantile(u) : (sd == 0 && u >= 0 && u <= 1 ? mean : .nan)
  }

  /// e to the power of a normal variable.
  package static func lognormal(_ u: Double, location: Double, spread: Double) -> Double {
    Elementary.exponential(normal(u, mean: location, sd: spread))
  }

  /// 1 / (1 + e^−y) for a normal variable y.
  package static func logitNormal(_ u: Double, location: Double, spread: Double) -> Double {
    let y = normal(u, mean: location, sd: spread)
    let odds = Elementary.exponential(y)
    return y > 0 ? 1 / (1 + Elementary.exponential(-y)) : odds / (1 + odds)
  }

  /// low ≤ high.
  package static func uniform(_ u: Double, low: Double, high: Double) -> Double {
    // The two terms leave both ends exact and cannot overflow.
    low <= high && u >= 0 && u <= 1 ? low * (1 - u) + high * u : .nan
  }

  /// low ≤ mode ≤ high.
  package static func triangular(_ u: Double, low: Double, mode: Double, high: Double) -> Double {
    guard low <= mode && mode <= high && u >= 0 && u <= 1 else { return .nan }
    let width = high - low
    if width == 0 { return low }
    let rising = (mode - low) / width
    return u <= rising
      ? low + width * (u * rising).squareRoot()
      : high - width * ((1 - u) * (1 - rising)).squareRoot()
  }

  /// The beta distribution on low … high with its mode at `mode` and four times its weight there (Clark, 1962).
  package static func pert(_ u: Double, low: Double, mode: Double, high: Double) -> Double {
    PertColumn(low: low, mode: mode, high: high, tabled: false)(u)
  }

  /// a, b > 0.
  package static func beta(_ u: Double, _ a: Double, _ b: Double) -> Double { BetaQuantile(a, b)(u) }

  /// shape, scale > 0.
  package static func gamma(_ u: Double, shape: Double, scale: Double) -> Double {
    GammaQuantile(shape: shape, scale: scale)(u)
  }

  /// The smallest whole k with F(k) ≥ u; 0 ≤ mean ≤ 2⁵⁰.
  package static func poisson(_ u: Double, mean: Double) -> Double { Poisson(mean: mean).quantile(u) }

  /// The smallest whole k with F(k) ≥ u; whole trials from 0 to 2⁵⁰.
  package static func binomial(_ u: Double, trials: Double, chance: Double) -> Double {
    Binomial(trials: trials, chance: chance).quantile(u)
  }

  /// 1 with this chance, in the upper part of the draws, else 0.
  package static func happens(_ u: Double, chance: Double) -> Double {
    guard chance >= 0 && chance <= 1 && u >= 0 && u <= 1 else { return .nan }
    return chance == 1 || 1 - u < chance ? 1 : 0
  }
}
