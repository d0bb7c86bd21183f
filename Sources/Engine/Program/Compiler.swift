import Model

/// Writes the programs of a schedule: which column each value stands in, and the instructions that fill it.
struct Compiler {
  /// Where storage begins: in a column of the run, or in the thread's memory.
  struct Position {
    var memory: Int
    var offset: Int
  }

  let table: ValueTable
  let schedule: Schedule
  let layout: StorageLayout
  let axes: AxisTable
  let streams: [Stream]
  let inputs: [Column]
  /// Columns of the run: inputs, then those that are computed.
  private(set) var columns: [Storage?]
  private(set) var positions: [Int: Position] = [:]
  private(set) var countPositions: [Int: Position] = [:]
  private(set) var blockCount = 0

  init(
    _ table: ValueTable, _ schedule: Schedule, _ layout: StorageLayout, axes: AxisTable, streams: [Stream],
    inputs: [Column]
  ) {
    self.table = table
    self.schedule = schedule
    self.layout = layout
    self.axes = axes
    self.streams = streams
    self.inputs = inputs
    columns = inputs.map { _ in nil }
    for value in table.values.indices {
      guard let storage = layout.storages[value] else { continue }
      if layout.writtenInto[value] == nil { positions[value] = place(storage) }
      if let counts = layout.counts[value] { countPositions[value] = place(counts) }
    }
    for (root, series) in layout.writtenInto { positions[root] = positions[series] }
  }

  private mutating func place(_ storage: Storage) -> Position {
    switch storage.place {
    case .run:
      columns.append(storage)
      return Position(memory: columns.count - 1, offset: 0)
    case .block:
      defer { blockCount += (storage.count + 7) & ~7 }
      return Position(memory: -1, offset: blockCount)
    }
  }

  /// The program of a body.
  func program(_ body: BodyPlan, hasDraws: Bool) -> Program {
    var writer = ProgramWriter(self, body, hasDraws: hasDraws)
    for value in body.values { writer.write(value) }
    return writer.finished()
  }

  /// How an address in a value's storage, or in an input, is found.
  func rule(_ value: Int, counts: Bool = false) -> AddressRule? {
    let carrier = layout.carrier(value)
    if case .input(let number) = table[carrier].kind {
      let shape = inputs[number].shape
      return AddressRule(
        memory: number, offset: 0, objectStride: shape.axes.hasObject ? shape.objectStride : 0,
        innerStride: shape.axes.hasObject ? shape.objectStride : 0,
        monthStride: shape.axes.month ? shape.monthStride : 0, lead: 0, ring: 0, hasDraws: shape.axes.draw,
        followsDraws: shape.axes.draw)
    }
    guard let storage = layout.storages[carrier],
      let position = counts ? countPositions[carrier] : positions[carrier]
    else { return nil }
    return AddressRule(
      memory: position.memory, offset: position.offset, objectStride: storage.objectStride,
      innerStride: storage.innerStride, monthStride: storage.monthStride, lead: storage.lead, ring: storage.ring,
      hasDraws: storage.hasDraws, followsDraws: storage.hasDraws && position.memory >= 0)
  }
}
