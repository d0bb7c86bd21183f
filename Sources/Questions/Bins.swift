#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bins of one round width that hold samples; whole numbers get bins of whole numbers around them.
struct Bins {
  let low: Double
  let step: Double
  let count: Int

  /// The bins for samples that have at least one value.
  init(_ samples: [[Double]]) {
    let values = samples.flatMap(\.self)
    let (least, greatest) = (values.min() ?? 0, values.max() ?? 0)
    let isWhole = greatest - least <= 1e6 && values.allSatisfy { $0 == $0.rounded() }
    // About 30 bins over the middle 99 %, so that one far draw does not squeeze all others into one.
    let sorted = values.sorted()
    let ends = (sorted[sorted.count / 200], sorted[sorted.count - 1 - sorted.count / 200])
    let middle = ends.1 > ends.0 ? ends : (least, greatest)
    var step = Self.round((middle.1 / 30 - middle.0 / 30))
    if isWhole { step = max(step.rounded(), 1) }
    let first = (least / step).rounded(.down)
    let last = (greatest / step).rounded(.down)
    // Far ends are gathered in the outermost bins.
    let lowest = max(first, (middle.0 / step).rounded(.down) - 10)
    let highest = min(last, (middle.1 / step).rounded(.down) + 10)
    low = lowest * step
    self.step = step
    count = max(Int(min(highest - lowest, 1_000)) + 1, 1)
  }

  /// The share of the values in each bin; what lies beyond the ends counts for the outermost.
  func shares(_ values: [Double]) -> [Double] {
    var counts = [Double](repeating: 0, count: count)
    for value in values {
      let place = ((value - low) / step).rounded(.down)
      counts[Int(min(max(place, 0), Double(count - 1)))] += 1
    }
    return counts.map { $0 / Double(max(values.count, 1)) }
  }

  /// The least of 1, 2 and 5 times a power of ten that is no less.
  private static func round(_ x: Double) -> Double {
    guard x > 1e-300, x.isFinite else { return 1e-300 }
    let power = pow(10, floor(log10(x)))
    return [1.0, 2, 5].first { x <= $0 * power * (1 + 1e-12) }.map { $0 * power } ?? 10 * power
  }
}
