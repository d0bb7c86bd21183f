import Model

/// Computes nodes of formula graphs, and remembers what they came to under the keys of what they are made of.
package final class Engine {
  /// Bytes that a run may take, and as many threads as it may use.
  package let memoryLimit: Int
  package let threads: Int
  package let kernels: KernelSet
  /// Bytes that one value may take in a block of draws before months are put outside objects to avoid it.
  private let largeBytes: Int
  private let together: Together
  private var memo: Memo
  /// What questions took so far.
  package private(set) var spent = Spent()

  /// Time for finding out how to compute, and for computing.
  package struct Spent {
    package var plan = Duration.zero
    package var run = Duration.zero
    package init() {}
  }

  /// `memoLimit` bytes of earlier results are kept; a quarter of `memoryLimit` unless it is given.
  package init(
    memoryLimit: Int = 2 << 30, threads: Int? = nil, memoLimit: Int? = nil, largeBytes: Int = 8 << 20,
    kernels: KernelSet = .chosen, together: Together = .whereItPays
  ) {
    self.memoryLimit = memoryLimit
    self.largeBytes = largeBytes
    self.together = together
    self.kernels = kernels
    self.threads = max(1, threads ?? Threads.processors)
    memo = Memo(capacity: memoLimit ?? memoryLimit / 4)
  }

  /// The columns of the wanted nodes.
  ///
  /// The same graph and settings give the same bits on any number of threads and whatever was asked before. `isCancelled`
  /// and `progress` (0 to 1) are called on this thread, often.
  package func evaluate(
    _ graph: Graph, _ wanted: [NodeID], settings: Settings, correlations: [StreamCorrelation] = [],
    isCancelled: () -> Bool = { false }, progress: (Double) -> Void = { _ in }
  ) throws(EngineError) -> Results {
    try withoutActuallyEscaping(isCancelled) { isCancelled throws(EngineError) in
      try withoutActuallyEscaping(progress) { progress throws(EngineError) in
        try results(graph, wanted, settings, correlations, isCancelled, progress)
      }
    }
  }

  private func results(
    _ graph: Graph, _ wanted: [NodeID], _ settings: Settings, _ correlations: [StreamCorrelation],
    _ isCancelled: @escaping () -> Bool, _ progress: @escaping (Double) -> Void
  ) throws(EngineError) -> Results {
    let clock = ContinuousClock()
    let start = clock.now
    let steps = StepTable(graph)
    let keys = NodeKeys(graph, steps: steps, of: wanted, settings: settings, correlations: correlations)
    let plan = try plan(graph, wanted, steps, keys, settings, correlations, isCancelled)
    let planned = clock.now
    spent.plan += planned - start
    defer { spent.run += clock.now - planned }
    let bytes = plan.bytes(threads: threads)
    guard bytes <= memoryLimit else { throw .tooLarge(bytes, limit: memoryLimit) }
    if isCancelled() { throw .cancelled }
    let columns = try Run(
      plan, threads: threads, kernels: kernels, isCancelled: isCancelled, progress: progress
    ).results()
    for (node, column) in columns {
      if let key = keys[node], plan.kept[node].map({ plan.table[$0].isComputed }) == true {
        memo.keep(column, under: key)
      }
    }
    let answers = Set(wanted)
    return Results(columns: columns.filter { answers.contains($0.key) }, nodesRun: plan.lowered.count)
  }

  /// The content keys of nodes: equal where nothing that they are made of differs.
  package func keys(
    of graph: Graph, _ nodes: [NodeID], settings: Settings, correlations: [StreamCorrelation] = []
  ) -> [NodeID: ContentKey] {
    let all = NodeKeys(graph, steps: StepTable(graph), of: nodes, settings: settings, correlations: correlations)
    return Dictionary(nodes.map { ($0, all[$0]) }, uniquingKeysWith: { first, _ in first }).compactMapValues { $0 }
  }

  /// How the wanted nodes would be computed, in lines for a developer.
  package func explainPlan(
    _ graph: Graph, _ wanted: [NodeID], settings: Settings, correlations: [StreamCorrelation] = []
  ) throws(EngineError) -> String {
    let steps = StepTable(graph)
    let keys = NodeKeys(graph, steps: steps, of: wanted, settings: settings, correlations: correlations)
    return PlanText(try plan(graph, wanted, steps, keys, settings, correlations), threads: threads).text
  }

  private func plan(
    _ graph: Graph, _ wanted: [NodeID], _ steps: StepTable, _ keys: NodeKeys, _ settings: Settings,
    _ correlations: [StreamCorrelation], _ isCancelled: @escaping () -> Bool = { false }
  ) throws(EngineError) -> Plan {
    if isCancelled() { throw .cancelled }
    return try Plan(
      graph, wanted, steps: steps, settings: settings, correlations: correlations, threads: threads,
      spare: memo.capacity / 2, largeBytes: largeBytes, together: together,
      isCancelled: isCancelled
    ) { [self] node in keys[node].flatMap { memo.find($0) } }
  }
}
