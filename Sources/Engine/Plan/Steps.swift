import Model

/// A formula as a list of steps on a stack, so that no depth of nesting can exhaust the thread's own.
enum Step {
  enum Row: Hashable {
    case single
    case loop(Int)
    case row(Int)
    /// The row is on the stack.
    case computed
  }
  case constant(Double)
  case load(NodeID, Row)
  case lagged(NodeID, Row, months: Int)
  case month
  case position(loop: Int)
  case unary(UnaryKernel)
  case binary(BinaryKernel)
  case select
  /// `isLiteral` where every parameter is a literal.
  case quantile(Distribution, parts: Int, isLiteral: Bool)

  private init(_ operation: Operation) {
    func row(_ index: Index) -> Row {
      switch index {
      case .single: .single
      case .loop(let loop): .loop(loop)
      case .row(let row): .row(row)
      case .computed: .computed
      }
    }
    switch operation {
    case .constant(let value): self = .constant(value)
    case .load(let node, let index): self = .load(node, row(index))
    case .lagged(let node, let index, let months): self = .lagged(node, row(index), months: months)
    case .month: self = .month
    case .position(let loop): self = .position(loop: loop)
    case .unary(let kernel, _): self = .unary(kernel)
    case .binary(let kernel, _, _): self = .binary(kernel)
    case .select: self = .select
    case .quantile(let distribution, let parts):
      let isLiteral = parts.dropFirst().allSatisfy { $0.constantValue != nil }
      self = .quantile(distribution, parts: parts.count, isLiteral: isLiteral)
    }
  }

  /// The steps of a formula in the order of evaluation.
  static func list(_ operation: Operation) -> [Step] {
    var steps: [Step] = []
    var pending: [(Operation, ready: Bool)] = [(operation, false)]
    while let (operation, ready) = pending.popLast() {
      let parts = ready ? [] : operation.parts
      if parts.isEmpty {
        steps.append(Step(operation))
      } else {
        pending.append((operation, true))
        for part in parts.reversed() { pending.append((part, false)) }
      }
    }
    return steps
  }
}

/// The formulas of a node as steps, and what they read.
final class NodeSteps {
  private(set) var value: [Step] = []
  private(set) var condition: [Step]?
  private(set) var group: [Step]?
  private(set) var starting: [Step]?
  /// Of an allocation, whose requests are the value.
  private(set) var priority: [Step]?
  private(set) var supply: [Step]?
  /// Nodes read in the same month, by the value.
  private(set) var now: [NodeID] = []
  /// Nodes read in the same month by what `starting` gives.
  private(set) var atStart: [NodeID] = []
  /// Nodes read in earlier months.
  private(set) var before: [NodeID] = []
  /// Nodes read at all.
  let all: [NodeID]

  init(_ node: Node) {
    switch node.body {
    case .formula(let operation), .overTime(_, let operation), .byPeriod(_, let operation, _), .rank(let operation):
      value = Step.list(operation)
    case .statistic(_, let operation, _, let given):
      value = Step.list(operation)
      if let given { now.append(given) }
    case .aggregate(let aggregate):
      value = Step.list(aggregate.value)
      condition = aggregate.condition.map(Step.list)
      group = aggregate.group.map(Step.list)
    case .allocate(let allocation):
      value = Step.list(allocation.request)
      priority = Step.list(allocation.priority)
      supply = Step.list(allocation.supply)
      group = allocation.group.map(Step.list)
    case .stack(let nodes): now += nodes
    case .data, .uniform, .abstract: break
    }
    starting = node.starting.map(Step.list)
    for steps in [value, condition, group, priority, supply] {
      if let steps { Self.reads(steps, now: &now, before: &before) }
    }
    if let starting { Self.reads(starting, now: &atStart, before: &before) }
    all = atStart.isEmpty && before.isEmpty ? now : now + atStart + before
  }

  private static func reads(_ steps: [Step], now: inout [NodeID], before: inout [NodeID]) {
    for step in steps {
      switch step {
      case .load(let node, _): now.append(node)
      case .lagged(let node, _, _): before.append(node)
      case .constant, .month, .position, .unary, .binary, .select, .quantile: break
      }
    }
  }

  /// Whether the value or its condition reads an object of loop 0.
  var readsOwnLoop: Bool {
    for steps in [value, condition ?? []] {
      for step in steps {
        switch step {
        case .load(_, .loop(0)), .lagged(_, .loop(0), _), .position(loop: 0): return true
        case .load, .lagged, .position, .constant, .month, .unary, .binary, .select, .quantile: break
        }
      }
    }
    return false
  }
}

/// The steps of nodes, made when first asked for.
final class StepTable {
  let graph: Graph
  private var known: [NodeSteps?]

  init(_ graph: Graph) {
    self.graph = graph
    known = [NodeSteps?](repeating: nil, count: graph.nodes.count)
  }

  subscript(node: NodeID) -> NodeSteps {
    if let steps = known[node] { return steps }
    let steps = NodeSteps(graph[node])
    known[node] = steps
    return steps
  }
}
