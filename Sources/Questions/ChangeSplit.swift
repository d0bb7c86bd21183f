import Engine
import Model
import Quantities
import SourceText

/// How the change of one formula from the first world to the last splits over what it reads: the parts add up to it.
struct ChangeSplit {
  /// What each part brings, in the formula's own unit; in base units the mean over draws with its interval.
  var parts: [Spot: Figure] = [:]
  /// What comes of the formula itself being another.
  var own: Figure?
}

/// Splits changes by exchanging one part after the other, forwards and backwards, and taking the middle.
struct ChangeSplitter {
  /// With more changed parts than this, no split is told.
  private static let most = 8
  private static let formulas = 60

  private let examiner: Examiner
  private let first: ExplainedWorld
  private let last: ExplainedWorld
  private let wiring: Wiring
  private var graph: Graph { examiner.resolver.graph }

  init(_ examiner: Examiner, from first: ExplainedWorld, to last: ExplainedWorld) {
    self.examiner = examiner
    self.first = first
    self.last = last
    wiring = Wiring(examiner.resolver.graph)
  }

  /// A formula whose change is to be split: the parts that differ, and the formula with some of them as they were.
  private struct Task {
    let spot: Spot
    let before: Spot
    let parts: [(spot: Spot, before: Spot)]
    let isRewritten: Bool
    /// For each number of parts exchanged, in order and in the opposite order.
    var forwards: [NodeID] = []
    var backwards: [NodeID] = []
  }

  /// The splits of all formulas below the answers. Throws where the run does.
  func splits(levels: Int, at span: Span) throws(Diagnostics) -> [Spot: ChangeSplit] {
    var tasks: [Task] = []
    var seen: Set<Spot> = []
    func visit(_ strand: Strand, _ level: Int) {
      guard let before = strand[0], let spot = strand[1], level < levels, tasks.count < Self.formulas,
        seen.insert(spot).inserted, !isStill(before, spot)
      else { return }
      let parts = wiring.parts(of: strand)
      if let task = task(before, spot, parts) { tasks.append(task) }
      for part in parts { visit(part, level + 1) }
    }
    visit([first.root, last.root], 0)
    guard !tasks.isEmpty else { return [:] }
    let results = try examiner.run(
      Array(Set(tasks.flatMap { $0.forwards + $0.backwards })).sorted(), in: last.world, at: span)
    var found: [Spot: ChangeSplit] = [:]
    for task in tasks { found[task.spot] = split(task, results) }
    return found
  }

  private func isStill(_ before: Spot, _ spot: Spot) -> Bool {
    let (one, two) = (examiner.draws(of: before, in: first), examiner.draws(of: spot, in: last))
    guard !one.isEmpty, !two.isEmpty else { return false }
    return (0..<max(one.count, two.count)).allSatisfy { draw in
      let (a, b) = (one[one.count == 1 ? 0 : draw], two[two.count == 1 ? 0 : draw])
      return a == b || a.isNaN && b.isNaN || abs(a - b) <= 1e-12 * max(abs(a), abs(b))
    }
  }

  private func task(_ before: Spot, _ spot: Spot, _ parts: [Strand]) -> Task? {
    let node = graph[spot.node]
    guard node.type != .text, node.type != .date, last.columns[spot] != nil, first.columns[before] != nil else {
      return nil
    }
    let changed = parts.compactMap { strand -> (spot: Spot, before: Spot)? in
      guard let one = strand[0], let two = strand[1], one.node != two.node, !isStill(one, two) else { return nil }
      return (two, one)
    }
    let isRewritten =
      node.origin?.scenario != graph[before.node].origin?.scenario
      || node.steps.count != graph[before.node].steps.count
    guard !changed.isEmpty, changed.count <= Self.most, changed.count > 1 || isRewritten else { return nil }
    var task = Task(spot: spot, before: before, parts: changed, isRewritten: isRewritten)
    // A part whose formula is the same node in both needs no exchange; several rows of one node go together.
    let pairs = changed.map { ($0.spot.node, $0.before.node) }
    for count in 0...changed.count {
      task.forwards.append(copy(spot, with: Array(pairs[count...])))
      task.backwards.append(copy(spot, with: Array(pairs[..<(changed.count - count)])))
    }
    return task
  }

  /// The formula with some parts as they were in the first world.
  private func copy(_ spot: Spot, with parts: [(NodeID, NodeID)]) -> NodeID {
    var copies = FormulaCopy(graph, exchanging: Dictionary(parts) { first, _ in first }, in: spot.node)
    let made = copies.copy(of: spot.node)
    guard let row = spot.row, graph[made].axis != nil else { return made }
    let node = graph[made]
    return graph.add(
      name: node.name, isHidden: true, type: node.type, unit: node.unit, axis: nil,
      body: .formula(.load(made, .row(row))))
  }

  private func split(_ task: Task, _ results: Results) -> ChangeSplit {
    let shown = Shown(graph[task.spot.node].type, graph[task.spot.node].unit)
    let amount = shown.type == .yesNo ? Shown(.share, .share) : shown
    func draws(_ node: NodeID) -> [Double] {
      let column = results[node]
      return kept(examiner.mean(column, 0, last.months(of: column), last.mask))
    }
    let start = kept(examiner.draws(of: task.before, in: first))
    let (forwards, backwards) = (task.forwards.map(draws), task.backwards.map(draws))
    var split = ChangeSplit()
    if task.isRewritten { split.own = figure(steps: [(start, forwards[0])], amount) }
    for index in task.parts.indices {
      let back = task.parts.count - 1 - index
      split.parts[task.parts[index].spot] = figure(
        steps: [(forwards[index], forwards[index + 1]), (backwards[back], backwards[back + 1])], amount)
    }
    return split
  }

  /// The one draw that is told, where one is.
  private func kept(_ draws: [Double]) -> [Double] {
    guard let draw = last.drawAmongKept, draws.count > draw else { return draws }
    return [draws[draw]]
  }

  /// The mean of some steps, draw by draw.
  private func figure(steps: [([Double], [Double])], _ shown: Shown) -> Figure {
    let count = steps.map { max($0.count, $1.count) }.max() ?? 1
    let sums = (0..<count).map { draw in
      steps.reduce(0.0) { sum, step in
        let at = { (draws: [Double]) in draws.isEmpty ? Double.nan : draws[draws.count == 1 ? 0 : draw] }
        return sum + (at(step.1) - at(step.0)) / Double(steps.count)
      }
    }
    return examiner.figure(of: sums, shown)
  }
}

/// A formula copied with other nodes in place of some it reads; what has no name is copied along.
struct FormulaCopy {
  private let graph: Graph
  private let exchanged: [NodeID: NodeID]
  private let root: NodeID
  private var copies: [NodeID: NodeID] = [:]

  init(_ graph: Graph, exchanging: [NodeID: NodeID], in root: NodeID) {
    self.graph = graph
    self.exchanged = exchanging
    self.root = root
  }

  /// The copy of a node; the node itself where nothing below it is exchanged.
  mutating func copy(of id: NodeID) -> NodeID {
    if let other = exchanged[id] { return other }
    if let known = copies[id] { return known }
    let node = graph[id]
    guard id == root || node.isHidden else { return id }
    switch node.body {
    case .data, .uniform, .abstract: return id
    case .formula, .stack, .aggregate, .statistic, .overTime, .byPeriod, .rank, .allocate: break
    }
    let made = graph.add(
      name: node.name, isHidden: true, type: node.type, unit: node.unit, axis: node.axis, body: .abstract)
    copies[id] = made
    let body = copy(of: node.body)
    graph[made].body = body
    if let starting = node.starting { graph[made].starting = copy(of: starting) }
    return made
  }

  private mutating func copy(of body: Body) -> Body {
    switch body {
    case .formula(let operation): return .formula(copy(of: operation))
    case .data, .uniform, .abstract: return body
    case .stack(let members): return .stack(members.map { copy(of: $0) })
    case .aggregate(var aggregate):
      aggregate.value = copy(of: aggregate.value)
      aggregate.condition = aggregate.condition.map { copy(of: $0) }
      aggregate.group = aggregate.group.map { copy(of: $0) }
      return .aggregate(aggregate)
    case .statistic(let statistic, let operation, let at, let given):
      return .statistic(statistic, copy(of: operation), at: at, given: given.map { copy(of: $0) })
    case .overTime(let reduction, let operation): return .overTime(reduction, copy(of: operation))
    case .byPeriod(let reduction, let operation, let period): return .byPeriod(reduction, copy(of: operation), period)
    case .rank(let operation): return .rank(copy(of: operation))
    case .allocate(var allocation):
      allocation.request = copy(of: allocation.request)
      allocation.priority = copy(of: allocation.priority)
      allocation.supply = copy(of: allocation.supply)
      allocation.group = allocation.group.map { copy(of: $0) }
      return .allocate(allocation)
    }
  }

  private mutating func copy(of operation: Operation) -> Operation {
    switch operation {
    case .constant, .month, .position: return operation
    case .load(let node, let index): return .load(copy(of: node), copy(of: index))
    case .lagged(let node, let index, let months): return .lagged(copy(of: node), copy(of: index), months: months)
    case .unary(let kernel, let part): return .unary(kernel, copy(of: part))
    case .binary(let kernel, let left, let right): return .binary(kernel, copy(of: left), copy(of: right))
    case .select(let condition, let yes, let no):
      return .select(copy(of: condition), copy(of: yes), copy(of: no))
    case .quantile(let distribution, let parts): return .quantile(distribution, parts.map { copy(of: $0) })
    }
  }

  private mutating func copy(of index: Index) -> Index {
    if case .computed(let row) = index { return .computed(copy(of: row)) }
    return index
  }
}
