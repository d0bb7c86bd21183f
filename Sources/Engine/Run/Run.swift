import Model

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One run of a plan.
struct Run {
  let plan: Plan
  let threads: Int
  let kernels: KernelSet
  let isCancelled: () -> Bool
  let progress: (Double) -> Void
  private let columns: [ColumnMemory]

  init(
    _ plan: Plan, threads: Int, kernels: KernelSet, isCancelled: @escaping () -> Bool,
    progress: @escaping (Double) -> Void
  ) {
    self.plan = plan
    self.threads = threads
    self.kernels = kernels
    self.isCancelled = isCancelled
    self.progress = progress
    columns = plan.compiler.columns.enumerated().map { number, storage in
      storage.map { ColumnMemory(count: $0.count) } ?? plan.inputs[number].memory
    }
  }

  /// The columns of the nodes that are kept.
  func results() throws(EngineError) -> [NodeID: Column] {
    for (number, stage) in plan.schedule.stages.enumerated() {
      let begun = Double(number) / Double(plan.schedule.stages.count)
      try run(number, stage, begun: begun)
      for value in stage.statistics { try statistic(value) }
    }
    progress(1)
    var done: Set<Int> = []
    var columns: [NodeID: Column] = [:]
    for (node, value) in plan.kept {
      let carrier = plan.layout.carrier(value)
      switch plan.table[carrier].kind {
      case .constant(let bits):
        let figure = Double(bitPattern: bits)
        columns[node] = Column(figure.isFinite ? figure : .nan)
      case .input(let number): columns[node] = plan.inputs[number]
      case .month, .position, .unary, .binary, .select, .call, .uniform, .pick, .gather, .stack, .series, .seed,
        .lagged,
        .laggedPick, .laggedGather, .collect, .collected, .median, .rank, .allocate, .fold, .folded, .statistic:
        guard let position = plan.compiler.positions[carrier], let shape = plan.layout.storages[carrier]?.shape else {
          continue
        }
        let column = Column(memory: self.columns[position.memory], shape: shape)
        if done.insert(carrier).inserted { try settle(column) }
        columns[node] = column
      }
    }
    return columns
  }

  /// Gives every missing or infinite value the same bits.
  private func settle(_ column: Column) throws(EngineError) {
    let length = 1 << 16
    let pieces = (column.count + length - 1) / length
    try Pieces.run(pieces, threads: threads, isCancelled: isCancelled) { piece in
      column.settle(piece * length..<min((piece + 1) * length, column.count))
    }
  }

  // MARK: Stages

  private func run(_ number: Int, _ stage: StagePlan, begun: Double) throws(EngineError) {
    let blocks = stage.hasDraws ? (plan.settings.draws + plan.layout.size.draws - 1) / plan.layout.size.draws : 1
    let shared = SharedWork(pieces: blocks)
    if stage.nests.isEmpty { return }
    let piece = StageRun(plan: plan, stage: number, columns: columns, kernels: kernels)
    let stages = Double(plan.schedule.stages.count)
    let isCancelled = self.isCancelled
    Threads.run(others: min(threads, blocks) - 1) {
      StageRun.Worker(piece, shared).work { shared.stopped }
    } own: {
      let look = {
        if isCancelled() { shared.stop() }
        return shared.stopped
      }
      StageRun.Worker(piece, shared).work {
        progress(begun + shared.share / stages)
        return look()
      }
      while !shared.isDone, !look() { usleep(500) }
    }
    if shared.stopped { throw .cancelled }
  }

  /// A statistic over all draws, for each object and month.
  private func statistic(_ value: Int) throws(EngineError) {
    guard case .statistic(let statistic, let at) = plan.table[value].kind, let target = plan.compiler.rule(value) else {
      return
    }
    let input = plan.table[value].inputs[0]
    var constants = [Double.nan]
    if case .constant(let bits) = plan.table[input].kind { constants[0] = Double(bitPattern: bits) }
    let own = plan.table[value].axes
    let draws = plan.settings.draws
    let source = plan.compiler.rule(input)
    let hasDraws = plan.table[input].axes.draw
    let months = own.month ? plan.settings.time.count : 1
    let summary = Statistic(statistic, at: Double(bitPattern: at))
    let constant = constants
    let columns = self.columns
    try Pieces.run(plan.axes.count(own.object) * months, threads: threads, isCancelled: isCancelled) { piece in
      let (object, month) = (piece / months, piece % months)
      let figure: Double
      if let source {
        let first = columns[source.memory].base + source.offset + object * source.objectStride
        let numbers = UnsafeBufferPointer(
          start: first + (month + source.lead) * source.monthStride, count: hasDraws ? draws : 1)
        figure = summary.value(of: numbers, repeated: hasDraws ? 1 : draws)
      } else {
        figure = constant.withUnsafeBufferPointer { summary.value(of: $0, repeated: draws) }
      }
      columns[target.memory].base[target.offset + object * target.objectStride + month * target.monthStride] = figure
    }
  }
}
