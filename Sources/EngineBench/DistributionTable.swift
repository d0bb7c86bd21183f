import Engine

/// Nanoseconds for each quantile of a distribution, drawn one by one.
struct DistributionTable {
  private let draws = (0..<1_000).map { StreamKey(seed: 1, name: "bench").uniform(draw: $0) }

  private var quantiles: [(String, (Double) -> Double)] {
    let (beta, gamma, pert) = (
      BetaColumn(2.5, 7), GammaColumn(shape: 4, scale: 0.5), PertColumn(low: 1, mode: 2, high: 7)
    )
    let (poisson, binomial) = (PoissonColumn(mean: 55), BinomialColumn(trials: 400, chance: 0.3))
    return [
      ("uniform", { Quantile.uniform($0, low: 2, high: 5) }),
      ("triangular", { Quantile.triangular($0, low: 1, mode: 2, high: 4) }),
      ("normal", { Quantile.normal($0, mean: 10, sd: 3) }),
      ("lognormal", { Quantile.lognormal($0, location: 0, spread: 1) }),
      ("logit-normal", { Quantile.logitNormal($0, location: 0, spread: 1) }),
      ("pert", { Quantile.pert($0, low: 1, mode: 2, high: 7) }), ("  with literals", { pert($0) }),
      ("beta", { Quantile.beta($0, 2.5, 7) }), ("  with literals", { beta($0) }),
      ("gamma", { Quantile.gamma($0, shape: 4, scale: 0.5) }), ("  with literals", { gamma($0) }),
      ("poisson", { Quantile.poisson($0, mean: 55) }), ("  with literals", { poisson($0) }),
      ("binomial", { Quantile.binomial($0, trials: 400, chance: 0.3) }), ("  with literals", { binomial($0) }),
      ("happens", { Quantile.happens($0, chance: 0.3) }),
    ]
  }

  func print() {
    Swift.print("\nDistributions, ns for each quantile")
    for (name, quantile) in quantiles {
      var sum = 0.0
      let time = Timing.nanoseconds(turns: 7) { times in
        for _ in 0..<times { for u in draws { sum += quantile(u) } }
      }
      guard sum.isFinite else { continue }
      Swift.print(name.padded(22) + (time / Double(draws.count)).text(decimals: 1, width: 8))
    }
  }
}
