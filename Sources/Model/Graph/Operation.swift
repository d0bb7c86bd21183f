/// A node of the formula graph, by its number.
package typealias NodeID = Int

/// How a formula addresses the object of a node that has one value per object.
package indirect enum Index: Sendable {
  /// The node has no object axis.
  case single
  /// The object of a loop: 0 is the loop over the reading node's own objects, 1 that of a pipeline in its formula.
  case loop(Int)
  /// A fixed row of the collection.
  case row(Int)
  /// The row that a formula gives, such as a reference field; no value where it gives none.
  case computed(Operation)
}

/// A checked formula over plain doubles in base units. It varies along objects, months and draws; no value is NaN.
package indirect enum Operation: Sendable {
  case constant(Double)
  case load(NodeID, Index)
  /// The value `months` steps back; before the first month, what the node's `starting` gives.
  case lagged(NodeID, Index, months: Int)
  /// The current month, counted as in `Month.index`.
  case month
  /// The row of a loop's object.
  case position(loop: Int)
  case unary(UnaryKernel, Operation)
  case binary(BinaryKernel, Operation, Operation)
  /// The second where the first is yes, the third where it is no.
  case select(Operation, Operation, Operation)
  /// The quantile function of a distribution: at a uniform draw (first), with its parameters.
  case quantile(Distribution, [Operation])
}

package enum UnaryKernel: String, Sendable, CaseIterable {
  case negate, not, absolute, squareRoot, exponential, logarithm, round, floor, ceiling
  /// Year and number (1 to 12) of a month.
  case year, monthNumber
}

package enum BinaryKernel: String, Sendable, CaseIterable {
  case add, subtract, multiply, divide, power, minimum, maximum
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, and, or
}

/// A family of distributions, by what its parameters are. All amounts in base units.
package enum Distribution: String, Sendable, CaseIterable {
  /// Lognormal by its 5 % and 95 % points.
  case lognormalInterval
  /// Logit-normal by its 5 % and 95 % points.
  case logitNormalInterval
  /// mean, sd
  case normal
  /// mean, sd
  case lognormal
  case uniform
  /// low, mode, high
  case triangular
  case pert
  /// The two shape parameters.
  case beta
  /// mean, sd
  case gamma
  case poisson
  /// n, p
  case binomial
  /// Yes with this chance.
  case happens
  /// A relative risk by its point estimate and 95 % interval: lognormal.
  case ratio
}

extension Operation {
  /// The value where it depends on nothing.
  package var constantValue: Double? {
    if case .constant(let value) = self { return value }
    return nil
  }

  /// What it reads directly: parts of a formula, not nodes.
  package var parts: [Operation] {
    switch self {
    case .load(_, .computed(let row)), .lagged(_, .computed(let row), _): [row]
    case .constant, .month, .position, .load, .lagged: []
    case .unary(_, let part): [part]
    case .binary(_, let left, let right): [left, right]
    case .select(let condition, let yes, let no): [condition, yes, no]
    case .quantile(_, let parts): parts
    }
  }

  /// Calls `visit` on this and every part below it.
  package func walk(_ visit: (Operation) -> Void) {
    visit(self)
    for part in parts { part.walk(visit) }
  }

  /// The loops whose objects it reads.
  package var loops: Set<Int> {
    var found: Set<Int> = []
    walk { operation in
      switch operation {
      case .load(_, .loop(let number)), .lagged(_, .loop(let number), _), .position(let number): found.insert(number)
      case .load, .lagged, .constant, .month, .unary, .binary, .select, .quantile: break
      }
    }
    return found
  }

  /// The same with loops renumbered.
  package func remapped(_ loops: [Int: Int]) -> Operation {
    func moved(_ index: Index) -> Index {
      switch index {
      case .loop(let number): .loop(loops[number] ?? number)
      case .computed(let row): .computed(row.remapped(loops))
      case .single, .row: index
      }
    }
    return switch self {
    case .constant, .month: self
    case .position(let number): .position(loop: loops[number] ?? number)
    case .load(let node, let index): .load(node, moved(index))
    case .lagged(let node, let index, let months): .lagged(node, moved(index), months: months)
    case .unary(let kernel, let part): .unary(kernel, part.remapped(loops))
    case .binary(let kernel, let left, let right): .binary(kernel, left.remapped(loops), right.remapped(loops))
    case .select(let condition, let yes, let no):
      .select(condition.remapped(loops), yes.remapped(loops), no.remapped(loops))
    case .quantile(let distribution, let parts): .quantile(distribution, parts.map { $0.remapped(loops) })
    }
  }
}
