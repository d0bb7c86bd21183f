/// Puts chosen ranks of a column in their places without sorting the rest (Hoare's *Find*, 1961, for several ranks).
enum Selection {
  /// After it, each of the ascending `ranks` holds the value a full sort would put there, lower ones before it and higher
  /// ones after it. No NaN. Falls back to a full sort of what is left when the pivots turn out badly.
  static func select(_ ranks: ArraySlice<Int>, in values: UnsafeMutableBufferPointer<Double>) {
    var effort = 2
    var size = values.count
    while size > 0 {
      effort += 2
      size >>= 1
    }
    select(ranks, values, 0, values.count, effort)
  }

  private static func select(
    _ ranks: ArraySlice<Int>, _ values: UnsafeMutableBufferPointer<Double>, _ low: Int, _ high: Int, _ effort: Int
  ) {
    guard !ranks.isEmpty && high - low > 1 else { return }
    if high - low <= 24 || effort == 0 {
      values[low..<high].sort()
      return
    }
    let pivot = pivot(values, low, high)
    let start = partition(values, low, high) { $0 < pivot }
    let end = partition(values, start, high) { $0 <= pivot }
    let below = ranks.prefix { $0 < start }
    let above = ranks.drop { $0 < end }
    select(below, values, low, start, effort - 1)
    select(above, values, end, high, effort - 1)
  }

  /// Moves what comes first to the front, without a branch; returns where the rest begins.
  @inline(__always)
  private static func partition(
    _ values: UnsafeMutableBufferPointer<Double>, _ low: Int, _ high: Int, first: (Double) -> Bool
  ) -> Int {
    var border = low
    for index in low..<high {
      let value = values[index]
      values[index] = values[border]
      values[border] = value
      border += first(value) ? 1 : 0
    }
    return border
  }

  /// The median of three medians of three, from places spread over the range.
  private static func pivot(_ values: UnsafeMutableBufferPointer<Double>, _ low: Int, _ high: Int) -> Double {
    let step = (high - low) / 9
    func median(_ first: Double, _ second: Double, _ third: Double) -> Double {
      max(min(first, second), min(max(first, second), third))
    }
    func group(_ start: Int) -> Double {
      median(values[start], values[start + step], values[start + 2 * step])
    }
    return median(group(low), group(low + 3 * step), group(low + 6 * step))
  }
}
