/// Correlation of ranks.
package enum RankCorrelation {
  /// Spearman's coefficient, with the mean rank for equal values; NaN where a column does not vary or lengths differ.
  package static func spearman(_ first: [Double], _ second: [Double]) -> Double {
    guard first.count == second.count && first.count > 1 else { return .nan }
    return pearson(meanRanks(first), meanRanks(second))
  }

  static func pearson(_ first: [Double], _ second: [Double]) -> Double {
    let count = Double(first.count)
    let (a, b) = (first.reduce(0, +) / count, second.reduce(0, +) / count)
    var (cross, left, right) = (0.0, 0.0, 0.0)
    for index in first.indices {
      let (x, y) = (first[index] - a, second[index] - b)
      cross += x * y
      left += x * x
      right += y * y
    }
    return left > 0 && right > 0 ? cross / (left.squareRoot() * right.squareRoot()) : .nan
  }

  /// The rank of each value from 0, equal values in the order of their places.
  static func ranks(_ values: [Double]) -> [Int] {
    var ranks = [Int](repeating: 0, count: values.count)
    for (rank, place) in order(values).enumerated() { ranks[place] = rank }
    return ranks
  }

  /// The places of the values from the lowest to the highest.
  static func order(_ values: [Double]) -> [Int] {
    let pairs = values.enumerated().map { (value: $1, place: $0) }
    return pairs.sorted { $0.value < $1.value || ($0.value == $1.value && $0.place < $1.place) }.map(\.place)
  }

  private static func meanRanks(_ values: [Double]) -> [Double] {
    let order = order(values)
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count && values[order[end]] == values[order[start]] { end += 1 }
      for place in order[start..<end] { ranks[place] = Double(start + end - 1) / 2 }
      start = end
    }
    return ranks
  }
}
