import Model

/// A program with a thread's own registers and addresses, ready to run.
///
/// Everything the instructions touch is behind plain pointers, so that running them counts no references.
final class Frame {
  let program: Program
  let instructions: UnsafeBufferPointer<Instruction>
  let addresses: UnsafeMutablePointer<Lanes>
  private let registers: ColumnMemory
  private let constants: ColumnMemory
  private let rules: UnsafeMutableBufferPointer<AddressRule>
  private let bases: UnsafeMutablePointer<Lanes>
  /// Rules whose address changes with object or month.
  private let moving: UnsafeMutableBufferPointer<Int32>
  private var movingCount = 0
  private let firstRule: Int
  private let missing: Lanes

  /// `lanes` is the most that it will run over; `missing` are that many lanes without a value.
  init(_ program: Program, lanes: Int, missing: Lanes) {
    self.program = program
    self.missing = missing
    let copy = UnsafeMutableBufferPointer<Instruction>.allocate(capacity: max(1, program.instructions.count))
    _ = copy.initialize(from: program.instructions)
    instructions = UnsafeBufferPointer(rebasing: copy[..<program.instructions.count])
    registers = ColumnMemory(count: max(8, program.registers * lanes))
    constants = ColumnMemory(count: max(8, program.constants.count * 8))
    addresses = .allocate(capacity: max(1, program.places))
    rules = .allocate(capacity: program.rules.count)
    _ = rules.initialize(from: program.rules)
    bases = .allocate(capacity: max(1, program.rules.count))
    moving = .allocate(capacity: max(1, program.rules.count))
    for register in 0..<program.registers { addresses[register] = registers.base + register * lanes }
    for (number, value) in program.constants.enumerated() {
      (constants.base + number * 8).update(repeating: value, count: 8)
      addresses[program.registers + number] = constants.base + number * 8
    }
    firstRule = program.registers + program.constants.count
    for (number, rule) in program.rules.enumerated() {
      if rule.objectStride != 0 || rule.monthStride != 0 || rule.row >= 0 {
        moving[movingCount] = Int32(number)
        movingCount += 1
      }
    }
  }

  deinit {
    instructions.deallocate()
    addresses.deallocate()
    rules.deallocate()
    bases.deallocate()
    moving.deallocate()
  }

  /// Turns to a block of draws.
  func begin(columns: [ColumnMemory], block: Lanes, firstDraw: Int) {
    for number in rules.indices {
      let rule = rules[number]
      let start = rule.memory >= 0 ? columns[rule.memory].base : block
      bases[number] = start + rule.offset + (rule.followsDraws ? firstDraw : 0)
      addresses[firstRule + number] = bases[number]
    }
  }

  /// Turns to an object and a month, counted from the first.
  @inline(__always)
  func turn(object: Int, month: Int) {
    for place in 0..<movingCount {
      let number = Int(moving[place])
      let rule = rules.baseAddress.unsafelyUnwrapped + number
      var slot = month - rule.pointee.shift + rule.pointee.lead
      if rule.pointee.ring > 0 { slot %= rule.pointee.ring }
      let address = bases[number] + (object * rule.pointee.objectStride + slot * rule.pointee.monthStride)
      addresses[firstRule + number] = address
      if rule.pointee.row >= 0 {
        let row = addresses[Int(rule.pointee.row)].pointee
        let isRow = row >= 0 && row < Double(rule.pointee.rowLimit)
        addresses[firstRule + number] = isRow ? address + Int(row) * rule.pointee.rowStride : missing
      }
    }
  }
}
