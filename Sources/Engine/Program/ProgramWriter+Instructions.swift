import Model

extension ProgramWriter {
  /// Adds what computes a value.
  mutating func emit(_ value: Int) {
    let inputs = table[value].inputs
    switch table[value].kind {
    case .constant, .input, .collected, .folded, .statistic: return
    case .month: add(.month, value)
    case .position: add(.position, value)
    case .unary(let code):
      guard let code = Code(code) else { return emitChain(value) }
      let operand = read(inputs[0])
      add(code, value, operand)
    case .binary(let code):
      guard let code = Code(code) else { return emitChain(value) }
      let (left, right) = (read(inputs[0]), read(inputs[1]))
      add(code, value, left, right)
    case .select:
      let (condition, yes, no) = (read(inputs[0]), read(inputs[1]), read(inputs[2]))
      guard isChoice(value) else { return add(.select, value, condition, yes, no) }
      let (target, room) = choiceTarget(value)
      program.instructions.append(
        Instruction(
          code: .choose, target: target, first: condition, second: yes, third: no,
          fourth: Operand(place: room, spread: .lanes)))
    case .call(let code):
      program.calls.append(CallDetail(code: code, operands: inputs.map { read($0) }))
      add(.call, value, detail: program.calls.count - 1)
    case .uniform(let stream): add(compiler.streams[stream].isNormal ? .normal : .uniform, value, detail: stream)
    case .lagged, .pick, .laggedPick, .gather, .laggedGather: emitLookup(value)
    case .stack:
      var members: [Operand] = []
      for input in inputs { members.append(read(input)) }
      program.stacks.append(members)
      add(.stack, value, detail: program.stacks.count - 1)
    case .series:
      if compiler.layout.writtenInto[inputs[0]] == value { return }
      let root = read(inputs[0])
      add(.copy, value, root)
    case .seed: emitSeed(value)
    case .collect(let verb, _, _): emitCollect(value, verb)
    case .median, .rank: emitAllObjects(value)
    case .allocate(let axis, let isWhole): emitAllocate(value, axis, isWhole)
    case .fold(let code, let period): emitFold(value, code, period)
    }
  }

  private mutating func add(
    _ code: Code, _ value: Int, _ first: Operand = .none, _ second: Operand = .none, _ third: Operand = .none,
    detail: Int = -1
  ) {
    let target = target(value)
    program.instructions.append(
      Instruction(code: code, target: target, first: first, second: second, third: third, detail: Int32(detail)))
  }

  /// Another row or month: read where it lies, copied where it is kept, or fetched lane by lane.
  private mutating func emitLookup(_ value: Int) {
    if isView(value) {
      guard compiler.layout.storages[value] != nil else { return }
      let source = viewed(value)
      add(.copy, value, source)
      return
    }
    guard let lookup = table[value].lookup, let row = lookup.row else { return }
    let input = table[value].inputs[0]
    let rowOperand = read(row)
    var source = Operand(place: 0, spread: .single)
    var detail = GatherDetail(objectStride: 0, rows: lookup.rows, laneStride: 0)
    if case .constant(let bits) = table[input].kind {
      source.place = constant(bits)
    } else {
      let rule = compiler.rule(input)
      source.place = rulePlace(RuleKey(value: value, sort: 2)) { _ in
        var base = rule
        base?.shift = lookup.months
        base?.objectStride = 0
        base?.isBare = true
        return base
      }
      detail = GatherDetail(
        objectStride: rule?.objectStride ?? 0, rows: lookup.rows,
        laneStride: hasDraws && table[input].axes.draw ? 1 : 0)
    }
    program.gathers.append(detail)
    add(.gather, value, source, rowOperand, detail: program.gathers.count - 1)
  }

  private mutating func emitSeed(_ value: Int) {
    let inputs = table[value].inputs
    let start = read(inputs[0])
    guard let rule = compiler.rule(inputs[1]) else { return }
    let place = rulePlace(RuleKey(value: value, sort: 3)) { _ in
      var base = rule
      base.monthStride = 0
      base.lead = 0
      base.ring = 0
      base.isBare = true
      return base
    }
    // Of a ring, all room but that of the first month, which may be written already.
    program.seeds.append(
      SeedDetail(
        innerStride: rule.innerStride, monthStride: rule.monthStride,
        months: rule.ring > 0 ? 1..<max(rule.ring, 1) : 0..<rule.lead))
    program.instructions.append(
      Instruction(code: .seed, target: place, first: start, detail: Int32(program.seeds.count - 1)))
  }

  private mutating func emitCollect(_ value: Int, _ verb: AggregateVerb) {
    let inputs = table[value].inputs
    let element = read(inputs[0])
    let group = inputs.count > 1 ? read(inputs[1]) : .none
    guard let rule = compiler.rule(value), case .collect(_, _, let rows) = table[value].kind else { return }
    func firstRow(_ rule: AddressRule?) -> AddressRule? {
      var base = rule
      base?.objectStride = 0
      base?.isBare = true
      return base
    }
    let place = rulePlace(RuleKey(value: value, sort: 4)) { firstRow($0.rule(value)) }
    var counts: Int32 = 0
    if compiler.layout.counts[value] != nil {
      counts = rulePlace(RuleKey(value: value, sort: 5)) { firstRow($0.rule(value, counts: true)) }
    }
    program.collects.append(
      CollectDetail(
        verb: verb, objectStride: rule.objectStride, rows: compiler.axes.count(rows), counts: counts,
        isGrouped: inputs.count > 1, rowsHaveDraws: inputs.count > 1 && hasDraws && table[inputs[1]].axes.draw))
    program.instructions.append(
      Instruction(
        code: .collect, target: place, first: element, second: group, detail: Int32(program.collects.count - 1)))
  }

  private mutating func emitAllObjects(_ value: Int) {
    let inputs = table[value].inputs
    let (over, rows): (Int, Int) =
      switch table[value].kind {
      case .median(let over, let rows): (over, rows)
      case .rank(let axis): (axis, axis)
      case .constant, .month, .position, .input, .unary, .binary, .select, .call, .uniform, .pick, .gather, .stack,
        .series,
        .seed, .lagged, .laggedPick, .laggedGather, .collect, .collected, .allocate, .fold, .folded, .statistic:
        (-1, -1)
      }
    let source = allObjects(of: inputs[0], for: value, 6)
    let group = inputs.count > 1 ? allObjects(of: inputs[1], for: value, 7) : nil
    program.alls.append(
      AllObjectsDetail(
        objects: compiler.axes.count(over), objectStride: source.objectStride, laneStride: source.laneStride,
        group: group?.operand ?? .none, groupObjectStride: group?.objectStride ?? 0,
        groupLaneStride: group?.laneStride ?? 0,
        isGrouped: group != nil, rows: compiler.axes.count(rows),
        targetStride: compiler.rule(value)?.objectStride ?? 0))
    let isRank = if case .rank = table[value].kind { true } else { false }
    add(isRank ? .rank : .median, value, source.operand, detail: program.alls.count - 1)
  }

  /// Where the values of all objects lie.
  private mutating func allObjects(of input: Int, for value: Int, _ sort: Int) -> AllocateDetail.Part {
    if case .constant(let bits) = table[input].kind {
      return .init(operand: Operand(place: constant(bits), spread: .single), objectStride: 0, laneStride: 0)
    }
    let stride = compiler.rule(input)?.objectStride ?? 0
    let place = rulePlace(RuleKey(value: value, sort: sort)) { compiler in
      var rule = compiler.rule(input)
      rule?.objectStride = 0
      rule?.isBare = true
      return rule
    }
    let lanes = hasDraws && table[input].axes.draw ? 1 : 0
    return .init(
      operand: Operand(place: place, spread: lanes == 0 ? .single : .lanes), objectStride: stride, laneStride: lanes)
  }

  private mutating func emitAllocate(_ value: Int, _ axis: Int, _ isWhole: Bool) {
    let inputs = table[value].inputs
    var parts: [AllocateDetail.Part] = []
    for (place, input) in inputs.enumerated() { parts.append(allObjects(of: input, for: value, 10 + place)) }
    let isMoving = [inputs[1], inputs.count > 3 ? inputs[3] : inputs[1]].contains { table[$0].axes.month }
    program.allocations.append(
      AllocateDetail(
        objects: compiler.axes.count(axis), isWhole: isWhole, isMoving: isMoving, request: parts[0], rank: parts[1],
        supply: parts[2],
        group: parts.count > 3 ? parts[3] : nil, targetStride: compiler.rule(value)?.objectStride ?? 0))
    add(.allocate, value, detail: program.allocations.count - 1)
  }

  private mutating func emitFold(_ value: Int, _ code: FoldCode, _ period: Period?) {
    let series = read(table[value].inputs[0])
    guard let rule = compiler.rule(value) else { return }
    // A period's row is found by the month, not by an object.
    func own(_ rule: AddressRule?) -> AddressRule? {
      var base = rule
      if period != nil {
        base?.objectStride = 0
        base?.innerStride = 0
      }
      base?.writes = true
      return base
    }
    let place = rulePlace(RuleKey(value: value, sort: 8)) { own($0.rule(value)) }
    var counts: Int32 = 0
    if compiler.layout.counts[value] != nil {
      counts = rulePlace(RuleKey(value: value, sort: 9)) { own($0.rule(value, counts: true)) }
    }
    program.folds.append(FoldDetail(code: code, period: period, rowStride: rule.objectStride, counts: counts))
    program.instructions.append(
      Instruction(code: .fold, target: place, first: series, detail: Int32(program.folds.count - 1)))
  }
}
