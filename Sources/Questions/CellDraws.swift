import Engine

/// The draws of the cells of a column, those that a condition leaves out taken away.
struct CellDraws: Sendable {
  /// An object of a column, in a month or in the mean over some.
  struct Cell: Sendable {
    enum Months: Sendable {
      case one(Int)
      case mean([Int])
    }
    let object: Int
    let months: Months
  }

  let column: Column
  /// The draws that count; all of them without it.
  let mask: [Bool]?

  func draws(_ cell: Cell) -> [Double] {
    switch cell.months {
    case .one(let month): draws(cell.object, month)
    case .mean(let months): mean(cell.object, months)
    }
  }

  func draws(_ object: Int, _ month: Int) -> [Double] {
    let all = column.draws(object: object, month: month)
    guard let mask, all.count > 1 else { return all }
    return zip(all, mask).filter(\.1).map(\.0)
  }

  /// The mean over some months, draw by draw; months without a value are left out.
  func mean(_ object: Int, _ months: [Int]) -> [Double] {
    var sums: [Double] = []
    var present: [Double] = []
    for month in months {
      let values = draws(object, month)
      if sums.isEmpty {
        sums = [Double](repeating: 0, count: values.count)
        present = sums
      }
      for (draw, value) in values.enumerated() where !value.isNaN {
        sums[draw] += value
        present[draw] += 1
      }
    }
    return zip(sums, present).map { $1 == 0 ? .nan : $0 / $1 }
  }

  /// A figure from its draws; one draw is a certain figure.
  static func figure(of draws: [Double], _ shown: Shown) -> Figure {
    guard draws.count > 1 else { return Figure(shown, draws.first ?? .nan) }
    var sample = Sample(draws)
    guard sample.count > 0 else {
      return Figure(
        shown, .nan,
        .init(draws: draws.count, sd: .nan, p5: .nan, p50: .nan, p95: .nan, meanError: .nan, leftOut: draws.count))
    }
    let points = sample.quantiles([0.05, 0.5, 0.95])
    return Figure(
      shown, sample.mean,
      .init(
        draws: draws.count, sd: sample.count > 1 ? sample.sd : 0, p5: points[0], p50: points[1], p95: points[2],
        meanError: sample.count > 1 ? sample.meanError : 0, leftOut: sample.leftOut))
  }
}
