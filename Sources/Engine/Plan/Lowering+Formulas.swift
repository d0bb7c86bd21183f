import Model

extension Lowering {
  /// The value of a formula, from its steps.
  mutating func lower(_ steps: [Step], of node: NodeID, _ loops: Loops) throws(EngineError) -> Int {
    var stack: [Int] = []
    func taken(_ count: Int) -> [Int] {
      let top = Array(stack.suffix(count))
      stack.removeLast(count)
      return top
    }
    for step in steps {
      let value: Int
      switch step {
      case .constant(let constant): value = values.constant(constant)
      case .month: value = values.add(.month)
      case .position(let loop): value = position(loops[loop])
      case .unary(let kernel): value = values.unary(.kernel(kernel), taken(1)[0])
      case .binary(let kernel):
        let parts = taken(2)
        value = values.binary(.kernel(kernel), parts[0], parts[1])
      case .select: value = values.add(.select, taken(3))
      case .quantile(let distribution, let parts, let isLiteral):
        value = quantile(distribution, taken(parts), isLiteral: isLiteral)
      case .load(let read, let row):
        let row = binding(row, loops) { taken(1)[0] }
        value = try load(read, row)
      case .lagged(let read, let row, let months):
        let row = binding(row, loops) { taken(1)[0] }
        value = try lagged(read, row, months: months)
      }
      stack.append(value)
    }
    return stack.last ?? values.constant(.nan)
  }

  private func binding(_ row: Step.Row, _ loops: Loops, _ computed: () -> Int) -> Binding {
    switch row {
    case .single: .none
    case .loop(let loop): loops[loop]
    case .row(let row): .row(row)
    case .computed: .computed(computed())
    }
  }

  private mutating func position(_ binding: Binding) -> Int {
    switch binding {
    case .none: values.constant(0)
    case .objects(let axis): values.add(.position(axis: axis))
    case .row(let row): values.constant(Double(row))
    case .computed(let row): row
    }
  }

  private mutating func load(_ node: NodeID, _ binding: Binding) throws(EngineError) -> Int {
    guard let root = roots[node] else { throw .loop([node]) }
    switch binding {
    case .none, .objects: return root
    case .row(let row):
      guard row >= 0, row < graph[node].axis?.keys.count ?? 1 else { return values.constant(.nan) }
      if case .stack = values[root].kind { return values[root].inputs[row] }
      return values.add(.pick(row: row), [root])
    case .computed(let row): return values.add(.gather(rows: graph[node].axis?.keys.count ?? 1), [root, row])
    }
  }

  private mutating func lagged(_ node: NodeID, _ binding: Binding, months: Int) throws(EngineError) -> Int {
    if months <= 0 { return try load(node, binding) }
    if case .stack(let members) = graph[node].body, graph[node].starting == nil, let axis = graph[node].axis {
      return try lagged(members, axis, binding, months: months)
    }
    // Further back than the whole axis there is only the first value.
    let months = min(months, settings.time.count)
    let (series, seed) = series(of: node)
    switch binding {
    case .none, .objects: return values.add(.lagged(months: months), [series, seed])
    case .row(let row):
      guard row >= 0, row < graph[node].axis?.keys.count ?? 1 else { return values.constant(.nan) }
      return values.add(.laggedPick(months: months, row: row), [series, seed])
    case .computed(let row):
      let rows = graph[node].axis?.keys.count ?? 1
      return values.add(.laggedGather(months: months, rows: rows), [series, seed, row])
    }
  }

  /// A list of single objects, each with a first value of its own.
  private mutating func lagged(
    _ members: [NodeID], _ axis: Axis, _ binding: Binding, months: Int
  ) throws(EngineError) -> Int {
    if case .row(let row) = binding {
      return members.indices.contains(row) ? try lagged(members[row], .none, months: months) : values.constant(.nan)
    }
    var earlier: [Int] = []
    for member in members { earlier.append(try lagged(member, .none, months: months)) }
    let all = values.add(.stack(axis: axes.number(of: axis)), earlier)
    if case .computed(let row) = binding { return values.add(.gather(rows: members.count), [all, row]) }
    return all
  }

  /// A quantile, in steps where the normal variable is behind it: what does not vary by draw is then done once.
  private mutating func quantile(_ distribution: Distribution, _ parts: [Int], isLiteral: Bool) -> Int {
    let parameters = Array(parts.dropFirst())
    func normal(_ location: Int, _ spread: Int) -> Int {
      let standard = standardNormal(parts[0])
      return values.binary(.kernel(.add), location, values.binary(.kernel(.multiply), spread, standard))
    }
    switch distribution {
    case .normal: return normal(parameters[0], values.unary(.spread, parameters[1]))
    case .lognormalInterval, .lognormal, .ratio, .logitNormalInterval:
      let location = values.add(.call(.location(distribution)), parameters)
      let spread = values.add(.call(.spread(distribution)), parameters)
      let variable = normal(location, spread)
      return values.unary(distribution == .logitNormalInterval ? .logistic : .kernel(.exponential), variable)
    case .uniform, .triangular, .pert, .beta, .gamma, .poisson, .binomial, .happens:
      let literals = parameters.compactMap { value in
        if case .constant(let bits) = values[value].kind { Double(bitPattern: bits) } else { nil }
      }
      if isLiteral, literals.count == parameters.count, let table = TabledDistribution(distribution, literals) {
        tables.append(table)
        return values.add(.call(.table(tables.count - 1)), [parts[0]])
      }
      return values.add(.call(.quantile(distribution)), parts)
    }
  }

  /// The standard normal variable of a source: drawn as such where it is drawn anew each month, because many are needed then;
  /// else at its uniform number, so that numbers spread evenly or tied stay so.
  private mutating func standardNormal(_ uniform: Int) -> Int {
    let inputs = values[uniform].inputs
    switch values[uniform].kind {
    case .uniform(let stream) where streams[stream].isFresh:
      let number = normalStreams[stream] ?? streams.count
      if number == streams.count { streams.append(streams[stream].normal) }
      normalStreams[stream] = number
      return values.add(.uniform(number))
    case .pick, .gather:
      return values.add(values[uniform].kind, [standardNormal(inputs[0])] + inputs.dropFirst())
    case .constant, .month, .position, .input, .unary, .binary, .select, .call, .uniform, .stack, .series, .seed,
      .lagged,
      .laggedPick, .laggedGather, .collect, .collected, .median, .rank, .allocate, .fold, .folded, .statistic:
      return values.unary(.normalQuantile, uniform)
    }
  }
}
