import Model

/// Serves the requests of all objects from a supply, in order of rank, in every draw.
///
/// The queue is kept from month to month and made anew only where ranks or groups have changed.
final class Serving {
  private let detail: AllocateDetail
  private let kernels: KernelSet
  /// The most lanes at once.
  private let room: Int
  /// The rank and group that the queue was made of, by object.
  private var ranks: [Double]
  private var groups: [Double]
  private var queue: [(object: Int, supply: Int)] = []
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
    if isChanged(addresses) { line() }
    for supply in heads.indices {
      let source = place(detail.supply, heads[supply], addresses)
      Kernels.copy(left.base + supply * room, source, detail.supply.laneStride == 0, lanes)
    }
    if queue.count < detail.objects {
      for object in 0..<detail.objects { fill(target + object * detail.targetStride, .nan, hasDraws ? lanes : 1) }
    }
    let whole: Int32 = detail.isWhole ? 1 : 0
    let moves = Int64(-detail.request.laneStride)
    // Without draws objects lie side by side, where a whole vector would write over the next ones.
    let single = ColumnMemory(count: hasDraws ? 0 : 8)
    for (object, supply) in queue {
      let request = place(detail.request, object, addresses)
      let own = target + object * detail.targetStride
      kernels.serve(
        hasDraws ? own : single.base, left.base + supply * room, request, moves, whole, Int64(hasDraws ? lanes : 8))
      if !hasDraws { own.pointee = single.base.pointee }
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
    queue.removeAll(keepingCapacity: true)
    heads.removeAll(keepingCapacity: true)
    let ranked = ranks.indices.filter { ranks[$0].isFinite && !groups[$0].isNaN }
    for object in ranked.sorted(by: { ranks[$0] < ranks[$1] }) {
      let supply = numbers[groups[object]] ?? heads.count
      if supply == heads.count {
        numbers[groups[object]] = supply
        heads.append(object)
      }
      queue.append((object, supply))
    }
    left = ColumnMemory(count: heads.count * room)
  }
}
