import Engine

/// Whether an answer turns as an input rises, seen in the draws: it goes clearly up somewhere and clearly down elsewhere.
///
/// The draws are sorted by the input into equal parts, whose means are compared.
struct Turning {
  private static let parts = 10
  /// Standard errors that a rise and a fall must both be worth.
  private static let errors = 5.0
  private static let mostDraws = 20_000

  /// Whether `answer` turns along `input`, draw by draw; no for too few draws to see it.
  static func isSeen(in answer: [Double], along input: [Double]) -> Bool {
    // More draws than these show nothing that these do not.
    let known = zip(input, answer).prefix(mostDraws).filter { !$0.0.isNaN && !$0.1.isNaN }.sorted { $0.0 < $1.0 }
    guard known.count >= parts * 20 else { return false }
    let samples = (0..<parts).map { part in
      let range = (part * known.count / parts)..<((part + 1) * known.count / parts)
      return Sample(known[range].map(\.1))
    }
    var (rise, fall) = (false, false)
    for (place, first) in samples.enumerated() {
      for second in samples[(place + 1)...] {
        let error = (first.meanError * first.meanError + second.meanError * second.meanError).squareRoot()
        if second.mean - first.mean > errors * error { rise = true }
        if first.mean - second.mean > errors * error { fall = true }
      }
    }
    return rise && fall
  }

  /// Whether the answer with the input at its middle lies outside the answers with it at both ends, draw by draw alike.
  static func isSeen(low: [Double], middle: [Double], high: [Double]) -> Bool {
    let above = [low, high].map { isAbove(middle, $0) }
    let below = [low, high].map { isAbove($0, middle) }
    return above.allSatisfy { $0 } || below.allSatisfy { $0 }
  }

  /// Whether the mean of one is above that of the other by more than chance and rounding.
  private static func isAbove(_ one: [Double], _ other: [Double]) -> Bool {
    let count = max(one.count, other.count)
    let sample = Sample((0..<count).map { one[one.count == 1 ? 0 : $0] - other[other.count == 1 ? 0 : $0] })
    let error = sample.count > 1 ? sample.meanError : 0
    return sample.mean > errors * error + 1e-9 * abs(Sample(one).mean)
  }
}
