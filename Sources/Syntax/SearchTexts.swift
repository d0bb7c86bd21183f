import SourceText

/// `solve rollout.pace so that p95(cost[2030]) <= 900 Mkr/year between 1 and 60 practices/month in steps of 1 practice/month`
package struct SolveText: Sendable {
  package enum Sign: String, Sendable { case same = "==", atMost = "<=", atLeast = ">=" }
  /// What is looked for: anything that a change can set.
  package var target: Path
  /// The figure that is to come to something, and what it is to come to.
  package var figure: Expression
  package var sign: Sign
  package var wanted: Expression
  package var low: Expression
  package var high: Expression
  /// Only the low end and whole steps from it are looked at; none where any amount will do.
  package var step: Expression?
  package init(
    target: Path, figure: Expression, sign: Sign, wanted: Expression, low: Expression, high: Expression,
    step: Expression?
  ) {
    self.target = target
    self.figure = figure
    self.sign = sign
    self.wanted = wanted
    self.low = low
    self.high = high
    self.step = step
  }
}

/// `sweep cost[2030], teams[2030] over rollout.pace in 5, 10, 20 practices/month and grant_share in 40 %, 60 % across …`
package struct SweepText: Sendable {
  /// What is changed, and the formulas it is set to, one after the other.
  package struct Axis: Sendable {
    package var target: Path
    package var values: [Expression]
    package init(target: Path, values: [Expression]) {
      self.target = target
      self.values = values
    }
  }
  package var outcomes: [Expression]
  /// One or two.
  package var axes: [Axis]
  /// Empty where there is but the model as it stands.
  package var columns: [[Name]]
  package init(outcomes: [Expression], axes: [Axis], columns: [[Name]]) {
    self.outcomes = outcomes
    self.axes = axes
    self.columns = columns
  }
}

/// `regret least cost across slow, fast over hard_times, good_times`
package struct RegretText: Sendable {
  /// Whether the least or the most of the outcome is best.
  package enum Best: String, Sendable { case least, most }
  package var best: Best
  package var outcome: Expression
  package var plans: [[Name]]
  /// What may come, as scenarios; empty where each draw is a case of its own.
  package var states: [[Name]]
  package init(best: Best, outcome: Expression, plans: [[Name]], states: [[Name]]) {
    self.best = best
    self.outcome = outcome
    self.plans = plans
    self.states = states
  }
}

extension SolveText {
  /// The ends, the low one with the high one's unit where it has none of its own: `between 1 and 60 practices/month`.
  package var ends: (low: Expression, high: Expression) {
    let completed = SearchUnits.completed([low, high])
    return (completed[0], completed[1])
  }
}

extension SweepText.Axis {
  /// The formulas, bare numbers with the last one's unit: `5, 10, 20 practices/month`.
  package var completed: [Expression] { SearchUnits.completed(values) }
}

private enum SearchUnits {
  static func completed(_ expressions: [Expression]) -> [Expression] {
    guard let last = expressions.last, let unit = unit(of: last) else { return expressions }
    return expressions.map { given($0, unit) }
  }

  private static func unit(of expression: Expression) -> UnitText? {
    if case .unary(.minus, let inner) = expression.kind { return unit(of: inner) }
    if case .number(let literal) = expression.kind { return literal.unit }
    return nil
  }

  private static func given(_ expression: Expression, _ unit: UnitText) -> Expression {
    if case .unary(.minus, let inner) = expression.kind {
      return Expression(.unary(.minus, given(inner, unit)), expression.span)
    }
    guard case .number(var literal) = expression.kind, literal.unit == nil else { return expression }
    literal.unit = unit
    return Expression(.number(literal), expression.span)
  }
}
