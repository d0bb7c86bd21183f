import Engine
import Model
import Quantities

/// A model of random formulas: objects of two collections, rings, groups, references, finished series and draws.
struct RandomModel {
  let sketch: Sketch
  private(set) var nodes: [NodeID] = []
  private var state: UInt64
  private let axes: [Axis?]
  private var later: [NodeID] = []

  init(_ seed: UInt64, draws: Int, months: Int, engine: Engine) {
    state = seed
    sketch = Sketch(draws: draws, months: months, engine: engine)
    axes = [nil, axis(count: 5, name: "p"), axis(count: 3, name: "q")]
    for axis in axes.compactMap({ $0 }) {
      nodes.append(sketch.data((0..<axis.keys.count).map { _ in Double(below(7)) - 2 }, axis))
      nodes.append(sketch.uniform("e\(nodes.count)", each: true, fresh: below(2) == 0, axis: axis))
    }
    nodes.append(sketch.uniform("u"))
    nodes.append(sketch.uniform("f", fresh: true))
    for _ in 0..<2 {
      // Series of a ring are read in later months until their formulas are given.
      later = (0..<3).map { number in sketch.formula(0, axis: axes[below(3)], starting: .constant(Double(number))) }
      for _ in 0..<6 { addFormula() }
      for series in later { sketch.graph[series].body = .formula(formula(sketch.graph[series].axis, 3)) }
      nodes += later
      later = []
      for _ in 0..<5 { addFinished() }
      for _ in 0..<3 { addFormula() }
    }
  }

  private mutating func below(_ count: Int) -> Int {
    state = StreamKey.mix(state)
    return Int((state >> 20) % UInt64(count))
  }

  private mutating func addFormula() {
    let axis = axes[below(3)]
    let node: NodeID
    switch below(6) {
    case 0, 1:
      let over = axes[1 + below(2)] ?? sketchAxis
      let verb = AggregateVerb.allCases[below(6)]
      var aggregate = Aggregate(verb: verb, over: over, value: read(over, loop: 1))
      if below(2) == 0 { aggregate.value = aggregate.value * read(nil) }
      if below(2) == 0 { aggregate.condition = .binary(.greater, read(over, loop: 1), read(nil)) }
      if let axis {
        if below(2) == 0 {
          aggregate.group = .unary(.floor, .unary(.absolute, read(over, loop: 1)))
        } else if below(2) == 0 {
          aggregate.value = aggregate.value + read(axis)
        }
      }
      node = sketch.node("a", .aggregate(aggregate), axis: axis)
    case 2 where axis != nil: node = sketch.node("r", .rank(read(axis)), axis: axis)
    default: node = sketch.formula(formula(axis, 3), axis: axis, starting: below(2) == 0 ? formula(axis, 1) : nil)
    }
    nodes.append(node)
  }

  private var sketchAxis: Axis { axes[1] ?? axis(count: 5) }

  private mutating func addFinished() {
    let axis = axes[below(3)]
    let reductions: [TimeReduction] = [
      .total, .last, .first, .peak, .mean, .minimum, .when, .at(Month(index: 2026 * 12 + 3)), .yearMean(2026),
      .yearMean(2027),
    ]
    switch below(3) {
    case 0:
      let kinds = DrawStatistic.allCases
      let operation = formula(axis, 1)
      nodes.append(sketch.node("s", .statistic(kinds[below(kinds.count)], operation, at: 0.8, given: nil), axis: axis))
    case 1:
      let years = Axis(name: "year", kind: "year", keys: ["2026", "2027"])
      let period = sketch.node("y", .byPeriod(reductions[below(6)], formula(nil, 1), .year), axis: years)
      nodes.append(sketch.formula(.load(period, .row(below(2)))))
    default: nodes.append(sketch.node("t", .overTime(reductions[below(10)], formula(axis, 1)), axis: axis))
    }
  }

  /// A formula for the objects of an axis.
  private mutating func formula(_ axis: Axis?, _ depth: Int) -> Operation {
    if depth == 0 { return read(axis) }
    switch below(10) {
    case 0: return .unary(UnaryKernel.allCases[below(9)], formula(axis, depth - 1))
    case 1: return .select(.binary(.less, read(axis), read(axis)), formula(axis, depth - 1), formula(axis, depth - 1))
    case 2: return .quantile(.normal, [.value(nodes[4 + below(2)]), read(axis), 1])
    case 3: return .binary(BinaryKernel.allCases[below(15)], formula(axis, depth - 1), read(axis))
    case 4: return .unary(.monthNumber, .month) * formula(axis, depth - 1)
    case 5 where axis != nil: return .position(loop: 0) - formula(axis, depth - 1)
    default:
      let kernels: [BinaryKernel] = [.add, .subtract, .multiply, .maximum, .minimum, .divide]
      return .binary(kernels[below(6)], formula(axis, depth - 1), formula(axis, depth - 1))
    }
  }

  /// A read of some node from the object of a loop, now or earlier.
  private mutating func read(_ axis: Axis?, loop: Int = 0) -> Operation {
    let isLagged = !later.isEmpty && below(3) == 0
    let node = isLagged ? later[below(later.count)] : nodes[below(nodes.count)]
    let index: Index
    if let own = sketch.graph[node].axis {
      if own === axis {
        index = .loop(loop)
      } else if below(2) == 0 {
        index = .row(below(own.keys.count))
      } else if axis != nil {
        index = .computed(below(2) == 0 ? .position(loop: loop) : .position(loop: loop) - .value(nodes[4]))
      } else {
        index = .computed(.value(nodes[4]) * .constant(Double(own.keys.count)))
      }
    } else {
      index = .single
    }
    if isLagged { return .lagged(node, index, months: 1 + below(3)) }
    if sketch.graph[node].starting != nil, below(3) == 0 { return .lagged(node, index, months: 1 + below(9)) }
    return .load(node, index)
  }
}
