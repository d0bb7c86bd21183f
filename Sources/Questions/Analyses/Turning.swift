import Engine

/// Whether an answer turns as an input rises, seen in the draws: it goes clearly up somewhere and clearly down elsewhere.
///
/// The draws are sorted by the input into equal parts, whose means are compared.
struct Turning {
  private static let parts = 10
  /// Standard errors that a rise and a fall must both be worth.
  private static let errors = 5.0

  /// Whether `answer` turns along `input`, draw by draw; no for too few draws to see it.
  static func isSeen(in answer: [Double], along input: [Double]) -> Bool {
    let known = zip(input, answer).filter { !$0.0.isNaN && !$0.1.isNaN }.sorted { $0.0 < $1.0 }
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

  /// Whether the answer in the middle lies outside the answers at both ends, by more than rounding.
  static func isSeen(low: Double, middle: Double, high: Double) -> Bool {
    let slack = 1e-9 * max(abs(low), abs(high), abs(middle))
    return middle > max(low, high) + slack || middle < min(low, high) - slack
  }
}
