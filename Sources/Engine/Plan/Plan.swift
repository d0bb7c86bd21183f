import Model

/// How a question is computed: its values, their loops, programs and storage.
struct Plan {
  let graph: Graph
  let settings: Settings
  let table: ValueTable
  let axes: AxisTable
  let streams: [Stream]
  let tables: [TabledDistribution]
  let inputs: [Column]
  let schedule: Schedule
  let layout: StorageLayout
  let compiler: Compiler
  /// By stage, nest and body.
  let programs: [[[Program]]]
  /// The values of the nodes whose columns are kept after the run.
  let kept: [NodeID: Int]
  /// Nodes that are computed rather than known from before.
  let lowered: [NodeID]
  /// The value of every node that is needed.
  let roots: [NodeID: Int]

  /// Columns longer than this leave the nearest memory; shorter ones make the work between them weigh more.
  private static let mostLanes = 256

  /// What a thread's stored values may take before blocks of draws are made smaller.
  private static let blockBytes = 64 << 20

  /// `spare` is how much may be kept for later questions beside what is wanted. Above `largeBytes` a value of objects, months
  /// and draws is not stored for a block of draws, if another order of loops avoids it.
  init(
    _ graph: Graph, _ wanted: [NodeID], steps: StepTable, settings: Settings, correlations: [StreamCorrelation],
    threads: Int, spare: Int, largeBytes: Int, together: Together, isCancelled: @escaping () -> Bool,
    known: @escaping (NodeID) -> Column?
  ) throws(EngineError) {
    func look() throws(EngineError) { if isCancelled() { throw .cancelled } }
    var lowering = Lowering(
      graph, steps: steps, settings: settings, correlations: correlations, isCancelled: isCancelled, known: known)
    try lowering.lower(wanted)
    var table = lowering.values
    let components = StrongComponents(count: table.count) { table[$0].inputs }
    try AxesInference(streams: lowering.streams).infer(&table, parts: components.parts)
    try look()
    let axes = lowering.axes
    let kept = Self.kept(wanted, lowering, table, settings, spare: spare)
    let keptValues = Set(kept.values)
    let live = Self.live(table, from: keptValues)
    func isLarge(_ value: Int) -> Bool {
      let own = table[value].axes
      guard own.draw, own.month, own.hasObject, !keptValues.contains(value) else { return false }
      return axes.count(own.object) * settings.time.count * Self.mostLanes / 2 * 8 > largeBytes
    }
    let schedule = try Schedule(table, components, live: live, isLarge: isLarge)
    try look()
    let layout = Self.layout(table, schedule, axes, settings, live, keptValues, threads: threads, together: together)
    try look()
    let compiler = Compiler(table, schedule, layout, axes: axes, streams: lowering.streams, inputs: lowering.inputs)
    programs = schedule.stages.map { stage in
      stage.nests.map { nest in nest.bodies.map { compiler.program($0, hasDraws: stage.hasDraws) } }
    }
    self.graph = graph
    self.settings = settings
    self.table = table
    self.axes = axes
    streams = lowering.streams
    tables = lowering.tables
    inputs = lowering.inputs
    self.schedule = schedule
    self.layout = layout
    self.compiler = compiler
    self.kept = kept
    lowered = lowering.lowered
    roots = lowering.roots
  }

  /// The wanted nodes, and as many of the others as there is room for, the smallest first.
  private static func kept(
    _ wanted: [NodeID], _ lowering: Lowering, _ table: ValueTable, _ settings: Settings, spare: Int
  ) -> [NodeID: Int] {
    var kept: [NodeID: Int] = [:]
    for node in wanted { kept[node] = lowering.roots[node] }
    var others: [(bytes: Int, node: NodeID, value: Int)] = []
    for node in lowering.lowered {
      guard let value = lowering.roots[node], kept[node] == nil, table[value].isComputed else { continue }
      let own = table[value].axes
      let shape = ColumnShape(
        objects: lowering.axes.count(own.object), months: settings.time.count, draws: settings.draws, axes: own)
      others.append((shape.count * MemoryLayout<Double>.stride, node, value))
    }
    var left = spare
    for (bytes, node, value) in others.sorted(by: { ($0.bytes, $0.node) < ($1.bytes, $1.node) }) {
      guard bytes <= min(left, spare / 16) else { break }
      left -= bytes
      kept[node] = value
    }
    return kept
  }

  private static func live(_ table: ValueTable, from roots: Set<Int>) -> [Bool] {
    var live = [Bool](repeating: false, count: table.count)
    var pending = Array(roots)
    while let value = pending.popLast() {
      guard !live[value] else { continue }
      live[value] = true
      pending += table[value].inputs
    }
    return live
  }

  /// Blocks of draws as long as fit, and as many as share out evenly.
  private static func layout(
    _ table: ValueTable, _ schedule: Schedule, _ axes: AxisTable, _ settings: Settings, _ live: [Bool],
    _ kept: Set<Int>,
    threads: Int, together: Together
  ) -> StorageLayout {
    if let objects = BlockPlanning(table, schedule, axes, settings).objects(together) {
      return StorageLayout(
        table, schedule, axes: axes, settings: settings, live: live, kept: kept,
        size: BlockSize(draws: BlockSize.few, objects: objects))
    }
    // Where objects go through the months together, what they carry over should stay near, too.
    let isTied = schedule.stages.contains { stage in
      stage.hasDraws && stage.nests.contains { $0.isMonthOuter && $0.bodies.contains { $0.axis >= 0 } }
    }
    var most = isTied ? mostLanes / 2 : mostLanes
    while true {
      let blocks = (settings.draws + most - 1) / most
      let even = (blocks + threads - 1) / threads * threads
      let lanes = max(8, ColumnShape.padded((settings.draws + even - 1) / even))
      let layout = StorageLayout(
        table, schedule, axes: axes, settings: settings, live: live, kept: kept,
        size: BlockSize(draws: min(lanes, most), objects: 1))
      if most <= 8 || layout.blockCount * MemoryLayout<Double>.stride <= blockBytes { return layout }
      most /= 2
    }
  }

  /// Bytes that the run needs at most.
  func bytes(threads: Int) -> Int {
    let registers = programs.joined().joined().reduce(0) {
      $0 + $1.registers * layout.size.draws * $1.together + $1.rules.count * 8 * $1.together
    }
    let held = inputs.reduce(0) { $0 + $1.bytes }
    return held + (layout.runCount + threads * (layout.blockCount + registers)) * MemoryLayout<Double>.stride
  }
}

extension Value {
  /// Whether it takes work to find, so that it is worth keeping.
  var isComputed: Bool {
    switch kind {
    case .constant, .input, .uniform, .stack, .month, .position: false
    case .unary, .binary, .select, .call, .pick, .gather, .series, .seed, .lagged, .laggedPick, .laggedGather, .collect,
      .collected, .median, .rank, .allocate, .fold, .folded, .statistic:
      true
    }
  }
}
