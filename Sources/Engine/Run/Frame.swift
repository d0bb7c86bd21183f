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
  private let steps: UnsafeMutablePointer<pht_step>
  private let chance: ChanceSources
  private let places: UnsafeMutablePointer<UnsafeMutablePointer<Double>?>
  private let registers: ColumnMemory
  private let constants: ColumnMemory
  /// Copies of the numbers that are one for all lanes.
  private let splats: ColumnMemory
  private let repeated: Set<Int32>
  /// Rules whose address changes with object or month, or whose number is copied.
  private let moving: UnsafeMutablePointer<pht_rule>
  private let movingRules: [Int]
  private let firstRule: Int
  private let missing: Lanes

  /// `lanes` is the most that it will run over; `missing` are that many lanes without a value.
  init(_ program: Program, kernels: KernelSet, streams: [Stream], lanes: Int, missing: Lanes) {
    self.program = program
    self.kernels = kernels
    self.missing = missing
    servings = program.allocations.map { Serving($0, kernels: kernels, lanes: lanes) }
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
    let stride = lanes + 8
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
    movingRules = program.rules.indices.filter { number in
      let rule = program.rules[number]
      return rule.objectStride != 0 || rule.monthStride != 0 || rule.row >= 0
        || repeated.contains(Int32(firstRule + number))
    }
    splats = ColumnMemory(count: movingRules.count * 8)
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
    for number in program.rules.indices { addresses[firstRule + number] = base(number, columns, block, firstDraw) }
    for (place, number) in movingRules.enumerated() {
      let rule = program.rules[number]
      (moving + place).initialize(
        to: pht_rule(
          base: base(number, columns, block, firstDraw), object_stride: Int64(rule.objectStride),
          month_stride: Int64(rule.monthStride), lead: Int32(rule.lead - rule.shift), ring: Int32(rule.ring),
          place: Int32(firstRule + number), row: rule.row, row_limit: Int64(rule.rowLimit),
          row_stride: Int64(rule.rowStride),
          splat: repeated.contains(Int32(firstRule + number)) ? splats.base + place * 8 : nil))
    }
  }

  private func base(_ number: Int, _ columns: [ColumnMemory], _ block: Lanes, _ firstDraw: Int) -> Lanes {
    let rule = program.rules[number]
    let start = rule.memory >= 0 ? columns[rule.memory].base : block
    return start + rule.offset + (rule.followsDraws ? firstDraw : 0)
  }

  /// Turns to an object and a month, counted from the first.
  func turn(object: Int, month: Int) {
    chance.turn.pointee.object = Int64(object)
    chance.turn.pointee.month = Int64(month)
    kernels.turn(moving, Int64(movingRules.count), places, Int64(object), Int64(month), missing)
  }

  /// Runs instructions from this one on; returns the first that is left to the executor, or how many there are.
  func run(from first: Int, lanes: Int) -> Int {
    Int(kernels.run(steps, Int64(first), Int64(instructions.count), places, Int64(lanes)))
  }
}
