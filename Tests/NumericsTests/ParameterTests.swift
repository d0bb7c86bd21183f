import Engine
import Testing

@Suite struct ParameterTests {
  @Test("A lognormal range keeps its 5 % and 95 % points")
  func lognormalRange() {
    let (location, spread) = Parameters.lognormal(p5: 680, p95: 950)
    #expect(abs(Quantile.lognormal(0.05, location: location, spread: spread) / 680 - 1) < 2e-15)
    #expect(abs(Quantile.lognormal(0.5, location: location, spread: spread) / (680.0 * 950).squareRoot() - 1) < 2e-15)
    #expect(abs(Quantile.lognormal(0.95, location: location, spread: spread) / 950 - 1) < 2e-15)
  }

  @Test("A lognormal mean and sd come back as the mean and sd of the draws")
  func lognormalMean() {
    let (location, spread) = Parameters.lognormal(mean: 100, sd: 25)
    let draws = StreamKey(seed: 1, name: "m").stratified(20_000)
    let sample = Sample(draws.map { Quantile.lognormal($0, location: location, spread: spread) })
    #expect(abs(sample.mean - 100) < 0.01 && abs(sample.sd - 25) < 0.05)
  }

  @Test("A gamma mean and sd become shape and scale")
  func gamma() {
    let (shape, scale) = Parameters.gamma(mean: 12, sd: 4)
    #expect(shape == 9 && abs(scale - 4.0 / 3) < 1e-15)
  }

  @Test("A published ratio has its point as median and its interval as width")
  func ratio() {
    let (location, spread) = Parameters.ratio(point: 0.74, low: 0.63, high: 0.87)
    #expect(abs(Quantile.lognormal(0.5, location: location, spread: spread) - 0.74) < 1e-15)
    let width =
      Quantile.lognormal(0.975, location: location, spread: spread)
      / Quantile.lognormal(0.025, location: location, spread: spread)
    #expect(abs(width - 0.87 / 0.63) < 1e-14)
  }

  @Test("Impossible statements give no value")
  func impossible() {
    #expect(Parameters.lognormal(p5: 0, p95: 3).location.isNaN && Parameters.lognormal(p5: 3, p95: 2).spread.isNaN)
    #expect(
      Parameters.logitNormal(p5: 0.2, p95: 1).location.isNaN && Parameters.logitNormal(p5: 0, p95: 0.5).location.isNaN)
    #expect(Parameters.gamma(mean: -1, sd: 1).shape.isNaN && Parameters.gamma(mean: 1, sd: 0).shape.isNaN)
    #expect(Parameters.lognormal(mean: 0, sd: 1).location.isNaN && Parameters.lognormal(mean: 1, sd: -1).spread.isNaN)
    #expect(
      Parameters.ratio(point: 0.7, low: 0, high: 1).location.isNaN
        && Parameters.ratio(point: .nan, low: 1, high: 2).location.isNaN)
    #expect(Parameters.normal(p5: 2, p95: 1).mean.isNaN && Parameters.normal(p5: .nan, p95: 1).sd.isNaN)
  }
}
