import CKernels
import Model

/// A program with a thread's own registers and addresses, ready to run.
///
/// Everything the instructions touch is behind plain pointers, so that running them counts no references.
final class Frame {
  let program: Program
  let kernels: KernelSet
  let instructions: UnsafeBufferPointer<Instruction>
  let addresses: UnsafeMutablePointer<Lanes>
  /// The reductions over objects that kernels do, which begin with what nothing comes to.
  let reductions: [Instruction]
  let servings: [Serving]
  /// Operations for each lane; a quantile is many.
  let effort: Int
  /// Operations for each draw beside those of the instructions' own lanes.
  let effortOfAllObjects: Int
  private let steps: UnsafeMutablePointer<pht_step>
  private let chance: ChanceSources
  private let places: UnsafeMutablePointer<UnsafeMutablePointer<Double>?>
  private let registers: ColumnMemory
  private let constants: ColumnMemory
  /// Copies of the numbers that are one for all lanes, and of what does not lie side by side.
  private let copies: ColumnMemory
  private let repeated: Set<Int32>
  private let writesBack: Bool
  /// Rules whose address changes with object or month, or whose number is copied.
  private let moving: UnsafeMutablePointer<pht_rule>
  private let movingRules: [Int]
  /// How many of them, at the front, change with the object alone, and those that were turned to last.
  private let steadyRules: Int
  private var objects = 0..<0
  private let firstRule: Int
  private let missing: Lanes

  /// `lanes` is the most draws, or objects without draws, that it will run over; `missing` are that many without a value.
  init(_ program: Program, kernels: KernelSet, streams: [Stream], lanes: Int, missing: Lanes) {
    self.program = program
    self.kernels = kernels
    self.missing = missing
    servings = program.allocations.map { Serving($0, kernels: kernels, lanes: lanes) }
    effort = program.instructions.count + 64 * program.calls.count
    effortOfAllObjects =
      program.alls.reduce(0) { $0 + $1.objects * 16 } + program.allocations.reduce(0) { $0 + $1.objects }
    let count = program.instructions.count
    let copy = UnsafeMutableBufferPointer<Instruction>.allocate(capacity: max(1, count))
    _ = copy.initialize(from: program.instructions)
    instructions = UnsafeBufferPointer(rebasing: copy[..<count])
    steps = .allocate(capacity: max(1, count))
    chance = ChanceSources(program, streams)
    for (number, instruction) in program.instructions.enumerated() {
      (steps + number).initialize(to: pht_step(instruction, in: program))
      steps[number].source = chance.source(of: instruction)
    }
    let steps = steps
    reductions = program.instructions.enumerated().filter {
      $0.element.code == .collect && steps[$0.offset].code != Int32(pht_other.rawValue)
    }.map(\.element)
    // Registers a vector more apart than they are long: columns a page apart would hinder each other.
    let stride = lanes * program.together + 8
    registers = ColumnMemory(count: max(8, program.registers * stride))
    constants = ColumnMemory(count: max(8, program.constants.count * 8))
    addresses = .allocate(capacity: max(1, program.places))
    addresses.initialize(repeating: missing, count: max(1, program.places))
    places = UnsafeMutableRawPointer(addresses).assumingMemoryBound(to: UnsafeMutablePointer<Double>?.self)
    for register in 0..<program.registers { addresses[register] = registers.base + register * stride }
    for (number, value) in program.constants.enumerated() {
      (constants.base + number * 8).update(repeating: value, count: 8)
      addresses[program.registers + number] = constants.base + number * 8
    }
    firstRule = program.registers + program.constants.count
    let firstRule = firstRule
    let repeated = Set(
      program.instructions.indices.filter { steps[$0].code != Int32(pht_other.rawValue) }
        .flatMap { pht_step.repeated(program.instructions[$0]) })
    self.repeated = repeated
    let movingRules = program.rules.indices.filter { number in
      let rule = program.rules[number]
      return rule.objectStride != 0 || rule.monthStride != 0 || rule.row >= 0 || rule.each(in: program) != pht_one
        || repeated.contains(Int32(firstRule + number))
    }
    // What has no draws is finished before anything that has.
    func isSteady(_ number: Int) -> Bool {
      let rule = program.rules[number]
      return program.hasDraws && rule.monthStride == 0 && rule.row < 0 && rule.each(in: program) == pht_one
    }
    let steady = movingRules.filter(isSteady)
    steadyRules = steady.count
    self.movingRules = steady + movingRules.filter { !isSteady($0) }
    let rules = self.movingRules.map { program.rules[$0] }
    copies = ColumnMemory(count: rules.reduce(0) { $0 + $1.copies(in: program) })
    writesBack = rules.contains { $0.each(in: program) != pht_one && $0.writes }
    moving = .allocate(capacity: max(1, movingRules.count))
  }

  deinit {
    instructions.deallocate()
    addresses.deallocate()
    steps.deallocate()
    moving.deallocate()
  }

  /// Turns to a block of draws.
  func begin(columns: [ColumnMemory], block: Lanes, firstDraw: Int) {
    chance.turn.pointee.draw = UInt32(truncatingIfNeeded: firstDraw)
    objects = 0..<0
    for number in program.rules.indices { addresses[firstRule + number] = base(number, columns, block, firstDraw) }
    var room = copies.base
    for (place, number) in movingRules.enumerated() {
      let rule = program.rules[number]
      let each = rule.each(in: program)
      let isCopied = each != pht_one || repeated.contains(Int32(firstRule + number))
      let base = base(number, columns, block, firstDraw)
      (moving + place).initialize(
        to: pht_rule(
          base: base, object_stride: Int64(rule.objectStride), month_stride: Int64(rule.monthStride),
          lead: Int32(rule.lead - rule.shift), ring: Int32(rule.ring), place: Int32(firstRule + number), row: rule.row,
          row_limit: Int64(rule.rowLimit), row_stride: Int64(rule.rowStride), copies: isCopied ? room : nil,
          inner_stride: Int64(rule.innerStride), each: Int32(each.rawValue), reads: rule.reads ? 1 : 0,
          writes: rule.writes ? 1 : 0, address: base))
      room += rule.copies(in: program)
    }
  }

  private func base(_ number: Int, _ columns: [ColumnMemory], _ block: Lanes, _ firstDraw: Int) -> Lanes {
    let rule = program.rules[number]
    let start = rule.memory >= 0 ? columns[rule.memory].base : block
    return start + rule.offset + (rule.followsDraws ? firstDraw : 0)
  }

  /// Turns to an object, or several from it on, and a month, counted from the first.
  func turn(object: Int, objects: Int, month: Int) {
    chance.turn.pointee.object = Int64(object)
    chance.turn.pointee.objects = Int64(objects)
    chance.turn.pointee.month = Int64(month)
    let turned = object..<object + objects
    let steady = turned == self.objects ? steadyRules : 0
    self.objects = turned
    kernels.turn(
      moving + steady, Int64(movingRules.count - steady), places, Int64(object), Int64(objects), Int64(month), missing)
  }

  /// Takes what was computed to where it is kept.
  func leave(objects: Int) {
    if writesBack { kernels.leave(moving, Int64(movingRules.count), Int64(objects)) }
  }

  /// Runs instructions from this one on; returns the first that is left to the executor, or how many there are.
  func run(from first: Int, lanes: Int, month: Int) -> Int {
    Int(kernels.run(steps, Int64(first), Int64(instructions.count), places, Int64(lanes), Int64(month)))
  }
}

extension AddressRule {
  /// What it finds for the objects of a column.
  func each(in program: Program) -> pht_each {
    guard program.together > 1, !isBare else { return pht_one }
    if hasRows { return pht_rows }
    if innerStride == 0 { return pht_one }
    if !hasDraws { return pht_numbers }
    return innerStride == BlockSize.few ? pht_one : pht_columns
  }

  /// Doubles for its copies.
  func copies(in program: Program) -> Int { each(in: program) == pht_one ? 8 : program.together * 8 }
}
