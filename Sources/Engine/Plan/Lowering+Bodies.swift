import Model
import Quantities

extension Lowering {
  /// Values that joining two collections object by object may come to.
  static let pairLimit = 200_000

  /// The value of a node whose reads of the same month are lowered.
  mutating func body(of node: NodeID) throws(EngineError) -> Int {
    let loops = ownLoops(of: node)
    switch graph[node].body {
    case .formula: return try lower(steps[node].value, of: node, loops)
    case .data(let figures):
      if graph[node].axis == nil { return values.constant(figures.first ?? .nan) }
      let rows = graph[node].axis?.keys.count ?? 1
      let column = Column(perObject: (0..<rows).map { $0 < figures.count ? figures[$0] : .nan })
      column.settle()
      return add(column, axis: graph[node].axis)
    case .stack(let members):
      guard let axis = graph[node].axis else { return members.first.flatMap { roots[$0] } ?? values.constant(.nan) }
      var rows = members.prefix(axis.keys.count).map { roots[$0] ?? values.constant(.nan) }
      while rows.count < axis.keys.count { rows.append(values.constant(.nan)) }
      return values.add(.stack(axis: axes.number(of: axis)), rows)
    case .uniform(let source): return uniform(source, of: node)
    case .aggregate(let aggregate): return try self.aggregate(aggregate, of: node)
    case .statistic(let statistic, _, let at, let given):
      var sample = try lower(steps[node].value, of: node, loops)
      // A condition without a value does not hold, as a month that never came is not before another.
      if statistic == .chance { sample = values.unary(.orZero, sample) }
      if let given, let condition = roots[given] { sample = values.binary(.only, condition, sample) }
      return values.add(.statistic(statistic, at: at.bitPattern), [sample])
    case .overTime(let reduction, _):
      let series = try lower(steps[node].value, of: node, loops)
      let fold = values.add(.fold(code(reduction), nil), [series])
      return values.add(.folded(periods: -1), [fold])
    case .byPeriod(let reduction, _, let period):
      let series = try lower(steps[node].value, of: node, Loops())
      guard let axis = graph[node].axis else { throw .twoCollections(node) }
      let fold = values.add(.fold(code(reduction), period), [series])
      return values.add(.folded(periods: axes.number(of: axis)), [fold])
    case .rank:
      guard let axis = graph[node].axis else { return values.constant(1) }
      let key = try lower(steps[node].value, of: node, loops)
      return values.add(.rank(axis: axes.number(of: axis)), [key])
    case .allocate(let allocation):
      guard let axis = graph[node].axis else { throw .twoCollections(node) }
      let rank = values.add(
        .rank(axis: axes.number(of: axis)), [try lower(steps[node].priority ?? [], of: node, loops)])
      var inputs = [try lower(steps[node].value, of: node, loops), rank]
      inputs.append(try lower(steps[node].supply ?? [], of: node, loops))
      if let group = steps[node].group { inputs.append(try lower(group, of: node, loops)) }
      return values.add(.allocate(axis: axes.number(of: axis), isWhole: allocation.isWhole), inputs)
    case .abstract: throw .abstract(node)
    }
  }

  mutating func ownLoops(of node: NodeID) -> Loops {
    Loops(own: graph[node].axis.map { .objects(axes.number(of: $0)) } ?? .none)
  }

  private func code(_ reduction: TimeReduction) -> FoldCode {
    switch reduction {
    case .total: .total
    case .last: .last
    case .first: .first
    case .peak: .peak
    case .mean: .mean
    case .minimum: .minimum
    case .when: .when
    case .at(let month): .at(month.index)
    case .yearMean(let year): .yearMean(year)
    }
  }

  private mutating func uniform(_ source: UniformSource, of node: NodeID) -> Int {
    if !source.each && !source.fresh { return add(Column(perDraw: shared.numbers(of: node)), axis: nil) }
    let axis = source.each ? graph[node].axis.map { axes.number(of: $0) } ?? -1 : -1
    let keys = source.each ? graph[node].axis?.keys ?? [] : []
    streams.append(
      Stream(source, axis: axis, keys: keys, seed: settings.seed, firstMonth: settings.time.first.index))
    return values.add(.uniform(streams.count - 1))
  }

  // MARK: Reductions over a collection

  private mutating func aggregate(_ aggregate: Aggregate, of node: NodeID) throws(EngineError) -> Int {
    let over = axes.number(of: aggregate.over)
    if let group = steps[node].group, let axis = graph[node].axis {
      let row = try lower(group, of: node, Loops(element: .objects(over)))
      let loops = Loops(own: .computed(row), element: .objects(over))
      return reduce(
        aggregate.verb, try element(of: node, loops, aggregate.verb), over: over, group: row,
        rows: axes.number(of: axis))
    }
    guard steps[node].readsOwnLoop, let axis = graph[node].axis else {
      return reduce(aggregate.verb, try element(of: node, Loops(element: .objects(over)), aggregate.verb), over: over)
    }
    return try pairs(aggregate, of: node, axis, over)
  }

  /// What each object adds: its value, no value where the condition does not hold; for `count` the condition.
  private mutating func element(of node: NodeID, _ loops: Loops, _ verb: AggregateVerb) throws(EngineError) -> Int {
    let condition: Int? =
      if let condition = steps[node].condition { try lower(condition, of: node, loops) } else { nil }
    if verb == .count { return condition ?? values.constant(1) }
    let value = try lower(steps[node].value, of: node, loops)
    return condition.map { values.binary(.only, $0, value) } ?? value
  }

  private mutating func reduce(
    _ verb: AggregateVerb, _ element: Int, over: Int, group: Int? = nil, rows: Int = -1
  ) -> Int {
    let inputs = [element] + (group.map { [$0] } ?? [])
    if verb == .median { return values.add(.median(over: over, rows: rows), inputs) }
    let collect = values.add(.collect(verb, over: over, rows: rows), inputs)
    return values.add(.collected(rows: rows), [collect])
  }

  /// A reduction that mentions both its own object and the elements: the smaller collection is written out.
  private mutating func pairs(
    _ aggregate: Aggregate, of node: NodeID, _ own: Axis, _ over: Int
  ) throws(EngineError) -> Int {
    let size = steps[node].value.count + (steps[node].condition?.count ?? 0) + 1
    let (rows, elements) = (own.keys.count, aggregate.over.keys.count)
    let axis = axes.number(of: own)
    guard min(rows, elements) * size <= Self.pairLimit else { throw .tooManyPairs(node, rows * elements) }
    if elements <= rows {
      var parts: [Int] = []
      for row in 0..<elements {
        parts.append(try element(of: node, Loops(own: .objects(axis), element: .row(row)), aggregate.verb))
      }
      return joined(parts, aggregate.verb)
    }
    var results: [Int] = []
    for row in 0..<rows {
      let loops = Loops(own: .row(row), element: .objects(over))
      results.append(reduce(aggregate.verb, try element(of: node, loops, aggregate.verb), over: over))
    }
    return values.add(.stack(axis: axis), results)
  }

  /// The reduction of values that are written out one by one.
  private mutating func joined(_ parts: [Int], _ verb: AggregateVerb) -> Int {
    func sum(_ parts: [Int], _ code: UnaryCode, _ values: inout ValueTable) -> Int {
      var total = values.constant(0)
      for part in parts { total = values.binary(.kernel(.add), total, values.unary(code, part)) }
      return total
    }
    switch verb {
    case .sum, .count: return sum(parts, .orZero, &values)
    case .mean:
      let count = sum(parts, .isPresent, &values)
      return values.binary(.kernel(.divide), sum(parts, .orZero, &values), count)
    case .min, .max:
      var result = values.constant(.nan)
      for part in parts { result = values.binary(verb == .min ? .least : .greatest, result, part) }
      return result
    case .median: return values.add(.call(.median), parts)
    }
  }
}
