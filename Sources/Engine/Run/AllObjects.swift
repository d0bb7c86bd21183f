import Model

/// Reductions that need the values of all objects side by side.
struct AllObjects {
  let detail: AllObjectsDetail
  let hasDraws: Bool
  let turn: Turn

  private var lanes: Int { hasDraws ? turn.lanes : 1 }

  private func value(_ source: Lanes, _ object: Int, _ lane: Int) -> Double {
    source[object * detail.objectStride + lane * detail.laneStride]
  }

  /// The median for each row that elements count for, or of all.
  func median(_ target: Lanes, _ source: Lanes, _ addresses: UnsafeMutablePointer<Lanes>) {
    var groups = [[Double]](repeating: [], count: detail.rows)
    let rows = addresses[Int(detail.group.place)]
    for lane in 0..<lanes {
      for row in groups.indices { groups[row].removeAll(keepingCapacity: true) }
      for object in 0..<detail.objects {
        var row = 0.0
        if detail.isGrouped { row = rows[object * detail.groupObjectStride + lane * detail.groupLaneStride] }
        let value = value(source, object, lane)
        if value.isFinite, row >= 0, row < Double(detail.rows) { groups[Int(row)].append(value) }
      }
      for row in groups.indices {
        target[row * detail.targetStride + lane] = CallKernels.median(&groups[row])
      }
    }
  }

  /// 1 for the highest; equal ones in the order of the collection, those without a value have no rank.
  func rank(_ target: Lanes, _ source: Lanes) {
    var order: [(key: Double, object: Int)] = []
    for lane in 0..<lanes {
      order.removeAll(keepingCapacity: true)
      for object in 0..<detail.objects {
        let key = value(source, object, lane)
        target[object * detail.targetStride + lane] = .nan
        if key.isFinite { order.append((key, object)) }
      }
      order.sort { $0.key > $1.key || ($0.key == $1.key && $0.object < $1.object) }
      for (place, entry) in order.enumerated() {
        target[entry.object * detail.targetStride + lane] = Double(place + 1)
      }
    }
  }
}
