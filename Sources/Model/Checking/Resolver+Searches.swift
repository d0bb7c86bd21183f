import Quantities
import SourceText
import Syntax

/// What `solve` looks for, checked.
package struct Search {
  /// The ends and the step as formulas of one certain figure, with the world they are answered in.
  package var low: Expected.Side
  package var high: Expected.Side
  package var step: Expected.Side?
  /// How the amount that is looked for is shown.
  package var type: ValueType
  package var unit: UnitExpression
  /// How the figure is shown.
  package var figureType: ValueType
  package var figureUnit: UnitExpression
}

/// One side of a sweep, checked: its values as changes.
package struct GridAxis {
  package var target: Path
  package var changes: [Change]
  package var type: ValueType
  package var unit: UnitExpression
  /// The value of each, where it is one certain figure.
  package var nodes: [NodeID?]
}

extension Resolver {
  /// A world with further changes on top; nothing, with a message, where one of them leads nowhere.
  package func world(_ world: World, laying changes: [Change]) -> World? {
    guard worlds.count < Limits.worlds else {
      if let change = changes.first { report(Messages.tooManyWorlds(change.target.span)) }
      return nil
    }
    let layered = changes.map { change in
      let span = change.value.span
      let key = "laid|\(ObjectIdentifier(span.source))|\(span.lower)|\(change.target.span.lower)"
      let number = withNumbers[key] ?? model.changeCount + withNumbers.count + 1
      withNumbers[key] = number
      return LayeredChange(change: change, number: number, scenario: nil, sheet: .prompt)
    }
    let count = diagnostics.count
    let changed = self.world(world, adding: layered)
    for change in layered where !target(of: change, in: changed) { return nil }
    drain()
    return diagnostics[count...].contains { $0.severity == .error } ? nil : changed
  }

  /// A change that sets what a path leads to: an amount in base units, written in a unit.
  package func change(_ target: Path, to amount: Double, _ type: ValueType, _ unit: UnitExpression) -> Change {
    let source = SourceText(name: "question", text: text(of: target))
    let span = source.all
    let value: Expression
    if type == .date {
      value = Expression(.month(Month(index: Int(amount))), span)
    } else {
      let number = unit.fromBase(amount, in: model.units)
      var factors = unit.factors.map { UnitText.Factor(Name($0.spelling, span), power: $0.power) }
      if unit.percent { factors.insert(UnitText.Factor(Name("%", span), power: 1), at: 0) }
      let literal = NumberLiteral(
        value: number, digits: "\(number)", unit: factors.isEmpty ? nil : UnitText(factors, span))
      value = Expression(.number(literal), span)
    }
    return Change(target: target, operation: .set, value: value, span: span)
  }

  /// Checks a `solve` question; nothing, with messages, where it is wrong.
  package func search(_ solve: SolveText, in world: World) -> Search? {
    let ends = solve.ends
    guard let (low, lowSide) = oneFigure(ends.low, in: world), let (high, highSide) = oneFigure(ends.high, in: world)
    else { return nil }
    guard let both = unify(low, high), isAmount(both.type) else {
      report(Messages.cannotCompare(low, high, ends.low.span.joined(ends.high.span), self))
      return nil
    }
    var step: Expected.Side?
    if let written = solve.step {
      guard let (value, side) = oneFigure(written, in: world) else { return nil }
      let wanted = both.type == .date ? Value(months.type, months.unit, .constant(0), high.span) : high
      guard unify(wanted, value) != nil else {
        report(Messages.cannotCompare(wanted, value, written.span, self))
        return nil
      }
      step = side
    }
    for end in [ends.low, ends.high] {
      let change = Change(target: solve.target, operation: .set, value: end, span: solve.target.span)
      guard let changed = self.world(world, laying: [change]) else { return nil }
      guard let (figure, _) = oneFigure(solve.figure, in: changed),
        let (wanted, _) = oneFigure(solve.wanted, in: changed)
      else { return nil }
      guard let shown = unify(figure, wanted), isAmount(shown.type) else {
        report(Messages.cannotCompare(figure, wanted, solve.figure.span.joined(solve.wanted.span), self))
        return nil
      }
      if end.span.lower == ends.high.span.lower {
        return Search(
          low: lowSide, high: highSide, step: step, type: both.type, unit: both.unit, figureType: shown.type,
          figureUnit: wanted.type == .zero ? shown.unit : wanted.unit)
      }
    }
    return nil
  }

  private var months: (type: ValueType, unit: UnitExpression) {
    guard let month = model.units[name: "months"] else { return (.number, .none) }
    return (
      .quantity(month.dimension), UnitExpression([.init(unit: month.number, spelling: month.plural, power: 1)])
    )
  }

  private func isAmount(_ type: ValueType) -> Bool {
    switch type {
    case .quantity, .share, .zero, .date: true
    case .text, .yesNo, .unknown: false
    }
  }

  /// A formula that comes to one figure: the same in every draw, month and object.
  package func oneFigure(_ expression: Expression, in world: World) -> (value: Value, side: Expected.Side)? {
    guard let (asked, inner) = ask(expression, in: world) else { return nil }
    guard case .value(let value, let node, _) = asked else {
      report(Messages.needsOneFigure(expression.span, .listing))
      return nil
    }
    if graph[node].axis != nil {
      report(Messages.needsOneFigure(expression.span, .objects))
    } else if variesByMonth(value.operation) {
      report(Messages.needsOneFigure(expression.span, .series))
    } else if isUncertain(value.operation) {
      report(Messages.needsOneFigure(expression.span, .uncertain))
    } else {
      return (value, Expected.Side(node: node, world: inner))
    }
    return nil
  }

  /// Checks a `sweep` question; nothing, with messages, where it is wrong.
  package func grid(_ sweep: SweepText, in world: World) -> [GridAxis]? {
    var axes: [GridAxis] = []
    for axis in sweep.axes {
      let values = axis.completed
      var found = GridAxis(target: axis.target, changes: [], type: .number, unit: .none, nodes: [])
      for (place, value) in values.enumerated() {
        let change = Change(target: axis.target, operation: .set, value: value, span: axis.target.span)
        guard let (asked, _) = ask(value, in: world), let changed = self.world(world, laying: [change]) else {
          return nil
        }
        found.changes.append(change)
        switch asked {
        case .value(let one, let node, _):
          let isOne = graph[node].axis == nil && !variesByMonth(one.operation) && !isUncertain(one.operation)
          // A text, yes or no, and an object go by what is written.
          found.nodes.append(isOne && isAmount(one.type) ? node : nil)
          if place == values.count - 1, isAmount(one.type) { (found.type, found.unit) = (one.type, one.unit) }
        case .object: found.nodes.append(nil)
        case .listing:
          report(Messages.needsOneFigure(value.span, .listing))
          return nil
        }
        if place == 0 { for outcome in sweep.outcomes { guard ask(outcome, in: changed) != nil else { return nil } } }
      }
      axes.append(found)
    }
    if axes.count == 2, text(of: axes[0].target) == text(of: axes[1].target) {
      report(Messages.sweptTwice(axes[1].target))
      return nil
    }
    for names in sweep.columns { guard self.world(world, scenarios: names) != nil else { return nil } }
    return axes
  }

  /// Checks a `regret` question: for each plan the worlds in which it may be followed, one for each state.
  package func plans(_ regret: RegretText, in world: World) -> [[World]]? {
    var all: [[World]] = []
    for plan in regret.plans {
      var worlds: [World] = []
      for state in regret.states.isEmpty ? [[]] : regret.states {
        guard let changed = self.world(world, scenarios: state + plan) else { return nil }
        worlds.append(changed)
      }
      all.append(worlds)
      guard let first = worlds.first, let (asked, _) = ask(regret.outcome, in: first) else { return nil }
      guard case .value(let value, let node, _) = asked, graph[node].axis == nil, !variesByMonth(value.operation),
        value.dimension != nil
      else {
        report(Messages.regretNeedsFigure(regret.outcome.span))
        return nil
      }
    }
    guard all.count > 1 else {
      report(Messages.regretNeedsPlans(regret.plans[0][0].span))
      return nil
    }
    return all
  }
}
