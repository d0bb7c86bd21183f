import CKernels
import Model

/// Serves the requests of all objects from a supply, in order of rank, in every draw.
///
/// The queue is kept from month to month and made anew only where ranks or groups have changed.
final class Serving {
  private let detail: AllocateDetail
  private let kernels: KernelSet
  /// The most lanes at once.
  private let room: Int
  private var isLined = false
  /// The rank and group that the queue was made of, by object.
  private var ranks: [Double]
  private var groups: [Double]
  /// In the order in which they are served: the object, and the number of its supply.
  private var objects: [Int32] = []
  private var supplies: [Int32] = []
  /// The object at the head of each supply's queue, whose supply it is.
  private var heads: [Int] = []
  /// What is left of each supply, lane by lane.
  private var left: ColumnMemory

  init(_ detail: AllocateDetail, kernels: KernelSet, lanes: Int) {
    self.detail = detail
    self.kernels = kernels
    room = lanes
    ranks = [Double](repeating: .nan, count: detail.objects)
    groups = [Double](repeating: 0, count: detail.objects)
    left = ColumnMemory(count: 0)
  }

  private func place(_ part: AllocateDetail.Part, _ object: Int, _ addresses: UnsafeMutablePointer<Lanes>) -> Lanes {
    addresses[Int(part.operand.place)] + object * part.objectStride
  }

  /// Requests below zero ask for nothing; one without a value is served none and has no value; so has an object without a rank.
  func run(_ target: Lanes, _ addresses: UnsafeMutablePointer<Lanes>, lanes: Int, hasDraws: Bool) {
    if !isLined || detail.isMoving {
      if isChanged(addresses) || !isLined { line() }
      isLined = true
    }
    for supply in heads.indices {
      let source = place(detail.supply, heads[supply], addresses)
      let own = left.base + supply * room
      Kernels.copy(own, source, detail.supply.laneStride == 0 ? .single : .lanes, lanes)
      for lane in 0..<lanes where own[lane] < 0 { own[lane] = 0 }
    }
    if objects.count < detail.objects {
      for object in 0..<detail.objects { fill(target + object * detail.targetStride, .nan, hasDraws ? lanes : 1) }
    }
    let request = place(detail.request, 0, addresses)
    objects.withUnsafeBufferPointer { objects in
      supplies.withUnsafeBufferPointer { supplies in
        var queue = pht_queue(
          objects: objects.baseAddress, supplies: supplies.baseAddress, count: Int64(objects.count), room: Int64(room),
          target_stride: Int64(detail.targetStride), request_stride: Int64(detail.request.objectStride),
          moves: Int64(-detail.request.laneStride), whole: detail.isWhole ? 1 : 0)
        if hasDraws { return kernels.serve(&queue, target, left.base, request, Int64(lanes)) }
        // Without draws objects lie side by side, where a whole vector would write over the next ones.
        let single = ColumnMemory(count: 8)
        queue.count = 1
        queue.target_stride = 0
        for place in objects.indices {
          queue.objects = objects.baseAddress.map { $0 + place }
          queue.supplies = supplies.baseAddress.map { $0 + place }
          kernels.serve(&queue, single.base, left.base, request, 8)
          target[Int(objects[place]) * detail.targetStride] = single.base.pointee
        }
      }
    }
  }

  /// Takes ranks and groups, which are the same in every draw, and tells whether one has changed.
  private func isChanged(_ addresses: UnsafeMutablePointer<Lanes>) -> Bool {
    var isChanged = false
    for object in 0..<detail.objects {
      let rank = place(detail.rank, object, addresses).pointee
      let group = detail.group.map { place($0, object, addresses).pointee } ?? 0
      if rank.bitPattern != ranks[object].bitPattern || group.bitPattern != groups[object].bitPattern {
        isChanged = true
        (ranks[object], groups[object]) = (rank, group)
      }
    }
    return isChanged
  }

  /// Puts the objects in order of rank.
  private func line() {
    var numbers: [Double: Int] = [:]
    objects.removeAll(keepingCapacity: true)
    supplies.removeAll(keepingCapacity: true)
    heads.removeAll(keepingCapacity: true)
    let ranked = ranks.indices.filter { ranks[$0].isFinite && !groups[$0].isNaN }
    for object in ranked.sorted(by: { ranks[$0] < ranks[$1] }) {
      let supply = numbers[groups[object]] ?? heads.count
      if supply == heads.count {
        numbers[groups[object]] = supply
        heads.append(object)
      }
      objects.append(Int32(object))
      supplies.append(Int32(supply))
    }
    left = ColumnMemory(count: heads.count * room)
  }
}
