/// The time of a piece of work: the least of several turns, so that neighbours on the machine count little.
enum Timing {
  /// Nanoseconds of one call of the body, which is called often enough for a turn to last some milliseconds.
  static func nanoseconds(turns: Int = 15, of body: (_ times: Int) -> Void) -> Double {
    var times = 1
    while true {
      let taken = once { body(times) }
      if taken > 2e6 { break }
      times *= 2
    }
    return (0..<turns).map { _ in once { body(times) } / Double(times) }.min() ?? .nan
  }

  /// Milliseconds of a body that is called once a turn.
  static func milliseconds(turns: Int = 7, of body: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<turns { best = min(best, try once(body)) }
    return best / 1e6
  }

  /// Nanoseconds.
  static func once(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try body()
    let (seconds, attoseconds) = (clock.now - start).components
    return Double(seconds) * 1e9 + Double(attoseconds) * 1e-9
  }
}

extension Double {
  /// With so many decimals, and so wide.
  func text(decimals: Int, width: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let digits = String(Int((self * scale).rounded()))
    let padded = String(repeating: "0", count: Swift.max(0, decimals + 1 - digits.count)) + digits
    let point = padded.index(padded.endIndex, offsetBy: -decimals)
    let text = decimals == 0 ? padded : "\(padded[..<point]).\(padded[point...])"
    return String(repeating: " ", count: Swift.max(0, width - text.count)) + text
  }
}

extension String {
  func padded(_ width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }
}
