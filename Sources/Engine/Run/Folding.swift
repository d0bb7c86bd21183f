import Model
import Quantities

/// Adds a month to a reduction over time, or over its period.
struct Folding {
  let detail: FoldDetail
  let time: TimeAxis
  let turn: Turn

  func run(_ instruction: Instruction, _ addresses: UnsafeMutablePointer<Lanes>) {
    let row = row(turn.month)
    let target = addresses[Int(instruction.target)] + row * detail.rowStride
    let counts = addresses[Int(detail.counts)] + row * detail.rowStride
    let values = addresses[Int(instruction.first.place)]
    let lanes = turn.lanes
    let month = Double(time.first.index + turn.month)
    if turn.month == 0 || self.row(turn.month - 1) != row { begin(target, counts) }
    let isLast = turn.month + 1 == time.count || self.row(turn.month + 1) != row
    switch detail.code {
    case .total:
      combine(target, values) { so, value in
        so.replacing(with: Eight.zero.replacing(with: so, where: so .== so) + value, where: hasValue(value))
      }
    case .mean: mean(target, counts, values, isLast)
    case .yearMean(let year):
      if Month(index: time.first.index + turn.month).year == year { mean(target, counts, values, false) }
      if isLast { divide(target, counts) }
    case .last: if isLast { Kernels.copy(target, values, instruction.first.spread, lanes) }
    case .first:
      if turn.month == 0 || self.row(turn.month - 1) != row {
        Kernels.copy(target, values, instruction.first.spread, lanes)
      }
    case .at(let index):
      if time.first.index + turn.month == index { Kernels.copy(target, values, instruction.first.spread, lanes) }
    case .peak: combine(target, values) { $0.replacing(with: $1, where: .!($0 .>= $1) .& hasValue($1)) }
    case .minimum: combine(target, values) { $0.replacing(with: $1, where: .!($0 .<= $1) .& hasValue($1)) }
    case .when:
      combine(target, values) { so, value in
        so.replacing(with: Eight(repeating: month), where: (value .== 1) .& .!(so .== so))
      }
    }
    func combine(_ target: Lanes, _ values: Lanes, _ body: (Eight, Eight) -> Eight) {
      map(target, target, false, values, instruction.first.spread == .single, lanes, body)
    }
    func mean(_ target: Lanes, _ counts: Lanes, _ values: Lanes, _ isLast: Bool) {
      combine(target, values) { $0 + Eight.zero.replacing(with: $1, where: hasValue($1)) }
      combine(counts, values) { $0 + Eight.zero.replacing(with: 1, where: hasValue($1)) }
      if isLast { divide(target, counts) }
    }
    func divide(_ target: Lanes, _ counts: Lanes) { map(target, target, false, counts, false, lanes) { $0 / $1 } }
  }

  /// The period that a month lies in, counted from the first.
  private func row(_ month: Int) -> Int {
    switch detail.period {
    case .none: 0
    case .month: month
    case .year: Month(index: time.first.index + month).year - time.first.year
    }
  }

  private func begin(_ target: Lanes, _ counts: Lanes) {
    switch detail.code {
    case .mean, .yearMean:
      fill(target, 0, turn.lanes)
      fill(counts, 0, turn.lanes)
    case .total, .last, .first, .peak, .minimum, .when, .at: fill(target, .nan, turn.lanes)
    }
  }
}
