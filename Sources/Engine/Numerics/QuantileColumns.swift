/// Quantile functions for parameters that are the same for all draws: dearer to make, cheaper per draw.
///
/// A draw's bits depend on its `u` and the parameters alone. They may differ in the last places from `Quantile`'s, so a
/// source must use the one or the other by its formula, never by the number of draws.
package struct BetaColumn: Sendable {
  private let quantile: TabledQuantile<BetaQuantile>
  package init(_ a: Double, _ b: Double) { quantile = TabledQuantile(BetaQuantile(a, b)) }
  package func callAsFunction(_ u: Double) -> Double { quantile(u) }
}

/// Gamma with shape and scale above 0.
package struct GammaColumn: Sendable {
  private let quantile: TabledQuantile<GammaQuantile>
  package init(shape: Double, scale: Double) { quantile = TabledQuantile(GammaQuantile(shape: shape, scale: scale)) }
  package func callAsFunction(_ u: Double) -> Double { quantile(u) }
}

/// PERT with low ≤ mode ≤ high.
package struct PertColumn: Sendable {
  private enum Form {
    case table(TabledQuantile<BetaQuantile>)
    case single(BetaQuantile)
  }
  private let form: Form
  private let low: Double
  private let high: Double

  package init(low: Double, mode: Double, high: Double) { self.init(low: low, mode: mode, high: high, tabled: true) }

  init(low: Double, mode: Double, high: Double, tabled: Bool) {
    self.low = low
    self.high = high
    let width = high - low
    let place = width == 0 && mode == low ? 0.5 : (mode - low) / width
    let valid = place >= 0 && place <= 1
    let beta = BetaQuantile(valid ? 1 + 4 * place : .nan, valid ? 1 + 4 * (1 - place) : .nan)
    form = tabled ? .table(TabledQuantile(beta)) : .single(beta)
  }

  package func callAsFunction(_ u: Double) -> Double {
    let share =
      switch form {
      case .table(let quantile): quantile(u)
      case .single(let quantile): quantile(u)
      }
    return low * (1 - share) + high * share
  }
}

/// Poisson with a mean from 0 to 2⁵⁰.
package struct PoissonColumn: Sendable {
  private let table: CountTable<Poisson>
  package init(mean: Double) { table = CountTable(Poisson(mean: mean)) }
  package func callAsFunction(_ u: Double) -> Double { table(u) }
}

/// Binomial with whole trials from 0 to 2⁵⁰.
package struct BinomialColumn: Sendable {
  private let table: CountTable<Binomial>
  package init(trials: Double, chance: Double) { table = CountTable(Binomial(trials: trials, chance: chance)) }
  package func callAsFunction(_ u: Double) -> Double { table(u) }
}
