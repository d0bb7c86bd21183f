import SourceText

/// A question about what an answer rests on, beyond its value.
package enum Analysis: Sendable {
  /// `sensitivity state_cost by nurse_pay, fee_share across baseline, fast`: how far each input moves the answer, or the
  /// difference between two scenarios.
  case sensitivity(Expression, by: [Path], across: [[Name]])
  /// `variance state_cost`: the shares of the variance that each unknown brings, alone and in all.
  case variance(Expression, by: [Path], across: [[Name]])
  /// `flips least state_cost across baseline, fast`: the smallest move of each input that makes another scenario the best.
  case flips(Aim, Expression, by: [Path], across: [[Name]])
  /// `compare state_cost across baseline, fast because`: the difference split over the single changes of a scenario.
  case because([Expression], across: [[Name]])
  /// `assumptions state_cost`: the figures that the answer rests on, and how much of it rests on those without a source.
  case assumptions(Expression)
}

/// Which outcome is preferred.
package enum Aim: String, Sendable, CaseIterable { case most, least }

extension Analysis {
  /// The expressions that are asked about, in order.
  package var expressions: [Expression] {
    switch self {
    case .sensitivity(let one, _, _), .variance(let one, _, _), .flips(_, let one, _, _), .assumptions(let one): [one]
    case .because(let all, _): all
    }
  }

  /// The scenarios that are set against each other; none where there is but the model as it stands.
  package var columns: [[Name]] {
    switch self {
    case .sensitivity(_, _, let columns), .variance(_, _, let columns), .flips(_, _, _, let columns),
      .because(_, let columns):
      columns
    case .assumptions: []
    }
  }

  /// The inputs that are named; none where all are meant.
  package var inputs: [Path] {
    switch self {
    case .sensitivity(_, let inputs, _), .variance(_, let inputs, _), .flips(_, _, let inputs, _): inputs
    case .because, .assumptions: []
    }
  }

  /// The words that the question begins with.
  var head: String {
    switch self {
    case .sensitivity: "sensitivity"
    case .variance: "variance"
    case .flips(let aim, _, _, _): "flips " + aim.rawValue
    case .because: "compare"
    case .assumptions: "assumptions"
    }
  }

  /// What stands behind the expressions.
  private var tail: String {
    var words = ""
    if !inputs.isEmpty { words += " by " + inputs.map { Syntax.text(of: $0) }.joined(separator: ", ") }
    if !columns.isEmpty { words += " across " + StatementText.text(columns) }
    if case .because = self { words += " because" }
    return words
  }

  /// The question on one line, or laid out by a formula's writer where it has one.
  func text(_ formula: FormulaText = .flat) -> String {
    let separator = formula.indent == nil ? ", " : ",\n  "
    let shown = expressions.enumerated().map { text($1, formula, isFirst: $0 == 0) }
    return head + " " + shown.joined(separator: separator) + tail
  }

  /// A pipeline would take the `by` behind it, and a minus would take the word before it, so they stand in brackets.
  private func text(_ expression: Expression, _ formula: FormulaText, isFirst: Bool) -> String {
    if isFirst, FormulaText.flat.text(expression).first == "-" { return formula.text(expression, at: .part) }
    return switch expression.kind {
    case .pipeline, .conditional: formula.text(expression, at: .part)
    case .number, .text, .yesNo, .month, .interval, .modified, .name, .this, .previous, .field, .index, .call, .unary,
      .binary, .construct, .list, .rows, .with, .given, .convert, .starting, .range, .invalid:
      formula.text(expression)
    }
  }
}
