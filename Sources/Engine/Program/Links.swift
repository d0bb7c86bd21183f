import Model

/// Which values of a body are only a step on the way to another, so that they need no column of their own.
struct Links {
  /// The value that each such one is a step to, by value.
  private(set) var next: [Int: Int] = [:]
  /// The step before, by value.
  private(set) var before: [Int: Int] = [:]
  private var lengths: [Int: Int] = [:]

  /// `mayVanish` tells whether a value is nowhere needed but in this body, where its lanes are those of what reads it.
  init(_ values: [Int], _ table: ValueTable, mayVanish: (_ value: Int, _ reader: Int) -> Bool) {
    var uses: [Int: Int] = [:]
    for value in values {
      for input in table[value].inputs { uses[input, default: 0] += 1 }
    }
    for value in values {
      guard table[value].link != nil else { continue }
      var best: Int?
      for (place, input) in table[value].inputs.enumerated() {
        guard let length = lengths[input], length < Chain.longest, uses[input] == 1, mayVanish(input, value) else {
          continue
        }
        if place == 1 && table[value].link?.reversed == nil { continue }
        if let best, lengths[best, default: 0] >= length { continue }
        best = input
      }
      lengths[value] = 1 + (best.flatMap { lengths[$0] } ?? 0)
      guard let best else { continue }
      next[best] = value
      before[value] = best
    }
  }
}

/// An operation that chains are made of.
struct Link {
  let operation: Chain.Operation
  /// The same with its operands exchanged, where there is such a one.
  let reversed: Chain.Operation?
}

extension Value {
  /// The operation of a chain that it is; a negation is a product with −1 and a denial a difference from 1.
  var link: Link? {
    switch kind {
    case .binary(.kernel(.add)): Link(operation: .plus, reversed: .plus)
    case .binary(.kernel(.subtract)): Link(operation: .minus, reversed: .minusReversed)
    case .binary(.kernel(.multiply)): Link(operation: .times, reversed: .times)
    case .binary(.kernel(.divide)): Link(operation: .over, reversed: nil)
    case .binary(.kernel(.maximum)): Link(operation: .maximum, reversed: nil)
    case .binary(.kernel(.minimum)): Link(operation: .minimum, reversed: nil)
    case .unary(.kernel(.negate)): Link(operation: .times, reversed: nil)
    case .unary(.kernel(.not)): Link(operation: .minusReversed, reversed: nil)
    case .constant, .month, .position, .input, .unary, .binary, .select, .call, .uniform, .pick, .gather, .stack,
      .series,
      .seed, .lagged, .laggedPick, .laggedGather, .collect, .collected, .median, .rank, .allocate, .fold, .folded,
      .statistic:
      nil
    }
  }
}

extension ProgramWriter {
  /// Adds the instruction of a chain, from its first step to this value.
  mutating func emitChain(_ value: Int) {
    var path = [value]
    while let before = links.before[path[path.count - 1]] { path.append(before) }
    var operations: [Chain.Operation] = []
    var operands: [Operand] = []
    for step in path.reversed() {
      guard let link = table[step].link else { continue }
      let inputs = table[step].inputs
      let so = links.before[step]
      if inputs.count == 1 {
        // What there is so far comes first in a product, last in a difference from 1.
        let isProduct = link.operation == .times
        let other = Operand(place: constant((isProduct ? -1.0 : 1.0).bitPattern), spread: .single)
        if so != nil {
          operations.append(link.operation)
          operands.append(other)
        } else {
          operations.append(isProduct ? .times : .minus)
          let own = read(inputs[0])
          operands += isProduct ? [own, other] : [other, own]
        }
      } else if so == nil {
        operations.append(link.operation)
        for input in inputs { operands.append(read(input)) }
      } else if so == inputs[0] {
        operations.append(link.operation)
        operands.append(read(inputs[1]))
      } else {
        operations.append(link.reversed ?? link.operation)
        operands.append(read(inputs[0]))
      }
    }
    while operands.count <= Chain.longest { operands.append(operands[0]) }
    let target = target(value)
    program.instructions.append(
      Instruction(
        code: .chain, target: target, first: operands[0], second: operands[1], third: operands[2], fourth: operands[3],
        chain: Chain(operations)))
  }
}
