/// The quantiles of a count whose parameters are the same for all draws: all its probabilities once, then a search.
struct CountTable<Distribution: CountDistribution>: Sendable {
  private let distribution: Distribution
  private var first = 0.0
  /// F from the lowest number to the middle one, and P(X > k) from the middle to the highest: each from its own end, so
  /// that both tails are exact to 10⁻¹².
  private var below: [Double] = []
  private var above: [Double] = []
  private var middle = 0

  /// With a standard deviation above 2 000 the table would be too large, and each quantile is solved for itself.
  init(_ distribution: Distribution) {
    self.distribution = distribution
    guard distribution.isValid() && distribution.constant() == nil && distribution.sd <= 2000 else { return }
    // Chances below 10⁻³² change no tail that a uniform number of 53 bits can reach.
    let least = 1e-32
    let mode = distribution.mode
    var downwards: [Double] = []
    var (k, mass) = (mode, distribution.mass(mode))
    while mass > least {
      downwards.append(mass)
      if k == 0 { break }
      k -= 1
      mass /= distribution.ratio(above: k)
    }
    first = mode - Double(downwards.count - 1)
    var masses: [Double] = downwards.reversed()
    (k, mass) = (mode, downwards[0])
    while k < distribution.highest {
      mass *= distribution.ratio(above: k)
      k += 1
      if mass <= least { break }
      masses.append(mass)
    }
    var sum = 0.0
    below = masses.map { mass in
      sum += mass
      return sum
    }
    sum = 0
    above = masses.reversed().map { mass in
      defer { sum += mass }
      return sum
    }.reversed()
    middle = below.firstIndex { $0 >= 0.5 } ?? below.count - 1
  }

  /// The smallest k with F(k) ≥ u.
  func callAsFunction(_ u: Double) -> Double {
    guard !below.isEmpty && u > 1e-17 && u < 1 else { return distribution.quantile(u) }
    if u <= 0.5 { return first + Double(search(0, middle) { below[$0] >= u }) }
    return first + Double(search(0, above.count - 1) { above[$0] <= 1 - u })
  }

  /// The first place from `low` to `high` where a condition holds that holds from there on.
  private func search(_ low: Int, _ high: Int, holds: (Int) -> Bool) -> Int {
    var (low, high) = (low, high)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
