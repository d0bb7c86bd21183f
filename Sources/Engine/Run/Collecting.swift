import Model

/// Adds objects to a reduction over their collection, in the collection's order whatever the lanes are.
struct Collecting {
  let detail: CollectDetail
  let hasDraws: Bool
  let turn: Turn

  func run(_ instruction: Instruction, _ addresses: UnsafeMutablePointer<Lanes>) {
    let target = addresses[Int(instruction.target)]
    let counts = addresses[Int(detail.counts)]
    if turn.isFirstObjects { begin(target, counts) }
    let values = addresses[Int(instruction.first.place)]
    let groups = addresses[Int(instruction.second.place)]
    if hasDraws {
      if detail.isGrouped && !instruction.second.isScalar {
        for lane in 0..<turn.lanes {
          guard let row = row(groups[lane]) else { continue }
          let at = row * detail.objectStride + lane
          add(values[instruction.first.isScalar ? 0 : lane], target + at, counts + at)
        }
      } else if let row = detail.isGrouped ? row(groups.pointee) : 0 {
        let at = row * detail.objectStride
        addAll(values, instruction.first.isScalar, target + at, counts + at)
      }
    } else {
      for lane in 0..<turn.used {
        guard let row = detail.isGrouped ? row(groups[instruction.second.isScalar ? 0 : lane]) : 0 else { continue }
        let at = row * detail.objectStride
        add(values[instruction.first.isScalar ? 0 : lane], target + at, counts + at)
      }
    }
    if turn.isLastObjects { finish(target, counts) }
  }

  private func row(_ value: Double) -> Int? {
    value >= 0 && value < Double(detail.rows) ? Int(value) : nil
  }

  private var lanes: Int { hasDraws ? turn.lanes : 1 }

  /// What nothing comes to.
  func begin(_ target: Lanes, _ counts: Lanes) {
    let start =
      switch detail.verb {
      case .sum, .count, .mean: 0.0
      case .min, .max, .median: Double.nan
      }
    for row in 0..<detail.rows {
      for lane in 0..<lanes {
        target[row * detail.objectStride + lane] = start
        if detail.verb == .mean { counts[row * detail.objectStride + lane] = 0 }
      }
    }
  }

  @inline(__always)
  private func add(_ value: Double, _ target: Lanes, _ count: Lanes) {
    switch detail.verb {
    case .sum: if value.isFinite { target.pointee += value }
    case .count: if value == 1 { target.pointee += 1 }
    case .mean:
      if value.isFinite {
        target.pointee += value
        count.pointee += 1
      }
    case .min: if value.isFinite, !(target.pointee <= value) { target.pointee = value }
    case .max: if value.isFinite, !(target.pointee >= value) { target.pointee = value }
    case .median: break
    }
  }

  private func addAll(_ values: Lanes, _ isScalar: Bool, _ target: Lanes, _ counts: Lanes) {
    let lanes = turn.lanes
    switch detail.verb {
    case .sum:
      map(target, target, false, values, isScalar, lanes) { $0 + Eight.zero.replacing(with: $1, where: hasValue($1)) }
    case .count:
      map(target, target, false, values, isScalar, lanes) { $0 + Eight.zero.replacing(with: 1, where: $1 .== 1) }
    case .mean:
      map(target, target, false, values, isScalar, lanes) { $0 + Eight.zero.replacing(with: $1, where: hasValue($1)) }
      map(counts, counts, false, values, isScalar, lanes) { $0 + Eight.zero.replacing(with: 1, where: hasValue($1)) }
    case .min:
      map(target, target, false, values, isScalar, lanes) {
        $0.replacing(with: $1, where: .!($0 .<= $1) .& hasValue($1))
      }
    case .max:
      map(target, target, false, values, isScalar, lanes) {
        $0.replacing(with: $1, where: .!($0 .>= $1) .& hasValue($1))
      }
    case .median: break
    }
  }

  func finish(_ target: Lanes, _ counts: Lanes) {
    guard detail.verb == .mean else { return }
    for row in 0..<detail.rows {
      for lane in 0..<lanes {
        let at = row * detail.objectStride + lane
        target[at] /= counts[at]
      }
    }
  }
}
