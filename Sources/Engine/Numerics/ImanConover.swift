/// Ties the ranks of one column of uniform numbers to those of another, without changing any number.
///
/// Iman and Conover, *A distribution-free approach to inducing rank correlation among input variables*, 1982.
package enum ImanConover {
  /// The numbers of `second` in an order whose rank correlation (Spearman) with `first` is `correlation`, −1 … 1.
  ///
  /// Met to 10⁻⁴ from some 500 numbers on, else as nearly as so few can; exactly at ±1. The same columns always give the same
  /// order. Unchanged where lengths differ, where a number is missing, or for a correlation outside −1 … 1.
  package static func reorder(_ second: [Double], like first: [Double], correlation: Double) -> [Double] {
    let count = first.count
    guard count > 1 && second.count == count && correlation >= -1 && correlation <= 1 else { return second }
    guard first.allSatisfy({ $0 == $0 }) && second.allSatisfy({ $0 == $0 }) else { return second }
    let target = RankCorrelation.ranks(first)
    let ranks = tiedRanks(target, RankCorrelation.ranks(second), correlation)
    let sorted = second.sorted()
    return ranks.map { sorted[$0] }
  }

  private static func tiedRanks(_ first: [Int], _ second: [Int], _ correlation: Double) -> [Int] {
    let count = first.count
    if correlation == 1 { return first }
    if correlation == -1 { return first.map { count - 1 - $0 } }
    let scores = (1...count).map { Normal.quantile(Double($0) / Double(count + 1)) }
    let along = first.map { scores[$0] }
    let across = perpendicular(second.map { scores[$0] }, to: along, scores)
    func mixed(_ share: Double) -> (ranks: [Int], correlation: Double) {
      let rest = (1 - share * share).squareRoot()
      let ranks = RankCorrelation.ranks(zip(along, across).map { share * $0 + rest * $1 })
      return (ranks, spearman(first, ranks))
    }
    // A secant from the bivariate normal's relation, kept between the ends, nearest kept.
    var share = normalCorrelation(correlation)
    var best = (ranks: second, correlation: 2.0)
    var (low, high) = ((share: -1.0, error: -1 - correlation), (share: 1.0, error: 1 - correlation))
    for _ in 0..<10 {
      let current = mixed(share)
      let error = current.correlation - correlation
      if error.magnitude < (best.correlation - correlation).magnitude { best = current }
      if error.magnitude < 2e-5 { break }
      if error < 0 { low = (share, error) } else { high = (share, error) }
      let slope = (high.error - low.error) / (high.share - low.share)
      let next = share - error / max(slope, 0.3)
      share = next > low.share && next < high.share ? next : (low.share + high.share) / 2
    }
    return best.ranks
  }

  /// Scores without any linear relation to `base`, and as long; from an order of their own where nothing is left.
  private static func perpendicular(_ scores: [Double], to base: [Double], _ ordered: [Double]) -> [Double] {
    let length = dot(base, base)
    let rest = without(scores, base, length)
    if dot(rest, rest) > 1e-9 * length { return scaled(rest, to: length) }
    let order = StreamKey(bits: 0).permutation(ordered.count)
    let other = without(order.map { ordered[Int($0)] }, base, length)
    return dot(other, other) > 1e-9 * length ? scaled(other, to: length) : other
  }

  private static func without(_ scores: [Double], _ base: [Double], _ length: Double) -> [Double] {
    let share = dot(scores, base) / length
    return zip(scores, base).map { $0 - share * $1 }
  }

  private static func scaled(_ scores: [Double], to length: Double) -> [Double] {
    let factor = (length / dot(scores, scores)).squareRoot()
    return scores.map { $0 * factor }
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }

  /// Spearman's coefficient of two orders without equal ranks; the sum is exact in whole numbers.
  private static func spearman(_ first: [Int], _ second: [Int]) -> Double {
    var squares = 0.0
    for index in first.indices {
      let difference = Double(first[index] - second[index])
      squares += difference * difference
    }
    let count = Double(first.count)
    return 1 - 6 * squares / (count * (count * count - 1))
  }

  /// The correlation of normal variables whose ranks are correlated so: 2 sin(π r / 6), the sine by its series.
  private static func normalCorrelation(_ rank: Double) -> Double {
    let t = rank * 0.5235987755982989
    let z = t * t
    return min(max(2 * t * (1 - z / 6 * (1 - z / 20 * (1 - z / 42))), -0.999999), 0.999999)
  }
}
