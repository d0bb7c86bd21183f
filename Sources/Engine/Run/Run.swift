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
        if done.insert(carrier).inserted { column.settle() }
        columns[node] = column
      }
    }
    return columns
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
    for object in 0..<plan.axes.count(own.object) {
      for month in 0..<(own.month ? plan.settings.time.count : 1) {
        if isCancelled() { throw .cancelled }
        let summary: Double
        if let source {
          let first = columns[source.memory].base + source.offset + object * source.objectStride
          let numbers = UnsafeBufferPointer(
            start: first + (month + source.lead) * source.monthStride, count: hasDraws ? draws : 1)
          summary = Statistic(statistic, at: Double(bitPattern: at)).value(of: numbers, repeated: hasDraws ? 1 : draws)
        } else {
          summary = constants.withUnsafeBufferPointer {
            Statistic(statistic, at: Double(bitPattern: at)).value(of: $0, repeated: draws)
          }
        }
        columns[target.memory].base[target.offset + object * target.objectStride + month * target.monthStride] = summary
      }
    }
  }
}

/// A statistic of the draws that have a value.
struct Statistic {
  private let kind: DrawStatistic
  private let at: Double

  init(_ kind: DrawStatistic, at: Double) {
    self.kind = kind
    self.at = at
  }

  /// `repeated` is how many draws each number stands for.
  func value(of numbers: UnsafeBufferPointer<Double>, repeated: Int) -> Double {
    if repeated > 1 || numbers.count == 1 {
      let value = numbers[0]
      guard value.isFinite else { return .nan }
      switch kind {
      case .expected, .quantile, .tailMean: return value
      case .chance: return value == 1 ? 1 : 0
      case .sd: return repeated > 1 ? 0 : .nan
      }
    }
    switch kind {
    case .chance:
      var (yes, all) = (0, 0)
      for number in numbers where number.isFinite {
        all += 1
        if number == 1 { yes += 1 }
      }
      return all == 0 ? .nan : Double(yes) / Double(all)
    case .expected: return sample(numbers).mean
    case .sd: return sample(numbers).sd
    case .quantile:
      var sample = sample(numbers)
      return sample.quantile(at)
    case .tailMean:
      var sample = sample(numbers)
      return sample.tailMean(at)
    }
  }

  /// Infinity is no value.
  private func sample(_ numbers: UnsafeBufferPointer<Double>) -> Sample {
    Sample(numbers.map { $0.isFinite ? $0 : .nan })
  }
}
