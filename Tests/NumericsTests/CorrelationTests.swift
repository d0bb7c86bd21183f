import Engine
import Testing

@Suite struct CorrelationTests {
  private let first = StreamKey(seed: 1, name: "nurse_pay").stratified(1000)
  private let second = StreamKey(seed: 1, name: "gp_pay").stratified(1000)

  @Test(
    "The rank correlation asked for is met, and each number kept",
    arguments: [-0.95, -0.6, -0.1, 0, 0.3, 0.6, 0.9, 0.99])
  func target(correlation: Double) {
    let tied = ImanConover.reorder(second, like: first, correlation: correlation)
    #expect(abs(RankCorrelation.spearman(first, tied) - correlation) < 1e-4)
    #expect(tied.sorted() == second.sorted())
    #expect(tied == ImanConover.reorder(second, like: first, correlation: correlation))
  }

  @Test("At 1 and −1 the ranks are the same and reversed")
  func ends() {
    #expect(RankCorrelation.spearman(first, ImanConover.reorder(second, like: first, correlation: 1)) == 1)
    #expect(RankCorrelation.spearman(first, ImanConover.reorder(second, like: first, correlation: -1)) == -1)
  }

  @Test("Columns that are tied already can be tied anew")
  func again() {
    let copied = ImanConover.reorder(first, like: first, correlation: 0.4)
    #expect(abs(RankCorrelation.spearman(first, copied) - 0.4) < 1e-4)
    let back = ImanConover.reorder(copied, like: first, correlation: -0.7)
    #expect(abs(RankCorrelation.spearman(first, back) + 0.7) < 1e-4)
  }

  @Test("What cannot be tied stays as it is")
  func unchanged() {
    #expect(ImanConover.reorder([], like: [], correlation: 0.5) == [])
    #expect(ImanConover.reorder([0.5], like: [0.1], correlation: 0.5) == [0.5])
    #expect(ImanConover.reorder(second, like: [0.1], correlation: 0.5) == second)
    for correlation in [1.5, -2, .nan] {
      #expect(ImanConover.reorder(second, like: first, correlation: correlation) == second)
    }
    for count in 2...6 {
      let few = Array(second.prefix(count))
      #expect(ImanConover.reorder(few, like: Array(first.prefix(count)), correlation: 0.5).sorted() == few.sorted())
    }
  }

  @Test("Spearman's coefficient with equal values is that of mean ranks")
  func equalValues() {
    // Ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3: 4.5 / √(4.5 · 5).
    #expect(abs(RankCorrelation.spearman([1, 2, 2, 3], [1, 2, 3, 4]) - 4.5 / 22.5.squareRoot()) < 1e-15)
    #expect(RankCorrelation.spearman([1, 1, 1], [1, 2, 3]).isNaN && RankCorrelation.spearman([1], [1]).isNaN)
  }
}
