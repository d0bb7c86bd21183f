import Model

/// One stage of a run, block by block. The plan is only read while it runs.
struct StageRun: @unchecked Sendable {
  let plan: Plan
  let stage: Int
  let columns: [ColumnMemory]
  let kernels: KernelSet

  /// What one thread needs for it.
  final class Worker {
    /// Objects in a column where nothing depends on draws.
    private static let objects = 128

    /// Lane by lane operations between two looks at whether to stop.
    private static let patience = 1 << 19

    private let run: StageRun
    private let shared: SharedWork
    private let frames: [[Frame]]
    private let memory: ColumnMemory
    private let executor: Executor
    private let lanes: Int
    private let stagePlan: StagePlan
    private var effort = 0

    init(_ run: StageRun, _ shared: SharedWork) {
      self.run = run
      self.shared = shared
      let plan = run.plan
      stagePlan = plan.schedule.stages[run.stage]
      let lanes = stagePlan.hasDraws ? plan.layout.size.draws : Self.objects
      self.lanes = lanes
      let blockCount = stagePlan.hasDraws ? plan.compiler.blockCount : 0
      memory = ColumnMemory(count: blockCount + lanes)
      let missing = memory.base + blockCount
      missing.update(repeating: .nan, count: lanes)
      frames = plan.programs[run.stage].map { nest in
        nest.map { Frame($0, kernels: run.kernels, streams: plan.streams, lanes: lanes, missing: missing) }
      }
      executor = Executor(time: plan.settings.time, tables: plan.tables)
    }

    /// Runs blocks until none is left or `shouldStop`.
    func work(_ shouldStop: () -> Bool) {
      while let block = shared.take() {
        let firstDraw = stagePlan.hasDraws ? block * lanes : 0
        for nest in frames {
          for frame in nest { frame.begin(columns: run.columns, block: memory.base, firstDraw: firstDraw) }
        }
        for number in stagePlan.nests.indices {
          guard run(stagePlan.nests[number], frames[number], firstDraw, shouldStop) else { return }
        }
        shared.finish()
      }
    }

    /// Runs a nest for a block of draws; no where it was stopped.
    private func run(_ nest: NestPlan, _ frames: [Frame], _ firstDraw: Int, _ shouldStop: () -> Bool) -> Bool {
      let months = nest.hasMonths ? run.plan.settings.time.count : 1
      var turn = Turn()
      turn.firstDraw = firstDraw
      if nest.isMonthOuter {
        for month in 0..<months {
          turn.month = month
          for frame in frames {
            guard eachObject(frame, turn, shouldStop, { _ in true }) else { return false }
          }
        }
      } else {
        for frame in frames {
          let isDone = eachObject(frame, turn, shouldStop) { [self] turn in
            var turn = turn
            for month in 1..<max(months, 1) {
              turn.month = month
              executor.run(frame, turn)
              if isTired(frame, turn), shouldStop() { return false }
            }
            return true
          }
          guard isDone else { return false }
        }
      }
      return true
    }

    /// Runs a program for every object of its collection, each followed by `rest`.
    private func eachObject(_ frame: Frame, _ start: Turn, _ shouldStop: () -> Bool, _ rest: (Turn) -> Bool) -> Bool {
      var turn = start
      let program = frame.program
      let objects = program.objects
      if objects == 0 {
        let months = run.plan.settings.time.count
        Empty(frame: frame, executor: executor, hasDraws: stagePlan.hasDraws).run(lanes: lanes, months: months)
        return true
      }
      if program.hasDraws { turn.draws = min(lanes, ColumnShape.padded(run.plan.settings.draws - turn.firstDraw)) }
      let step = program.hasDraws ? program.together : (program.axis >= 0 ? lanes : 1)
      for object in stride(from: 0, to: objects, by: step) {
        turn.object = object
        turn.isFirstObjects = object == 0
        turn.isLastObjects = object + step >= objects
        let count = min(step, objects - object)
        if program.hasDraws {
          turn.objects = count
          turn.lanes = count * turn.draws
          turn.used = turn.lanes
        } else {
          turn.used = count
          turn.lanes = ColumnShape.padded(count)
          turn.draws = turn.lanes
        }
        executor.run(frame, turn)
        if isTired(frame, turn), shouldStop() { return false }
        guard rest(turn) else { return false }
      }
      return true
    }

    private func isTired(_ frame: Frame, _ turn: Turn) -> Bool {
      effort += frame.effort * turn.lanes + frame.effortOfAllObjects * turn.draws
      guard effort > Self.patience else { return false }
      effort = 0
      return true
    }
  }
}

/// What a collection without objects leaves behind: reductions of nothing.
struct Empty {
  let frame: Frame
  let executor: Executor
  let hasDraws: Bool

  func run(lanes: Int, months: Int) {
    for month in 0..<months {
      frame.turn(object: 0, objects: 1, month: month)
      for instruction in frame.instructions {
        guard instruction.code == .collect else { continue }
        var turn = Turn()
        turn.lanes = lanes
        turn.draws = lanes
        let collecting = Collecting(
          detail: frame.program.collects[Int(instruction.detail)], kernels: frame.kernels, hasDraws: hasDraws,
          turn: turn)
        let target = frame.addresses[Int(instruction.target)]
        let counts = frame.addresses[Int(collecting.detail.counts)]
        collecting.begin(target, counts)
        collecting.finish(target, counts)
      }
    }
  }
}
