/// What distributions need, from what planners state. NaN where the statement is impossible.
package enum Parameters {
  /// The 95 % point of the standard normal distribution, and its 97.5 % point.
  package static let z95 = 1.6448536269514722
  package static let z975 = 1.959963984540054

  /// Mean and sd of the logarithm, from the 5 % and 95 % points; 0 < p5 ≤ p95.
  package static func lognormal(p5: Double, p95: Double) -> (location: Double, spread: Double) {
    guard p5 > 0 && p95 >= p5 && p95 < .infinity else { return (.nan, .nan) }
    return middle(Elementary.logarithm(p5), Elementary.logarithm(p95))
  }

  /// Mean and sd of ln(x / (1 − x)), from the 5 % and 95 % points; 0 < p5 ≤ p95 < 1.
  package static func logitNormal(p5: Double, p95: Double) -> (location: Double, spread: Double) {
    guard p5 > 0 && p95 >= p5 && p95 < 1 else { return (.nan, .nan) }
    return middle(logit(p5), logit(p95))
  }

  /// Mean and sd of a normal variable, from its 5 % and 95 % points; p5 ≤ p95.
  package static func normal(p5: Double, p95: Double) -> (mean: Double, sd: Double) {
    guard p95 >= p5 else { return (.nan, .nan) }
    let (mean, sd) = middle(p5, p95)
    return (mean, sd)
  }

  /// Mean and sd of the logarithm, from mean > 0 and sd ≥ 0 of the variable itself.
  package static func lognormal(mean: Double, sd: Double) -> (location: Double, spread: Double) {
    guard mean > 0 && sd >= 0 && mean < .infinity && sd < .infinity else { return (.nan, .nan) }
    let relative = sd / mean
    let variance = Elementary.logarithmOfOnePlus(relative * relative)
    return (Elementary.logarithm(mean) - variance / 2, variance.squareRoot())
  }

  /// Shape and scale, from mean > 0 and sd > 0.
  package static func gamma(mean: Double, sd: Double) -> (shape: Double, scale: Double) {
    guard mean > 0 && sd > 0 && mean < .infinity && sd < .infinity else { return (.nan, .nan) }
    let relative = mean / sd
    return (relative * relative, sd * (sd / mean))
  }

  /// Mean and sd of the logarithm, from a published ratio and its 95 % interval; 0 < low ≤ high, point > 0.
  package static func ratio(point: Double, low: Double, high: Double) -> (location: Double, spread: Double) {
    guard point > 0 && low > 0 && high >= low && point < .infinity && high < .infinity else { return (.nan, .nan) }
    return (Elementary.logarithm(point), (Elementary.logarithm(high) - Elementary.logarithm(low)) / (2 * z975))
  }

  private static func middle(_ low: Double, _ high: Double) -> (Double, Double) {
    (low / 2 + high / 2, (high - low) / (2 * z95))
  }

  private static func logit(_ x: Double) -> Double {
    x < 0.3 ? Elementary.logarithm(x) - Elementary.logarithmOfOnePlus(-x) : Elementary.logarithm(x / (1 - x))
  }
}
