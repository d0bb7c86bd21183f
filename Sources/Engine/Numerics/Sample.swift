/// The draws of one answer that have a value, and what is known of them.
///
/// Draws without a value (NaN) are left out and counted. Every result depends on the draws and their order alone, not on
/// what was asked before.
package struct Sample: Sendable {
  /// In the order of the draws, until an order statistic is asked for.
  private var values: [Double]
  /// How many draws had no value.
  package let leftOut: Int
  /// NaN without any value.
  package let mean: Double
  /// With n − 1; NaN below two values.
  package let sd: Double

  package var count: Int { values.count }
  /// The draws that have a value, in any order.
  package var kept: [Double] { values }

  package init(_ draws: [Double]) {
    self = draws.withUnsafeBufferPointer { Sample($0) }
  }

  package init(_ draws: UnsafeBufferPointer<Double>) {
    values = [Double](unsafeUninitializedCapacity: draws.count) { kept, count in
      // Written always and kept only where there is a value: no branch to mispredict.
      for draw in draws {
        kept.initializeElement(at: count, to: draw)
        count += draw == draw ? 1 : 0
      }
    }
    leftOut = draws.count - values.count
    (mean, sd) = Self.moments(values)
  }

  /// The standard error of the mean over independent draws: sd / √n. Stratified draws do better than it says.
  package var meanError: Double { sd / Double(count).squareRoot() }

  /// Mean and sd by sums of eight interleaved parts, added in a fixed order.
  ///
  /// Counted from the first value, so that draws that are all the same have exactly that mean, and sd 0.
  private static func moments(_ values: [Double]) -> (mean: Double, sd: Double) {
    guard let first = values.first else { return (.nan, .nan) }
    let count = Double(values.count)
    let origin = first.magnitude < .infinity ? first : 0
    let mean = origin + sum(values) { $0 - origin } / count
    guard values.count > 1 else { return (mean, .nan) }
    let squares = sum(values) { ($0 - mean) * ($0 - mean) }
    return (mean, (squares / (count - 1)).squareRoot())
  }

  private static func sum(_ values: [Double], _ term: (Double) -> Double) -> Double {
    values.withUnsafeBufferPointer { values in
      var parts = SIMD8<Double>.zero
      var start = 0
      while start + 8 <= values.count {
        for lane in 0..<8 { parts[lane] += term(values[start + lane]) }
        start += 8
      }
      for index in start..<values.count { parts[index - start] += term(values[index]) }
      return ((parts[0] + parts[4]) + (parts[2] + parts[6])) + ((parts[1] + parts[5]) + (parts[3] + parts[7]))
    }
  }

  /// The values at these ranks (0 is the lowest), each from 0 to count − 1.
  mutating func ordered(_ ranks: [Int]) -> [Double] {
    let wanted = Array(Set(ranks)).sorted()
    values.withUnsafeMutableBufferPointer { Selection.select(wanted[...], in: $0) }
    return ranks.map { values[$0] }
  }

  /// The values at rank `first` and above, lowest first.
  mutating func sortedTail(from first: Int) -> ArraySlice<Double> {
    values.withUnsafeMutableBufferPointer { Selection.select([first], in: $0) }
    values[first...].sort()
    return values[first...]
  }

  /// The values below rank `end`, lowest first.
  mutating func sortedHead(to end: Int) -> ArraySlice<Double> {
    values.withUnsafeMutableBufferPointer { Selection.select([end - 1], in: $0) }
    values[..<end].sort()
    return values[..<end]
  }
}
