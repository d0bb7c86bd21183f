import CKernels

/// The random sources of a program as the kernels know them, and the place in the run at which they are asked.
final class ChanceSources {
  let turn: UnsafeMutablePointer<pht_turn>
  private let sources: UnsafeMutablePointer<pht_source>
  private let objects: UnsafeMutablePointer<UInt64>
  /// The place of each stream's source.
  private var places: [Int32: Int] = [:]

  init(_ program: Program, _ streams: [Stream]) {
    var drawn: [Int32] = []
    for instruction in program.instructions where instruction.code == .uniform || instruction.code == .normal {
      if places.updateValue(places[instruction.detail] ?? drawn.count, forKey: instruction.detail) == nil {
        drawn.append(instruction.detail)
      }
    }
    turn = .allocate(capacity: 1)
    turn.initialize(to: pht_turn(object: 0, objects: 1, month: 0, draw: 0))
    sources = .allocate(capacity: max(1, drawn.count))
    objects = .allocate(capacity: max(1, drawn.reduce(0) { $0 + streams[Int($1)].objects.count }))
    var first = objects
    for (place, number) in drawn.enumerated() {
      let stream = streams[Int(number)]
      first.initialize(from: stream.objects, count: stream.objects.count)
      (sources + place).initialize(
        to: pht_source(
          key: stream.key.bits, objects: first, object_step: stream.axis >= 0 ? 1 : 0,
          month: stream.isFresh ? Int64(stream.firstMonth) : 0, month_step: stream.isFresh ? 1 : 0, turn: turn))
      first += stream.objects.count
    }
  }

  deinit {
    turn.deallocate()
    sources.deallocate()
    objects.deallocate()
  }

  /// The source that an instruction draws from, if it does.
  func source(of instruction: Instruction) -> UnsafePointer<pht_source>? {
    guard instruction.code == .uniform || instruction.code == .normal else { return nil }
    return places[instruction.detail].map { UnsafePointer(sources + $0) }
  }
}
