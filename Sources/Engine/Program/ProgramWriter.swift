import Model

/// Writes one program, giving each value a register for as long as it is needed.
struct ProgramWriter {
  /// Places before their final numbers are known: registers as they are, constants and rules above these.
  private static let constantBase: Int32 = 1 << 28
  private static let ruleBase: Int32 = 1 << 29

  struct RuleKey: Hashable {
    let value: Int
    let sort: Int
  }

  let compiler: Compiler
  let body: BodyPlan
  let hasDraws: Bool
  var program: Program
  private var registerOf: [Int: Int32] = [:]
  private var free: [Int32] = []
  /// Registers whose address comes to be another's, so that nothing else may be written there.
  private var moved: Set<Int32> = []
  private var lastUse: [Int: Int] = [:]
  private var ends: [Int: [Int]] = [:]
  private var constantPlaces: [UInt64: Int32] = [:]
  private var rulePlaces: [RuleKey: Int32] = [:]
  private let members: Set<Int>
  private var position = 0
  let links: Links

  init(_ compiler: Compiler, _ body: BodyPlan, hasDraws: Bool) {
    self.compiler = compiler
    self.body = body
    self.hasDraws = hasDraws
    let together = hasDraws && body.axis >= 0 ? compiler.layout.size.objects : 1
    program = Program(
      axis: body.axis, objects: compiler.axes.count(body.axis), hasDraws: hasDraws, together: together)
    let members = Set(body.values)
    self.members = members
    links = Links(body.values, compiler.table) { value, reader in
      members.contains(value) && compiler.layout.storages[value] == nil
        && compiler.table[value].axes.draw == compiler.table[reader].axes.draw
        && compiler.table[value].axes.hasObject == compiler.table[reader].axes.hasObject
    }
    // A step of a chain reads what it needs when the chain is done.
    var done: [Int: Int] = [:]
    for (place, value) in body.values.enumerated().reversed() {
      var end = links.next[value].flatMap { done[$0] } ?? place
      done[value] = end
      // What a choice is read as stays as long as the choice is read.
      if isChoice(value) { end = max(end, lastUse[value] ?? end) }
      for input in compiler.table[value].inputs { lastUse[input] = max(lastUse[input] ?? 0, end) }
    }
    for (value, place) in lastUse where members.contains(value) { ends[place, default: []].append(value) }
  }

  var table: ValueTable { compiler.table }

  /// Adds the instructions of a value.
  mutating func write(_ value: Int) {
    if links.next[value] == nil { emit(value) }
    for ended in ends[position] ?? [] { leave(ended) }
    // A value that only a later program reads, or none, needs no register.
    if lastUse[value] == nil { leave(value) }
    position += 1
  }

  private mutating func leave(_ value: Int) {
    if let register = registerOf.removeValue(forKey: value), !moved.contains(register) { free.append(register) }
  }

  /// Whether a value is one side of a selection for all lanes, so that it can be read where that side lies.
  func isChoice(_ value: Int) -> Bool {
    guard case .select = table[value].kind, hasDraws, compiler.layout.storages[value] == nil else { return false }
    return spread(table[value].inputs[0]) == .single && spread(value) == .lanes
  }

  // MARK: Places

  /// How a value lies along the lanes.
  func spread(_ value: Int) -> Spread {
    let own = table[value].axes
    if !hasDraws { return body.axis >= 0 && !own.hasObject ? .single : .lanes }
    if program.together == 1 { return own.draw ? .lanes : .single }
    if own.hasObject { return .lanes }
    return own.draw ? .draws : .single
  }

  /// Where a value is read.
  mutating func read(_ value: Int) -> Operand {
    Operand(place: readPlace(value), spread: spread(value))
  }

  private mutating func readPlace(_ value: Int) -> Int32 {
    if case .constant(let bits) = table[value].kind { return constant(bits) }
    if let register = registerOf[value] { return register }
    if members.contains(value), let view = viewPlace(value) { return view }
    return rulePlace(RuleKey(value: value, sort: 0)) { compiler in compiler.rule(value) }
  }

  /// Where a view looks.
  mutating func viewed(_ value: Int) -> Operand {
    Operand(place: viewPlace(value) ?? constant(Double.nan.bitPattern), spread: spread(value))
  }

  mutating func constant(_ bits: UInt64) -> Int32 {
    if let known = constantPlaces[bits] { return known }
    let place = Self.constantBase + Int32(program.constants.count)
    program.constants.append(Double(bitPattern: bits))
    constantPlaces[bits] = place
    return place
  }

  mutating func rulePlace(_ key: RuleKey, _ rule: (Compiler) -> AddressRule?) -> Int32 {
    if let known = rulePlaces[key] { return known }
    guard let rule = rule(compiler) else { return constant(Double.nan.bitPattern) }
    let place = Self.ruleBase + Int32(program.rules.count)
    program.rules.append(rule)
    rulePlaces[key] = place
    return place
  }

  /// The place of a value that only looks at another's storage: an earlier month, another row.
  private mutating func viewPlace(_ value: Int) -> Int32? {
    guard let lookup = table[value].lookup, isView(value) else { return nil }
    let source = table[value].inputs[0]
    if case .constant(let bits) = table[source].kind { return constant(bits) }
    let rowPlace = lookup.row.map { read($0).place }
    let hasRows = lookup.row.map { program.together > 1 && table[$0].axes.hasObject } ?? false
    return rulePlace(RuleKey(value: value, sort: 1)) { compiler in
      guard var rule = compiler.rule(source) else { return nil }
      rule.shift = lookup.months
      if let rowPlace {
        rule.row = rowPlace
        rule.rowLimit = lookup.rows
        rule.rowStride = rule.objectStride
        rule.objectStride = 0
        rule.innerStride = 0
        rule.hasRows = hasRows
      }
      if let row = lookup.fixedRow {
        rule.offset += row * rule.objectStride
        rule.objectStride = 0
        rule.innerStride = 0
      }
      return rule
    }
  }

  /// Whether a value is read where it lies, without an instruction: another month or row that is the same for all lanes.
  func isView(_ value: Int) -> Bool {
    guard let lookup = table[value].lookup else { return false }
    guard let row = lookup.row else { return true }
    if case .constant = table[table[value].inputs[0]].kind { return false }
    return hasDraws && !table[row].axes.draw
  }

  /// Where a value is written: its storage, or a register.
  mutating func target(_ value: Int) -> Int32 {
    if compiler.layout.storages[value] != nil {
      return rulePlace(RuleKey(value: value, sort: 0)) { compiler in
        var rule = compiler.rule(value)
        rule?.reads = false
        rule?.writes = true
        return rule
      }
    }
    let register = free.popLast() ?? newRegister()
    registerOf[value] = register
    return register
  }

  private mutating func newRegister() -> Int32 {
    program.registers += 1
    return Int32(program.registers - 1)
  }

  /// Where a choice is read, and its own room.
  mutating func choiceTarget(_ value: Int) -> (target: Int32, room: Int32) {
    let (target, room) = (newRegister(), newRegister())
    moved.insert(target)
    registerOf[value] = target
    return (target, room)
  }

  // MARK: The end

  /// The program with final places.
  func finished() -> Program {
    var result = program
    let registers = Int32(program.registers)
    let constants = Int32(program.constants.count)
    func settled(_ place: Int32) -> Int32 {
      if place >= Self.ruleBase { return registers + constants + place - Self.ruleBase }
      if place >= Self.constantBase { return registers + place - Self.constantBase }
      return place
    }
    func settled(_ operand: Operand) -> Operand { Operand(place: settled(operand.place), spread: operand.spread) }
    result.instructions = program.instructions.map { instruction in
      var done = instruction
      done.target = settled(instruction.target)
      done.first = settled(instruction.first)
      done.second = settled(instruction.second)
      done.third = settled(instruction.third)
      done.fourth = settled(instruction.fourth)
      return done
    }
    result.rules = program.rules.map { rule in
      var done = rule
      if rule.row >= 0 { done.row = settled(rule.row) }
      return done
    }
    result.calls = program.calls.map { CallDetail(code: $0.code, operands: $0.operands.map(settled)) }
    result.stacks = program.stacks.map { $0.map(settled) }
    result.collects = program.collects.map {
      CollectDetail(
        verb: $0.verb, objectStride: $0.objectStride, rows: $0.rows, counts: settled($0.counts),
        isGrouped: $0.isGrouped,
        rowsHaveDraws: $0.rowsHaveDraws)
    }
    result.folds = program.folds.map {
      FoldDetail(code: $0.code, period: $0.period, rowStride: $0.rowStride, counts: settled($0.counts))
    }
    result.alls = program.alls.map {
      AllObjectsDetail(
        objects: $0.objects, objectStride: $0.objectStride, laneStride: $0.laneStride, group: settled($0.group),
        groupObjectStride: $0.groupObjectStride, groupLaneStride: $0.groupLaneStride, isGrouped: $0.isGrouped,
        rows: $0.rows,
        targetStride: $0.targetStride)
    }
    result.allocations = program.allocations.map { detail in
      func placed(_ part: AllocateDetail.Part) -> AllocateDetail.Part {
        .init(operand: settled(part.operand), objectStride: part.objectStride, laneStride: part.laneStride)
      }
      return AllocateDetail(
        objects: detail.objects, isWhole: detail.isWhole, isMoving: detail.isMoving,
        request: placed(detail.request), rank: placed(detail.rank),
        supply: placed(detail.supply), group: detail.group.map(placed), targetStride: detail.targetStride)
    }
    var seen: Set<NodeID> = []
    result.owners = body.values.map { table[$0].owner }.filter { seen.insert($0).inserted }
    return result
  }
}
