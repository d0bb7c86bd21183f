import Engine
import Testing

/// What replay on another machine rests on: one hash of many results, the same in debug and release, on every processor.
///
/// It changes only when a formula is changed on purpose; recorded sessions then change too, so the version must.
@Suite struct SameBitsTests {
  @Test("The bits of twenty thousand results hash to the recorded number")
  func recordedHash() {
    var hash = ResultHash()
    let key = StreamKey(seed: 2019, name: "same bits")
    let draws = key.stratified(500)
    let others = (0..<500).map { key.uniform(object: 17, month: 24_229, draw: $0) }
    for (u, w) in zip(draws, others) {
      let x = (u - 0.5) * 60
      hash.add(u, w, Elementary.exponential(x), Elementary.logarithm(u), Elementary.power(u * 9, w * 7 - 3))
      hash.add(Elementary.exponentialMinusOne(x / 30), Elementary.logarithmOfOnePlus(x / 40), Elementary.power(w, 7))
      hash.add(Normal.cumulative(x / 4), Normal.quantile(w), LogGamma.value(u * 20))
      hash.add(Quantile.lognormal(u, location: 1, spread: w), Quantile.logitNormal(u, location: w, spread: 2))
      hash.add(Quantile.triangular(u, low: 0, mode: w, high: 1), Quantile.uniform(u, low: w, high: 2))
      hash.add(
        Quantile.pert(u, low: 0, mode: w, high: 1), Quantile.beta(u, w * 5, 0.3 + w), Quantile.beta(u, 150, 150 + w))
      hash.add(Quantile.gamma(u, shape: w * 3, scale: 2), Quantile.gamma(u, shape: 20 + w * 100, scale: 2))
      hash.add(
        Quantile.poisson(u, mean: w * 40), Quantile.binomial(u, trials: 1331, chance: w), Quantile.happens(u, chance: w)
      )
    }
    let (beta, gamma, pert) = (
      BetaColumn(2.5, 7), GammaColumn(shape: 3.3, scale: 1), PertColumn(low: 1, mode: 2, high: 7)
    )
    let (poisson, binomial) = (PoissonColumn(mean: 55), BinomialColumn(trials: 400, chance: 0.3))
    for u in others { hash.add(beta(u), gamma(u), pert(u), poisson(u), binomial(u)) }
    for u in ImanConover.reorder(others, like: draws, correlation: 0.6) { hash.add(u) }
    var sample = Sample(others.map { Quantile.lognormal($0, location: 0, spread: 1) })
    hash.add(sample.mean, sample.sd, sample.meanError, sample.tailMean(0.95), sample.quantileError(0.9))
    for value in sample.quantiles([0.05, 0.5, 0.95]) { hash.add(value) }
    hash.add(wilsonInterval(hits: 3, of: 40).low, RankCorrelation.spearman(draws, others))
    #expect(hash.state == 0x9109_9EBF_32F1_628E, "found 0x\(String(hash.state, radix: 16))")
  }
}

/// FNV-1a over the bits of doubles.
private struct ResultHash {
  var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ values: Double...) {
    for value in values {
      for shift in stride(from: 0, to: 64, by: 8) {
        state = (state ^ (value.bitPattern >> UInt64(shift) & 0xFF)) &* 0x100_0000_01B3
      }
    }
  }
}
