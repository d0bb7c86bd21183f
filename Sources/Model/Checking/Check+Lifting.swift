import Quantities
import SourceText
import Syntax

extension Resolver {
  /// The single loop that operations run over, renumbered to 0 for a node of their own, with the node's axis and how
  /// the formula around reads it. Nothing, with a message, where they run over two collections at once.
  func loops(of operations: [Operation], _ span: Span, _ context: Context) -> ([Int: Int], Axis?, Index)? {
    let used = operations.reduce(into: Set<Int>()) { $0.formUnion($1.loops) }
    guard used.count <= 1 else {
      report(Messages.twoLoops(span))
      return nil
    }
    guard let loop = used.first else { return ([:], nil, .single) }
    return ([loop: 0], context.loopAxes[loop] ?? context.column.axis, .loop(loop))
  }

  /// A part of a formula that needs a finished series or finished draws, as a node of its own.
  func lift(
    _ body: Body, _ operations: [Operation], _ type: ValueType, _ unit: UnitExpression, _ span: Span, _ context: Context
  ) -> Value {
    guard let (map, axis, index) = loops(of: operations, span, context) else { return .unknown(span) }
    let remapped: Body =
      switch body {
      case .overTime(let reduction, let operation): .overTime(reduction, operation.remapped(map))
      case .statistic(let statistic, let operation, let at, let given):
        .statistic(statistic, operation.remapped(map), at: at, given: given)
      case .rank(let operation): .rank(operation.remapped(map))
      case .formula, .data, .stack, .uniform, .aggregate, .byPeriod, .allocate, .abstract: body
      }
    let node = graph.add(name: span.text, isHidden: true, type: type, unit: unit, axis: axis, body: remapped)
    return Value(type, unit, .load(node, axis == nil ? .single : index), span)
  }

  /// A statistic over draws.
  func statistic(_ name: String, _ values: [Value], _ span: Span, _ context: Context) -> Value {
    let x = values[0]
    var at = 0.0
    switch name {
    case "p5": at = 0.05
    case "p50": at = 0.5
    case "p95": at = 0.95
    case "quantile", "tail_mean":
      guard values[1].type == .share || values[1].dimension?.isNone == true, let share = values[1].operation.constantValue,
        share >= 0, share < 1 || name == "quantile" && share == 1
      else { return fail(Messages.needsShare(name, values[1], self), span) }
      at = share
    default: break
    }
    if name == "chance" {
      guard x.type == .yesNo else { return fail(Messages.needsCondition("chance", x, self), span) }
      return lift(
        .statistic(.chance, x.operation, at: 0, given: context.given), [x.operation], .share, .share, span, context)
    }
    guard x.dimension != nil || x.type == .date && name != "sd" else { return fail(Messages.needsQuantity(name, x, self), span) }
    let statistic: DrawStatistic =
      switch name {
      case "expected": .expected
      case "sd": .sd
      case "tail_mean": .tailMean
      default: .quantile
      }
    return lift(
      .statistic(statistic, x.operation, at: at, given: context.given), [x.operation],
      x.type == .zero ? .number : x.type, x.unit, span, context)
  }
}
