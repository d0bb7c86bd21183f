/// A distribution over whole numbers from 0.
protocol CountDistribution: Sendable {
  var highest: Double { get }
  var mean: Double { get }
  var sd: Double { get }
  var skewness: Double { get }
  /// A most probable number.
  var mode: Double { get }
  func isValid() -> Bool
  /// The only possible number, where there is but one.
  func constant() -> Double?
  /// P(X ≤ k) and P(X > k).
  func tails(_ k: Double) -> (lower: Double, upper: Double)
  /// P(X = k), for the mode.
  func mass(_ k: Double) -> Double
  /// P(X = k + 1) / P(X = k).
  func ratio(above k: Double) -> Double
}

extension CountDistribution {
  /// The whole part of a number from 0 to 2⁶².
  func wholePart(_ x: Double) -> Double { Double(Int64(x)) }

  /// The smallest k with F(k) ≥ u, as exactly as F is known (relative error 10⁻¹² of the smaller tail).
  ///
  /// Steps that double from a start beside the answer, then halving: at most some 110 evaluations, mostly two or three.
  func quantile(_ u: Double) -> Double {
    guard isValid() && u >= 0 && u <= 1 else { return .nan }
    if let constant = constant() { return constant }
    if u == 0 { return 0 }
    if u == 1 { return highest }
    if mean < 12 && u <= 0.999 { return summed(u) }
    func reached(_ k: Double) -> Bool {
      let tails = tails(k)
      return u <= 0.5 ? tails.lower >= u : tails.upper <= 1 - u
    }
    let z = Normal.quantile(u)
    // Cornish and Fisher's expansion; above 38 standard deviations no probability is left.
    let guess = mean + sd * (z + skewness * (z * z - 1) / 6)
    var high = wholePart(min(max(guess, 0), highest, mean + 800 + 40 * sd))
    var step = 1.0
    var low: Double
    if reached(high) {
      low = high - 1
      while low >= 0 && reached(low) {
        high = low
        low = max(low - step, -1)
        step *= 2
      }
    } else {
      low = high
      high = min(low + step, highest)
      while !reached(high) {
        low = high
        step *= 2
        high = min(low + step, highest)
      }
    }
    while high - low > 1 {
      let middle = low + wholePart((high - low) / 2)
      if reached(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// Adds the chances from 0 upwards: the fastest for small means, and exact enough below the far upper tail.
  private func summed(_ u: Double) -> Double {
    var (k, sum) = (0.0, tails(0).lower)
    var mass = sum
    while sum < u && k < highest && k < 200 {
      mass *= ratio(above: k)
      k += 1
      sum += mass
    }
    return k
  }
}
