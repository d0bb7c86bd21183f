import Engine
import Testing

@Suite struct CountTests {
  @Test("Poisson quantiles are the very numbers mpmath finds, means 0.001 to 10⁶")
  func poisson() {
    let points = ReferenceValues("poissonQuantile")
    let single = points.worstRelative { Quantile.poisson($0[0], mean: $0[1]) }
    #expect(single.error == 0, "\(single.at)")
    let column = points.worstRelative { PoissonColumn(mean: $0[1])($0[0]) }
    #expect(column.error == 0, "\(column.at)")
  }

  @Test("Binomial quantiles are the very numbers mpmath finds, up to a million trials")
  func binomial() {
    let points = ReferenceValues("binomialQuantile")
    let single = points.worstRelative { Quantile.binomial($0[0], trials: $0[1], chance: $0[2]) }
    #expect(single.error == 0, "\(single.at)")
    let column = points.worstRelative { BinomialColumn(trials: $0[1], chance: $0[2])($0[0]) }
    #expect(column.error == 0, "\(column.at)")
  }

  @Test("Each number comes from its own shares: small binomials against sums by hand")
  func byHand() {
    // F of binomial(3, 1/2): 1/8, 4/8, 7/8, 1.
    for (u, k) in [(0.1, 0.0), (0.126, 1), (0.49, 1), (0.51, 2), (0.874, 2), (0.876, 3), (1, 3)] {
      #expect(Quantile.binomial(u, trials: 3, chance: 0.5) == k)
      #expect(BinomialColumn(trials: 3, chance: 0.5)(u) == k)
    }
    // F of Poisson(1): e⁻¹ (1, 2, 2.5, …).
    for (u, k) in [(0.367, 0.0), (0.368, 1), (0.735, 1), (0.736, 2), (0.91, 2)] {
      #expect(Quantile.poisson(u, mean: 1) == k && PoissonColumn(mean: 1)(u) == k)
    }
  }

  @Test("Certain counts stay certain")
  func certain() {
    #expect(Quantile.poisson(0.7, mean: 0) == 0 && PoissonColumn(mean: 0)(0.7) == 0)
    #expect(Quantile.binomial(0.7, trials: 9, chance: 0) == 0 && Quantile.binomial(0.01, trials: 9, chance: 1) == 9)
    #expect(Quantile.binomial(0.7, trials: 0, chance: 0.3) == 0 && BinomialColumn(trials: 9, chance: 1)(0.01) == 9)
    #expect(Quantile.happens(1e-300, chance: 1) == 1 && Quantile.happens(1 - 0x1p-53, chance: 0) == 0)
  }

  @Test("An event happens in the upper draws, as often as stated")
  func happens() {
    let draws = StreamKey(seed: 4, name: "event").stratified(4000)
    #expect(draws.reduce(0) { $0 + Quantile.happens($1, chance: 0.3) } == 1200)
    #expect(Quantile.happens(0.69, chance: 0.3) == 0 && Quantile.happens(0.71, chance: 0.3) == 1)
  }

  @Test("Parameters that are not allowed give no value")
  func notAllowed() {
    for mean in [-1, .nan, .infinity, 1e18] {
      #expect(Quantile.poisson(0.5, mean: mean).isNaN && PoissonColumn(mean: mean)(0.5).isNaN)
    }
    for (trials, chance) in [(2.5, 0.5), (-1, 0.5), (.nan, 0.5), (1e18, 0.5), (3, -0.1), (3, 1.1), (3, .nan)] {
      #expect(Quantile.binomial(0.5, trials: trials, chance: chance).isNaN)
      #expect(BinomialColumn(trials: trials, chance: chance)(0.5).isNaN)
    }
    #expect(Quantile.poisson(-0.1, mean: 3).isNaN && Quantile.binomial(.nan, trials: 3, chance: 0.5).isNaN)
  }

  @Test("Large counts and far shares take bounded time")
  func large() {
    for u in [0x1p-1074, 1e-300, 1e-17, 0.3, 0.5, 0.9, 1 - 0x1p-53] {
      for mean in [1e-300, 1e-9, 50, 1e9, 0x1p50] {
        let k = Quantile.poisson(u, mean: mean)
        #expect(k >= 0 && k < .infinity)
        #expect(abs(k - mean) <= 40 * mean.squareRoot() + 800)
      }
      for (n, p) in [(1e9, 0.5), (1e9, 1e-12), (1e12, 0.999), (0x1p50, 0.25), (40, 1e-300), (1e6, 1 - 0x1p-53)] {
        let k = Quantile.binomial(u, trials: n, chance: p)
        #expect(k >= 0 && k <= n)
      }
    }
    #expect(Quantile.poisson(1, mean: 3) == .infinity && Quantile.poisson(0, mean: 3) == 0)
  }

  @Test("A column of counts gives what single draws give")
  func columns() {
    let draws = StreamKey(seed: 5, name: "counts").stratified(400)
    for mean in [0.2, 3, 11.9, 12.1, 90, 3000] {
      let column = PoissonColumn(mean: mean)
      for u in draws { #expect(column(u) == Quantile.poisson(u, mean: mean)) }
    }
    for (n, p) in [(1.0, 0.5), (30, 0.9), (1331, 0.02), (5000, 0.6)] {
      let column = BinomialColumn(trials: n, chance: p)
      for u in draws { #expect(column(u) == Quantile.binomial(u, trials: n, chance: p)) }
    }
  }
}
