import CKernels
import Model

/// Adds objects to a reduction over their collection, in the collection's order whatever the lanes are.
struct Collecting {
  let detail: CollectDetail
  let kernels: KernelSet
  let hasDraws: Bool
  let turn: Turn

  func run(_ instruction: Instruction, _ addresses: UnsafeMutablePointer<Lanes>) {
    let target = addresses[Int(instruction.target)]
    let counts = addresses[Int(detail.counts)]
    if turn.isFirstObjects { begin(target, counts) }
    let values = addresses[Int(instruction.first.place)]
    let groups = addresses[Int(instruction.second.place)]
    if hasDraws {
      if detail.rowsHaveDraws {
        let (mask, rowMask) = (instruction.first.spread.mask, instruction.second.spread.mask)
        for lane in 0..<turn.lanes {
          guard let row = row(groups[lane & rowMask]) else { continue }
          let at = row * detail.objectStride + (turn.objects > 1 ? lane & Spread.draws.mask : lane)
          add(values[lane & mask], target + at, counts + at)
        }
      } else {
        kernels.collect(
          Int32(pht_step.kernel(detail.verb).rawValue), target, counts, values, Int64(instruction.first.spread.mask),
          detail.isGrouped ? groups : nil, Int64(instruction.second.spread.mask), Int64(detail.rows),
          Int64(detail.objectStride), Int64(turn.objects), Int64(turn.draws))
      }
    } else {
      for lane in 0..<turn.used {
        guard let row = detail.isGrouped ? row(groups[lane & instruction.second.spread.mask]) : 0 else { continue }
        let at = row * detail.objectStride
        add(values[lane & instruction.first.spread.mask], target + at, counts + at)
      }
    }
    if turn.isLastObjects { finish(target, counts) }
  }

  private func row(_ value: Double) -> Int? {
    value >= 0 && value < Double(detail.rows) ? Int(value) : nil
  }

  private var lanes: Int { hasDraws ? turn.draws : 1 }

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
