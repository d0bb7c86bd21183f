/// A distribution whose quantiles are found by `TailInversion` in a variable v from 0 to infinity.
protocol TailSolved: Sendable {
  /// The quantile at the ends of the probabilities and for parameters that are not allowed; nil within.
  func edge(_ u: Double) -> Double?
  /// A first guess of v.
  func start(_ u: Double) -> Double
  /// v, from a first guess.
  func solve(_ u: Double, from start: Double) -> Double
  /// The density of ln v.
  func density(_ v: Double) -> Double
  /// The quantile that belongs to v.
  func value(_ v: Double) -> Double
}

/// First guesses of a distribution's quantiles, good to about 10⁻⁷, by Hermite's cubics over the normal quantile of u.
///
/// One evaluation of the distribution is then enough for the full accuracy, in place of three or four. The nodes do not
/// depend on the draws, so a draw's bits do not depend on how many draws there are.
struct QuantileTable: Sendable {
  private static let step = 0.125
  private static let reach = 66
  /// ln v at the nodes, and its growth over one step; NaN where v is out of range.
  private var logarithms: [Double] = []
  private var slopes: [Double] = []

  init(_ distribution: some TailSolved) {
    var guess: Double? = nil
    for node in -Self.reach...Self.reach {
      let z = Double(node) * Self.step
      let u = z <= 0 ? Normal.cumulative(z) : min(1 - Normal.cumulative(-z), 1 - 0x1p-53)
      let v = distribution.solve(u, from: guess ?? distribution.start(u))
      let growth = Self.step * Normal.density(z) / distribution.density(v)
      logarithms.append(v > 0 && v < .infinity ? Elementary.logarithm(v) : .nan)
      slopes.append(growth)
      guess = growth < 3 ? v * Elementary.exponential(growth) : nil
    }
  }

  /// The first guess of v, or nil outside the table.
  func start(_ u: Double) -> Double? {
    let place = Normal.quantile(u) * (1 / Self.step) + Double(Self.reach)
    guard place >= 0 && place < Double(2 * Self.reach) else { return nil }
    let node = Int(place)
    let t = place - Double(node)
    let rise = logarithms[node + 1] - logarithms[node]
    let (first, last) = (slopes[node], slopes[node + 1])
    let cubic = t * (first + t * ((3 * rise - 2 * first - last) + t * (first + last - 2 * rise)))
    let guess = Elementary.exponential(logarithms[node] + cubic)
    return guess > 0 && guess < .infinity ? guess : nil
  }
}

/// The quantiles of a distribution whose parameters are the same for all draws: a table once, then one step per draw.
///
/// Agrees with the plain quantile to its accuracy, though not to the last bit.
struct TabledQuantile<Distribution: TailSolved>: Sendable {
  let distribution: Distribution
  private let table: QuantileTable?

  init(_ distribution: Distribution) {
    self.distribution = distribution
    table = distribution.edge(0.5) == nil ? QuantileTable(distribution) : nil
  }

  func callAsFunction(_ u: Double) -> Double {
    if let edge = distribution.edge(u) { return edge }
    let v = distribution.solve(u, from: table?.start(u) ?? distribution.start(u))
    return distribution.value(v)
  }
}
