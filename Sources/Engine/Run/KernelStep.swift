import CKernels
import Model

extension pht_step {
  /// The step that does an instruction, or one that leaves it to the executor.
  init(_ instruction: Instruction, in program: Program) {
    self.init()
    let kernel: pht_code =
      switch instruction.code {
      case .absolute: pht_absolute
      case .squareRoot: pht_square_root
      case .exponential: pht_exponential
      case .logarithm: pht_logarithm
      case .round: pht_round
      case .floor: pht_floor
      case .ceiling: pht_ceiling
      case .year: pht_year
      case .monthNumber: pht_month_number
      case .normalQuantile: pht_normal_quantile
      case .logistic: pht_logistic
      case .orZero: pht_or_zero
      case .isPresent: pht_is_present
      case .spread: pht_spread
      case .copy: pht_copy
      case .equal: pht_equal
      case .notEqual: pht_not_equal
      case .less: pht_less
      case .lessOrEqual: pht_less_or_equal
      case .greater: pht_greater
      case .greaterOrEqual: pht_greater_or_equal
      case .and: pht_and
      case .or: pht_or
      case .only: pht_only
      case .least: pht_least
      case .greatest: pht_greatest
      case .select: pht_select
      case .choose: pht_choose
      case .chain: pht_chains
      case .collect: Self.collecting(program.collects[Int(instruction.detail)], hasDraws: program.hasDraws)
      case .uniform: pht_uniform
      case .normal: pht_normal
      case .seed: pht_at_start
      case .power, .call, .gather, .stack, .median, .rank, .allocate, .fold, .month, .position: pht_other
      }
    code = Int32(kernel.rawValue)
    if instruction.code == .chain { code += Int32(instruction.chain.number) }
    target = instruction.target
    let operands = [instruction.first, instruction.second, instruction.third, instruction.fourth]
    sources = (operands[0].place, operands[1].place, operands[2].place, operands[3].place)
    let moving = operands.enumerated().map { place, operand in
      place < Self.count(instruction) ? Int64(operand.spread.mask) : -1
    }
    moves = (moving[0], moving[1], moving[2], moving[3])
    // The objects of a column are all added to the same draws.
    if instruction.code == .collect, program.together > 1 { moves.3 = Int64(Spread.draws.mask) }
  }

  /// The places of an instruction's numbers for all lanes.
  static func repeated(_ instruction: Instruction) -> [Int32] {
    [instruction.first, instruction.second, instruction.third, instruction.fourth].prefix(count(instruction)).filter {
      $0.spread == .single
    }.map(\.place)
  }

  /// How many operands it has.
  private static func count(_ instruction: Instruction) -> Int {
    switch instruction.code {
    case .chain: instruction.chain.length + 1
    case .select, .choose: 3
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .and, .or, .only, .least, .greatest: 2
    case .absolute, .squareRoot, .exponential, .logarithm, .round, .floor, .ceiling, .year, .monthNumber,
      .normalQuantile,
      .logistic, .orZero, .isPresent, .spread, .copy, .collect:
      1
    case .power, .call, .uniform, .normal, .gather, .stack, .seed, .median, .rank, .allocate, .fold, .month, .position:
      0
    }
  }

  /// Draw by draw onto one row.
  private static func collecting(_ detail: CollectDetail, hasDraws: Bool) -> pht_code {
    guard hasDraws, !detail.isGrouped else { return pht_other }
    return kernel(detail.verb)
  }

  static func kernel(_ verb: AggregateVerb) -> pht_code {
    switch verb {
    case .sum: pht_add_present
    case .count: pht_add_yes
    case .min: pht_lower
    case .max: pht_raise
    case .mean, .median: pht_other
    }
  }
}

extension Chain {
  var length: Int { 1 + (operations.1 == nil ? 0 : 1) + (operations.2 == nil ? 0 : 1) }

  /// Its place among the kernels of chains: those of one operation, of two, of three.
  var number: UInt16 {
    let (firsts, laters) = (UInt16(pht_first_operations), UInt16(pht_later_operations))
    let first = UInt16(operations.0.rawValue)
    guard let second = operations.1 else { return first }
    let both = first * laters + UInt16(second.rawValue)
    guard let third = operations.2 else { return firsts + both }
    return firsts + firsts * laters + both * laters + UInt16(third.rawValue)
  }
}
