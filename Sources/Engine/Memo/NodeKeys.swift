import Model

/// Two streams whose ranks are tied: the second is reordered to follow the first.
package typealias StreamCorrelation = (first: NodeID, second: NodeID, coefficient: Double)

/// The content keys of nodes and of everything they read.
struct NodeKeys {
  private var keys: [ContentKey?]
  private let graph: Graph
  private let steps: StepTable
  private let settings: Settings
  private let axisKeys = AxisKeys()

  init(_ graph: Graph, steps: StepTable, of wanted: [NodeID], settings: Settings, correlations: [StreamCorrelation]) {
    self.graph = graph
    self.steps = steps
    self.settings = settings
    keys = [ContentKey?](repeating: nil, count: graph.nodes.count)
    tie(correlations)
    for nodes in StrongComponents(of: wanted, count: graph.nodes.count, reads: { steps[$0].all }).parts {
      if nodes.count == 1, !steps[nodes[0]].all.contains(nodes[0]) {
        if keys[nodes[0]] == nil { keys[nodes[0]] = hash(nodes[0]) { self.keys[$0] }.key }
      } else {
        hashRing(nodes)
      }
    }
  }

  /// The key of a node, if it is one of those wanted or is read by them.
  subscript(node: NodeID) -> ContentKey? { keys[node] }

  /// A tied stream is made of its own numbers and of the order of the stream that it follows.
  private mutating func tie(_ correlations: [StreamCorrelation]) {
    for correlation in correlations {
      for node in [correlation.first, correlation.second] where keys[node] == nil {
        keys[node] = hash(node) { _ in nil }.key
      }
      guard let first = keys[correlation.first], let second = keys[correlation.second] else { continue }
      var tied = ContentHash(20)
      tied.add(second)
      tied.add(first)
      tied.add(correlation.coefficient)
      keys[correlation.second] = tied.key
    }
  }

  /// Keys of nodes that read each other: one for the whole ring, and the place in it.
  ///
  /// The ring is written down from a member that its own formula and its neighbours' tell apart, in the order in which
  /// formulas mention each other, so that neither the numbers of nodes nor the order of questions matter.
  private mutating func hashRing(_ nodes: [NodeID]) {
    let members = Set(nodes)
    var marks: [NodeID: ContentKey] = [:]
    let blank = ContentHash(21).key
    for _ in 0..<3 {
      var next: [NodeID: ContentKey] = [:]
      for node in nodes {
        next[node] = hash(node) { members.contains($0) ? (marks[$0] ?? blank) : self.keys[$0] }.key
      }
      marks = next
    }
    func comes(_ left: NodeID, before right: NodeID) -> Bool {
      guard let one = marks[left], let two = marks[right] else { return left < right }
      return (one.first, one.second, left) < (two.first, two.second, right)
    }
    guard let start = nodes.min(by: comes) else { return }
    var places: [NodeID: Int] = [:]
    var order: [NodeID] = []
    var pending = [start]
    while let node = pending.popLast() {
      guard places[node] == nil else { continue }
      places[node] = order.count
      order.append(node)
      pending += steps[node].all.reversed().filter { members.contains($0) }
    }
    var whole = ContentHash(22)
    for node in order {
      whole.add(
        hash(node) { read in places[read].map { ContentKey(first: UInt64($0), second: 0) } ?? self.keys[read] }.key)
    }
    for node in order {
      var own = ContentHash(23)
      own.add(whole.key)
      own.add(places[node] ?? 0)
      keys[node] = own.key
    }
  }

  /// The hash of a node's own formula, with the keys of what it reads.
  private func hash(_ id: NodeID, _ key: (NodeID) -> ContentKey?) -> ContentHash {
    let node = graph[id]
    let steps = steps[id]
    let axis = node.axis.map { axisKeys.key(of: $0) }
    var hash = ContentHash(1)
    if let axis { hash.add(axis) }
    func mention(_ node: NodeID) { if let key = key(node) { hash.add(key) } }
    switch node.body {
    case .formula: hash.add(1)
    case .data(let values):
      hash.add(2)
      for value in values { hash.add(value) }
    case .stack(let nodes):
      hash.add(3)
      for node in nodes { mention(node) }
    case .uniform(let source):
      hash.add(4)
      hash.add(source.key)
      hash.add(source.each)
      hash.add(source.fresh)
      hash.add(source.objectKey ?? "")
      hash.add(settings.seed)
      hash.add(settings.draws)
      if source.fresh { add(settings.time, to: &hash) }
    case .aggregate(let aggregate):
      hash.add(5)
      hash.add(aggregate.verb.rawValue)
      hash.add(axisKeys.key(of: aggregate.over))
      hash.add(aggregate.condition != nil)
      hash.add(aggregate.group != nil)
    case .statistic(let statistic, _, let at, let given):
      hash.add(6)
      hash.add(statistic.rawValue)
      hash.add(at)
      hash.add(settings.draws)
      if let given { mention(given) }
    case .overTime(let reduction, _):
      hash.add(7)
      add(reduction, to: &hash)
    case .byPeriod(let reduction, _, let period):
      hash.add(8)
      add(reduction, to: &hash)
      hash.add(period.rawValue)
    case .rank: hash.add(9)
    case .allocate(let allocation):
      hash.add(11)
      hash.add(allocation.isWhole)
      hash.add(allocation.group != nil)
    case .abstract: hash.add(10)
    }
    add(steps.value, to: &hash, key)
    add(steps.condition ?? [], to: &hash, key)
    add(steps.group ?? [], to: &hash, key)
    add(steps.priority ?? [], to: &hash, key)
    add(steps.supply ?? [], to: &hash, key)
    if let starting = steps.starting { add(starting, to: &hash, key) }
    return hash
  }

  private func add(_ reduction: TimeReduction, to hash: inout ContentHash) {
    add(settings.time, to: &hash)
    switch reduction {
    case .total: hash.add(1)
    case .last: hash.add(2)
    case .first: hash.add(3)
    case .peak: hash.add(4)
    case .mean: hash.add(5)
    case .minimum: hash.add(6)
    case .when: hash.add(7)
    case .at(let month):
      hash.add(8)
      hash.add(month.index)
    case .yearMean(let year):
      hash.add(9)
      hash.add(year)
    }
  }

  private func add(_ time: TimeAxis, to hash: inout ContentHash) {
    hash.add(time.first.index)
    hash.add(time.last.index)
  }

  private func add(_ steps: [Step], to hash: inout ContentHash, _ key: (NodeID) -> ContentKey?) {
    hash.add(steps.count)
    func mention(_ row: Step.Row) {
      switch row {
      case .single: hash.add(0)
      case .loop(let loop): hash.add(1 + loop)
      case .row(let row):
        hash.add(-1)
        hash.add(row)
      case .computed: hash.add(-2)
      }
    }
    for step in steps {
      switch step {
      case .constant(let value):
        hash.add(31)
        hash.add(value)
      case .load(let node, let row):
        hash.add(32)
        if let key = key(node) { hash.add(key) }
        mention(row)
      case .lagged(let node, let row, let months):
        hash.add(33)
        if let key = key(node) { hash.add(key) }
        mention(row)
        hash.add(months)
        self.add(settings.time, to: &hash)
      case .month:
        hash.add(34)
        self.add(settings.time, to: &hash)
      case .position(let loop):
        hash.add(35)
        hash.add(loop)
      case .unary(let kernel): hash.add(kernel.rawValue)
      case .binary(let kernel): hash.add(kernel.rawValue)
      case .select: hash.add(36)
      case .quantile(let distribution, let parts, let isLiteral):
        hash.add(distribution.rawValue)
        hash.add(parts)
        hash.add(isLiteral)
      }
    }
  }
}

/// The keys of collections, each found once.
private final class AxisKeys {
  private var known: [ObjectIdentifier: ContentKey] = [:]

  func key(of axis: Axis) -> ContentKey {
    if let known = known[ObjectIdentifier(axis)] { return known }
    var hash = ContentHash(30)
    hash.add(axis.keys.count)
    for key in axis.keys { hash.add(key) }
    known[ObjectIdentifier(axis)] = hash.key
    return hash.key
  }
}
