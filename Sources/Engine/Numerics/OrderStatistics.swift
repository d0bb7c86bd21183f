extension Sample {
  /// The quantile of type 7 (Hyndman and Fan, 1996): between the ranks about (n − 1)·p. NaN without values or for p outside 0 … 1.
  package mutating func quantile(_ p: Double) -> Double { quantiles([p])[0] }

  /// Several quantiles at the cost of little more than one.
  package mutating func quantiles(_ shares: [Double]) -> [Double] {
    let places = shares.map { count > 0 && $0 >= 0 && $0 <= 1 ? Double(count - 1) * $0 : 0 }
    guard count > 0 else { return shares.map { _ in .nan } }
    let ranks = places.flatMap { [Int($0), min(Int($0) + 1, count - 1)] }
    let found = ordered(ranks)
    return shares.indices.map { index in
      guard shares[index] >= 0 && shares[index] <= 1 else { return .nan }
      let (low, high) = (found[2 * index], found[2 * index + 1])
      let part = places[index] - Double(ranks[2 * index])
      // Equal ends stay as they are, infinite ones too.
      return part == 0 || low == high ? low : low + part * (high - low)
    }
  }

  /// The mean of the highest 1 − p of the values (`.upper`) or of the lowest p (`.lower`), the value on the border weighted
  /// by the part of it that belongs there (Acerbi and Tasche, *On the coherence of expected shortfall*, 2002).
  package mutating func tailMean(_ p: Double, _ tail: Tail = .upper) -> Double {
    guard count > 0 && p >= 0 && p <= 1 else { return .nan }
    let share = Double(count) * (tail == .upper ? 1 - p : p)
    let whole = min(Int(share), count)
    let part = whole == count ? 0 : share - Double(whole)
    let border = min(whole, count - 1)
    let values: [Double]
    switch tail {
    case .upper: values = sortedTail(from: count - 1 - border).reversed()
    case .lower: values = Array(sortedHead(to: border + 1))
    }
    if share == 0 { return values[0] }
    var sum = 0.0
    for value in values.prefix(whole) { sum += value }
    // A part of 0 times an infinite value would be no value.
    if part > 0 { sum += part * values[border] }
    return sum / share
  }

  /// The interval that holds the true quantile with this confidence, between two of the values: ranks l = the binomial
  /// quantile at (1 − confidence)/2 and u = that at (1 + confidence)/2, plus 1. Free of any distribution.
  package mutating func quantileInterval(_ p: Double, confidence: Double = 0.95) -> (low: Double, high: Double) {
    guard count > 0 && p >= 0 && p <= 1 && confidence > 0 && confidence < 1 else { return (.nan, .nan) }
    let trials = Double(count)
    let low = Quantile.binomial((1 - confidence) / 2, trials: trials, chance: p)
    let high = Quantile.binomial((1 + confidence) / 2, trials: trials, chance: p) + 1
    let found = ordered([low, high].map { min(max(Int($0) - 1, 0), count - 1) })
    return (found[0], found[1])
  }

  /// The Monte Carlo standard error of a quantile: the half width of its 95 % interval by ranks, divided by 1.96.
  package mutating func quantileError(_ p: Double) -> Double {
    let (low, high) = quantileInterval(p)
    return (high - low) / (2 * Parameters.z975)
  }
}

/// Wilson's interval for a chance, of which `hits` of `count` draws were so (Wilson, 1927). 0 … 1 without draws.
package func wilsonInterval(hits: Int, of count: Int, confidence: Double = 0.95) -> (low: Double, high: Double) {
  guard confidence > 0 && confidence < 1 && hits >= 0 && hits <= count else { return (.nan, .nan) }
  guard count > 0 else { return (0, 1) }
  let z = Normal.quantile((1 + confidence) / 2)
  let (n, share) = (Double(count), Double(hits) / Double(count))
  let centre = share + z * z / (2 * n)
  let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
  let divisor = 1 + z * z / n
  return (hits == 0 ? 0 : (centre - half) / divisor, hits == count ? 1 : (centre + half) / divisor)
}

extension Sample {
  /// The standard error of the sd: √((m₄ − sd⁴) / n) / (2 sd), m₄ the fourth central moment (Kendall and Stuart, *The Advanced
  /// Theory of Statistics* I, 10.9).
  package var sdError: Double {
    guard count > 1, sd > 0 else { return .nan }
    var fourth = 0.0
    for value in kept {
      let square = (value - mean) * (value - mean)
      fourth += square * square
    }
    let n = Double(count)
    let variance = sd * sd
    return (max(0, fourth / n - variance * variance) / n).squareRoot() / (2 * sd)
  }

  /// The standard error of the mean of the highest 1 − p: √((v + p (m − q)²) / (n (1 − p))), with m and v the mean and variance
  /// of the tail and q its border (Manistre and Hancock, *Variance of the CTE estimator*, 2005).
  package mutating func tailMeanError(_ p: Double) -> Double {
    guard count > 1, p >= 0, p < 1 else { return .nan }
    let border = quantile(p)
    let tail = Sample(kept.filter { $0 >= border })
    let spread = tail.count > 1 ? tail.sd * tail.sd : 0
    let reach = tail.mean - border
    return ((spread + p * reach * reach) / (Double(count) * (1 - p))).squareRoot()
  }
}
