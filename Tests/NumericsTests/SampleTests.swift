import Engine
import Testing

@Suite struct SampleTests {
  private let values = [3.0, .nan, 1, 4, 1, 5, .nan, 9, 2, 6]

  @Test("Mean, sd and error leave out draws without a value and count them")
  func moments() {
    let sample = Sample(values)
    #expect(sample.count == 8 && sample.leftOut == 2)
    #expect(sample.mean == 31.0 / 8)
    // Σx² − n·mean² = 173 − 120.125.
    #expect(abs(sample.sd - (52.875 / 7).squareRoot()) < 1e-15)
    #expect(abs(sample.meanError - (52.875 / 56).squareRoot()) < 1e-15)
  }

  @Test("Quantiles of type 7 are those of R's own quantile()")
  func quantiles() {
    var sample = Sample(values)
    // sorted 1 1 2 3 4 5 6 9; place 7p
    #expect(sample.quantiles([0, 0.25, 0.5, 1, 0.05]) == [1, 1.75, 3.5, 9, 1])
    #expect(abs(sample.quantile(0.95) - 7.95) < 1e-14)
    #expect(sample.quantile(0.25) == 1.75 && sample.quantile(0.5) == 3.5 && sample.quantile(1) == 9)
    #expect(sample.quantile(-0.1).isNaN && sample.quantile(.nan).isNaN)
  }

  @Test("Draws that are all the same have exactly that mean and no spread")
  func constant() {
    let sample = Sample([Double](repeating: 0.1, count: 1001))
    #expect(sample.mean == 0.1 && sample.sd == 0)
  }

  @Test("No draws, one draw, and none with a value")
  func few() {
    for draws in [[], [Double.nan, .nan]] {
      var sample = Sample(draws)
      #expect(sample.mean.isNaN && sample.sd.isNaN && sample.quantile(0.5).isNaN && sample.tailMean(0.95).isNaN)
      #expect(sample.quantileInterval(0.5).low.isNaN && sample.leftOut == draws.count)
    }
    var one = Sample([7])
    #expect(one.mean == 7 && one.sd.isNaN && one.quantile(0.3) == 7 && one.tailMean(0.95) == 7)
    #expect(one.quantileInterval(0.5) == (7, 7))
  }

  @Test("Infinite draws spoil no quantile")
  func infinite() {
    var sample = Sample([.infinity, 1, 2, .infinity, .infinity])
    #expect(sample.mean == .infinity && sample.quantile(1) == .infinity && sample.quantile(0.25) == 2)
    #expect(sample.quantile(0.9) == .infinity && sample.tailMean(0.5) == .infinity)
  }

  @Test("The tail mean weighs the value on the border")
  func tailMean() {
    var sample = Sample((1...10).map(Double.init))
    #expect(abs(sample.tailMean(0.8) - 9.5) < 1e-14)
    // The highest 1.5 of ten: 10 and half of 9.
    #expect(abs(sample.tailMean(0.85) - (10 + 4.5) / 1.5) < 1e-14)
    #expect(sample.tailMean(0) == 5.5 && sample.tailMean(1) == 10)
    #expect(abs(sample.tailMean(0.25, .lower) - (1 + 2 + 1.5) / 2.5) < 1e-14)
    #expect(sample.tailMean(0, .lower) == 1 && sample.tailMean(1.5).isNaN)
  }

  @Test("Selected ranks are those of a full sort, also with many equal values, and whatever was asked before")
  func selection() {
    let key = StreamKey(seed: 8, name: "selection")
    let columns: [[Double]] = [
      (0..<1000).map { key.uniform(draw: $0) }, (0..<1000).map { Double(Int(key.uniform(draw: $0) * 5)) },
      (0..<1000).map(Double.init), (0..<1000).reversed().map(Double.init), [Double](repeating: 2, count: 1000),
      (0..<1000).map { Double($0 % 2) }, (0..<1000).map { Double(min($0, 999 - $0)) },
    ]
    for column in columns {
      let sorted = column.sorted()
      let shares = [0, 0.001, 0.05, 0.5, 0.5004, 0.95, 1]
      var (sample, other) = (Sample(column), Sample(column))
      _ = other.tailMean(0.3)
      _ = other.quantile(0.7)
      let found = sample.quantiles(shares)
      #expect(found == other.quantiles(shares))
      for (share, value) in zip(shares, found) {
        let place = 999 * share
        let (low, high) = (sorted[Int(place)], sorted[min(Int(place) + 1, 999)])
        #expect(abs(value - (low + (place - place.rounded(.down)) * (high - low))) < 1e-12)
      }
      #expect(sample.tailMean(0.9) == other.tailMean(0.9))
      #expect(abs(sample.tailMean(0.9) - sorted[900...].reduce(0, +) / 100) < 1e-11)
    }
  }

  @Test("The interval of a quantile by ranks is Hahn and Meeker's for the median of 100: ranks 40 and 61")
  func quantileInterval() {
    var sample = Sample((1...100).shuffledByKey().map(Double.init))
    #expect(sample.quantileInterval(0.5) == (40, 61))
    #expect(abs(sample.quantileError(0.5) - 21 / (2 * 1.959963984540054)) < 1e-14)
    #expect(sample.quantileInterval(0.5, confidence: 1).low.isNaN)
  }

  @Test("Wilson's interval has Newcombe's published values")
  func wilson() {
    // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for (hits, count, low, high) in [
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
    ] {
      let interval = wilsonInterval(hits: hits, of: count)
      #expect(abs(interval.low - low) < 5e-5 && abs(interval.high - high) < 5e-5)
    }
    #expect(wilsonInterval(hits: 20, of: 20).high == 1)
    #expect(wilsonInterval(hits: 0, of: 0) == (0, 1) && wilsonInterval(hits: 3, of: 2).low.isNaN)
  }
}

extension ClosedRange<Int> {
  /// The numbers in an order of their own, the same each time.
  fileprivate func shuffledByKey() -> [Int] {
    let places = StreamKey(seed: 1, name: "order").stratified(count)
    return zip(self, places).sorted { $0.1 < $1.1 }.map(\.0)
  }
}
