import Engine

/// Estimates from paired draws, with 95 % intervals found by drawing among the draws again (bootstrap).
///
/// The same figures give the same interval: the draws among draws are those of one fixed stream.
struct Estimating {
  private let isCancelled: () -> Bool
  private static let most = 400
  /// Terms that all resamples together may come to.
  private static let work = 40_000_000

  init(isCancelled: @escaping () -> Bool) { self.isCancelled = isCancelled }

  /// The quotient of the means of two columns of terms, in percent points of nothing: a plain number.
  ///
  /// NaN with an interval of NaN where the second column's mean is zero.
  func quotient(_ above: [Double], _ below: [Double]) -> Estimate {
    let count = above.count
    guard count > 1, count == below.count else { return Estimate(value: .nan, low: .nan, high: .nan) }
    let value = above.reduce(0, +) / below.reduce(0, +)
    // What is the same in every draw needs no interval.
    guard value.isFinite, above.contains(where: { $0 != 0 }) else {
      return Estimate(value: value, low: value, high: value)
    }
    let resamples = max(100, min(Self.most, Self.work / count))
    let key = StreamKey(seed: 0, name: "resampling")
    var found: [Double] = []
    found.reserveCapacity(resamples)
    for resample in 0..<resamples {
      if isCancelled() { break }
      var (top, bottom) = (0.0, 0.0)
      var state = StreamKey.mix(key.bits &+ UInt64(resample))
      for _ in 0..<count {
        state = StreamKey.mix(state)
        let place = Int(state.multipliedFullWidth(by: UInt64(count)).high)
        top += above[place]
        bottom += below[place]
      }
      found.append(top / bottom)
    }
    found.sort()
    guard !found.isEmpty else { return Estimate(value: value, low: .nan, high: .nan) }
    let last = Double(found.count - 1)
    return Estimate(
      value: value, low: found[Int((0.025 * last).rounded())], high: found[Int((0.975 * last).rounded())])
  }
}

/// Sobol indices from an answer's draws, the same with other luck throughout, and the same with other luck in one input.
///
/// First order by Saltelli and others, *Variance based sensitivity analysis of model output*, 2010 (table 2, b); total by
/// Jansen, *Analysis of variance designs for model output*, 1999.
struct SobolEstimates {
  let estimating: Estimating
  private let first: [Double]
  private let second: [Double]
  private let squares: [Double]

  init(_ first: [Double], _ second: [Double], _ estimating: Estimating) {
    self.estimating = estimating
    let mean = (first.reduce(0, +) + second.reduce(0, +)) / Double(max(1, first.count + second.count))
    self.first = first.map { $0 - mean }
    self.second = second.map { $0 - mean }
    squares = zip(self.first, self.second).map { ($0 * $0 + $1 * $1) / 2 }
    self.mean = mean
  }
  private let mean: Double
  /// What rounding may leave of a difference between equal figures.
  private var rounding: Double {
    1e-9 * (squares.reduce(0, +) / Double(max(1, squares.count))).squareRoot()
  }

  private func difference(_ mixed: [Double]) -> [Double] {
    let rounding = rounding
    return mixed.indices.map { place in
      let difference = mixed[place] - mean - first[place]
      return abs(difference) <= rounding ? 0 : difference
    }
  }

  /// What would go of the variance if the input alone were known.
  func alone(_ mixed: [Double]) -> Estimate {
    estimating.quotient(zip(second, difference(mixed)).map { $0 * $1 }, squares)
  }

  /// What would be left of the variance if all else were known.
  func total(_ mixed: [Double]) -> Estimate {
    estimating.quotient(difference(mixed).map { $0 * $0 / 2 }, squares)
  }
}
