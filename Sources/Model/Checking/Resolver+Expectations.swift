import Quantities
import SourceText
import Syntax

/// A check as a question states it.
package struct Expected {
  /// Both sides of an equality and how near they must be: a share of the right side, or an amount.
  package enum Test {
    case condition(Side)
    case equal(Side, Side, within: Double, isShare: Bool, shown: ValueType, unit: UnitExpression)
    /// Two amounts of which the first must be smaller or larger, the sign as written.
    case ordered(Side, Side, BinaryOperator, shown: ValueType, unit: UnitExpression)
  }
  package var test: Test

  /// A side with the world it is answered in.
  package struct Side {
    package let node: NodeID
    package let world: World
  }
}

extension Resolver {
  /// Checks an `expect` statement; nothing, with messages, where it is wrong.
  package func expectation(_ condition: Expression, _ within: Expression?, in world: World) -> Expected? {
    let count = diagnostics.count
    if case .binary(.equal, let left, let right) = condition.kind,
      let (asked, world1) = ask(left, in: world), case .value(let first, let one, _) = asked,
      let (other, world2) = ask(right, in: world), case .value(let second, let two, _) = other
    {
      guard let both = unify(first, second) else {
        report(Messages.cannotCompare(first, second, condition.span, self))
        return nil
      }
      if first.dimension != nil || first.type == .date {
        guard let (tolerance, isShare) = tolerance(within, both, condition.span, world) else { return nil }
        return Expected(
          test: .equal(
            Expected.Side(node: one, world: world1), Expected.Side(node: two, world: world2), within: tolerance,
            isShare: isShare, shown: both.type, unit: both.unit))
      }
    }
    guard !diagnostics[count...].contains(where: { $0.severity == .error }) else { return nil }
    if within == nil, let test = ordered(condition, in: world) { return Expected(test: test) }
    guard let (asked, inner) = ask(condition, in: world), case .value(let value, let node, _) = asked else {
      return nil
    }
    guard value.type == .yesNo else {
      report(Messages.expectNeedsCondition(value, self))
      return nil
    }
    if let within {
      report(Messages.withinNeedsEquality(within.span))
      return nil
    }
    return Expected(test: .condition(Expected.Side(node: node, world: inner)))
  }

  /// The two sides of a comparison of amounts; nothing where it is something else, or wrong.
  private func ordered(_ condition: Expression, in world: World) -> Expected.Test? {
    guard case .binary(let sign, let left, let right) = condition.kind,
      [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(sign)
    else { return nil }
    guard let (asked, first) = ask(left, in: world), case .value(let one, let low, _) = asked,
      let (other, second) = ask(right, in: world), case .value(let two, let high, _) = other,
      let both = unify(one, two), both.type == .date || one.dimension != nil
    else { return nil }
    return .ordered(
      Expected.Side(node: low, world: first), Expected.Side(node: high, world: second), sign, shown: both.type,
      unit: both.unit)
  }

  private func tolerance(
    _ within: Expression?, _ both: (type: ValueType, unit: UnitExpression), _ span: Span, _ world: World
  ) -> (Double, isShare: Bool)? {
    guard let within else { return (1e-9, true) }
    guard let (asked, _) = ask(within, in: world), case .value(let value, _, _) = asked else { return nil }
    guard let amount = value.operation.constantValue, amount >= 0 else {
      report(Messages.toleranceIsKnown(within.span))
      return nil
    }
    if value.type == .share {
      // Near two shares, `within 1 %` would be read either way: percentage points are meant.
      return (amount, isShare: both.type != .share)
    }
    let right = Value(both.type, both.unit, .constant(0), span)
    guard unify(value, right) != nil else {
      report(Messages.cannotCompare(right, value, within.span, self))
      return nil
    }
    return (amount, isShare: false)
  }
}
