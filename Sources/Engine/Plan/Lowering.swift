import Model

/// Turns the nodes that a question needs into values: formulas broken into single steps, equal steps shared.
struct Lowering {
  /// What a loop of a formula stands for.
  enum Binding {
    case none
    /// Every object of a collection.
    case objects(Int)
    case row(Int)
    case computed(Int)
  }
  struct Loops {
    var own = Binding.none
    var element = Binding.none

    subscript(loop: Int) -> Binding { loop == 0 ? own : element }
  }

  let graph: Graph
  let steps: StepTable
  let settings: Settings
  let isCancelled: () -> Bool
  /// The column of an earlier run that makes a node's formula needless.
  let known: (NodeID) -> Column?
  let shared: SharedStreams

  var values = ValueTable()
  var axes = AxisTable()
  var inputs: [Column] = []
  var streams: [Stream] = []
  /// The stream of normal numbers beside one of uniform numbers.
  var normalStreams: [Int: Int] = [:]
  var tables: [TabledDistribution] = []
  /// The value of each node that is needed.
  private(set) var roots: [NodeID: Int] = [:]
  /// Nodes in the order in which they were lowered, without those known before.
  private(set) var lowered: [NodeID] = []
  private var series: [NodeID: (series: Int, seed: Int)] = [:]
  private var openSeries: [NodeID] = []

  init(
    _ graph: Graph, steps: StepTable, settings: Settings, correlations: [StreamCorrelation],
    isCancelled: @escaping () -> Bool, known: @escaping (NodeID) -> Column?
  ) {
    self.graph = graph
    self.steps = steps
    self.settings = settings
    self.isCancelled = isCancelled
    self.known = known
    shared = SharedStreams(graph, settings: settings, correlations: correlations)
  }

  /// Lowers nodes and all they read.
  mutating func lower(_ wanted: [NodeID]) throws(EngineError) {
    for node in wanted { try need(node) }
    // Formulas that are read in earlier months, and what the first months have.
    while let node = openSeries.popLast() {
      try need(node)
      guard let root = roots[node], let (own, seed) = series[node] else { continue }
      values.owner = node
      var start = values.constant(.nan)
      if let starting = steps[node].starting {
        for read in steps[node].atStart { try need(read) }
        values.owner = node
        start = try lower(starting, of: node, ownLoops(of: node))
      }
      values[own].inputs = [root, seed]
      values[seed].inputs = [start, own]
    }
  }

  /// Lowers a node after all that it reads in the same month.
  private mutating func need(_ wanted: NodeID) throws(EngineError) {
    guard roots[wanted] == nil else { return }
    var path: [(node: NodeID, next: Int)] = []
    var onPath: Set<NodeID> = []
    func known(_ node: NodeID, _ lowering: inout Lowering) -> Bool {
      guard let column = lowering.known(node) else { return false }
      lowering.roots[node] = lowering.add(column, axis: lowering.graph[node].axis)
      return true
    }
    if known(wanted, &self) { return }
    path.append((wanted, 0))
    onPath.insert(wanted)
    while let (node, next) = path.last {
      let reads = steps[node].now
      if next < reads.count {
        path[path.count - 1].next += 1
        let read = reads[next]
        if onPath.contains(read) {
          let start = path.firstIndex { $0.node == read } ?? 0
          throw .loop(path[start...].map(\.node))
        }
        if roots[read] == nil, !known(read, &self) {
          path.append((read, 0))
          onPath.insert(read)
        }
        continue
      }
      path.removeLast()
      onPath.remove(node)
      values.owner = node
      roots[node] = try body(of: node)
      lowered.append(node)
      if lowered.count & 255 == 0, isCancelled() { throw .cancelled }
    }
  }

  mutating func add(_ column: Column, axis: Axis?) -> Int {
    let number = axis.map { axes.number(of: $0) } ?? -1
    inputs.append(column)
    let value = values.add(.input(inputs.count - 1))
    let shape = column.shape.axes
    values[value].axes = Axes(object: shape.hasObject ? number : -1, month: shape.month, draw: shape.draw)
    return value
  }

  /// The series of a node that is read in later months.
  mutating func series(of node: NodeID) -> (series: Int, seed: Int) {
    if let known = series[node] { return known }
    let made = (series: values.open(.series(node)), seed: values.open(.seed(node)))
    series[node] = made
    openSeries.append(node)
    return made
  }
}
