import Engine
import Testing

@Suite struct QuantileTests {
  @Test("Normal quantiles agree with mpmath from 2⁻¹⁰⁷⁴ to 1 − 2⁻⁵³")
  func normal() {
    let worst = ReferenceValues("normalQuantile").worstRelative { Normal.quantile($0[0]) }
    #expect(worst.error < 2e-15, "\(worst.at)")
  }

  @Test("Normal quantiles have the three values that Wichura prints with AS 241")
  func wichura() {
    #expect(abs(Normal.quantile(0.25) + 0.6744897501960817) < 2e-16)
    #expect(abs(Normal.quantile(0.001) + 3.090232306167814) < 1e-15)
    #expect(abs(Normal.quantile(1e-20) + 9.262340089798408) < 4e-15)
    #expect(abs(Normal.quantile(0.95) - Parameters.z95) < 1e-15)
    #expect(abs(Normal.quantile(0.975) - Parameters.z975) < 1e-15)
    #expect(Normal.quantile(0.5) == 0 && Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity)
    #expect(Normal.quantile(-0.1).isNaN && Normal.quantile(1.1).isNaN && Normal.quantile(.nan).isNaN)
  }

  @Test("Gamma quantiles agree with mpmath, shapes 0.001 to 10⁶, down to shares of 10⁻³⁰⁰")
  func gamma() {
    let worst = ReferenceValues("gammaQuantile").worstRelative { Quantile.gamma($0[0], shape: $0[1], scale: 1) }
    #expect(worst.error < 2e-13, "\(worst.at)")
    let column = ReferenceValues("gammaQuantile").worstRelative { GammaColumn(shape: $0[1], scale: 1)($0[0]) }
    #expect(column.error < 2e-13, "\(column.at)")
  }

  @Test("Beta quantiles agree with mpmath, parameters 0.01 to 10⁶, down to shares of 10⁻³⁰⁰")
  func beta() {
    let worst = ReferenceValues("betaQuantile").worstRelative { Quantile.beta($0[0], $0[1], $0[2]) }
    #expect(worst.error < 2e-13, "\(worst.at)")
    let column = ReferenceValues("betaQuantile").worstRelative { BetaColumn($0[1], $0[2])($0[0]) }
    #expect(column.error < 2e-13, "\(column.at)")
  }

  @Test("Closed forms: exponential, arcsine and powers; and NIST's 95 % point of χ² with 10 degrees")
  func closedForms() {
    for u in [1e-200, 1e-9, 0.03, 0.4, 0.5, 0.8, 0.999999] {
      let exponential = -Elementary.logarithmOfOnePlus(-u)
      #expect(abs(Quantile.gamma(u, shape: 1, scale: 1) / exponential - 1) < 1e-13)
      #expect(abs(Quantile.beta(u, 1, 1) / u - 1) < 1e-13)
      #expect(abs(Quantile.beta(u, 3, 1) / Elementary.power(u, 1.0 / 3) - 1) < 1e-13)
    }
    for (u, x) in [(1.0 / 3, 0.25), (0.5, 0.5), (2.0 / 3, 0.75)] {
      #expect(abs(Quantile.beta(u, 0.5, 0.5) - x) < 2e-15)
    }
    #expect(abs(Quantile.gamma(0.95, shape: 5, scale: 2) - 18.307) < 5e-4)
  }

  @Test("A distribution function undoes its quantile, and the quantiles never turn back")
  func monotone() {
    let shares = (0..<1500).map { (Double($0) + 0.5) / 1500 } + [1e-12, 1e-80, 1 - 1e-12]
    let sorted = shares.sorted()
    for shape in [0.02, 0.8, 1, 4, 60, 5000] {
      let column = GammaColumn(shape: shape, scale: 1)
      var last = 0.0
      for u in sorted {
        let x = column(u)
        #expect(x >= last)
        if x > 0x1p-1000 { #expect(abs(IncompleteGamma(shape: shape).tails(x).lower - u) < 1e-13 * max(1, shape) * u) }
        last = x
      }
    }
    for (a, b) in [(0.02, 0.3), (0.7, 0.7), (1, 4), (3, 2), (50, 80), (150, 4000)] {
      let column = BetaColumn(a, b)
      var last = 0.0
      for u in sorted {
        #expect(column(u) >= last)
        last = column(u)
      }
    }
  }

  @Test("Extreme parameters and shares give a number in range and no hang")
  func extremes() {
    let shares = [0x1p-1074, 1e-300, 1e-17, 0.01, 0.5, 0.99, 1 - 0x1p-53]
    let sizes = [1e-300, 1e-6, 0.001, 0.01, 0.5, 1, 99, 101, 1e6, 1e9, 1e15]
    for u in shares {
      for a in sizes {
        let gamma = Quantile.gamma(u, shape: a, scale: 1)
        #expect(gamma >= 0 && gamma <= .infinity, "gamma \(a) at \(u): \(gamma)")
        for b in sizes {
          let beta = Quantile.beta(u, a, b)
          #expect(beta >= 0 && beta <= 1, "beta \(a), \(b) at \(u): \(beta)")
        }
      }
    }
  }

  @Test("Parameters that are not allowed give no value, for single draws and for columns")
  func notAllowed() {
    for bad in [0, -1, .infinity, .nan] {
      #expect(Quantile.gamma(0.5, shape: bad, scale: 1).isNaN && Quantile.gamma(0.5, shape: 1, scale: bad).isNaN)
      #expect(Quantile.beta(0.5, bad, 1).isNaN && Quantile.beta(0.5, 1, bad).isNaN)
      #expect(GammaColumn(shape: bad, scale: 1)(0.5).isNaN && BetaColumn(bad, 1)(0.5).isNaN)
    }
    #expect(Quantile.normal(0.5, mean: 0, sd: -1).isNaN)
    #expect(Quantile.uniform(0.5, low: 2, high: 1).isNaN)
    #expect(Quantile.triangular(0.5, low: 0, mode: 3, high: 2).isNaN)
    #expect(Quantile.pert(0.5, low: 0, mode: 3, high: 2).isNaN && PertColumn(low: 3, mode: 2, high: 4)(0.5).isNaN)
    #expect(Quantile.happens(0.5, chance: 1.2).isNaN && Quantile.happens(0.5, chance: .nan).isNaN)
    for u in [-0.1, 1.1, .nan] {
      #expect(Quantile.gamma(u, shape: 1, scale: 1).isNaN && Quantile.beta(u, 2, 2).isNaN)
      #expect(Quantile.uniform(u, low: 0, high: 1).isNaN && Quantile.normal(u, mean: 0, sd: 0).isNaN)
    }
  }

  @Test("Triangular, uniform and PERT meet their ends, their mode and each other")
  func bounded() {
    #expect(Quantile.triangular(0.25, low: 0, mode: 1, high: 4) == 1)
    #expect(
      Quantile.triangular(0, low: 0, mode: 1, high: 4) == 0 && Quantile.triangular(1, low: 0, mode: 1, high: 4) == 4)
    #expect(Quantile.triangular(0.3, low: 2, mode: 2, high: 2) == 2)
    #expect(Quantile.triangular(0.25, low: 0, mode: 0, high: 1) == 1 - 0.75.squareRoot())
    #expect(Quantile.uniform(0.25, low: -1, high: 3) == 0)
    #expect(Quantile.pert(0.3, low: 5, mode: 5, high: 5) == 5 && PertColumn(low: 5, mode: 5, high: 5)(0.3) == 5)
    // mode in the middle: beta(3, 3), whose half is the middle.
    #expect(abs(Quantile.pert(0.5, low: 10, mode: 20, high: 30) - 20) < 1e-13)
    let column = PertColumn(low: 1, mode: 2, high: 7)
    let draws = StreamKey(seed: 1, name: "pert").stratified(4000).map { column($0) }
    // Mean (low + 4 mode + high) / 6.
    #expect(abs(Sample(draws).mean - 16.0 / 6) < 1e-4)
  }

  @Test("A logit-normal share stays inside 0 and 1 and keeps its stated points")
  func logitNormal() {
    let (location, spread) = Parameters.logitNormal(p5: 0.2, p95: 0.4)
    #expect(abs(Quantile.logitNormal(0.05, location: location, spread: spread) - 0.2) < 1e-15)
    #expect(abs(Quantile.logitNormal(0.95, location: location, spread: spread) - 0.4) < 1e-15)
    #expect(Quantile.logitNormal(1e-300, location: 0, spread: 1) > 0)
    #expect(
      Quantile.logitNormal(0.5, location: 800, spread: 0) == 1
        && Quantile.logitNormal(0.5, location: -800, spread: 0) == 0)
  }
}
