extension StatementText {
  static func text(_ solve: SolveText, _ formula: FormulaText) -> String {
    "solve " + FormulaText.flat.path(solve.target) + " so that " + formula.text(solve.figure, at: .range) + " "
      + solve.sign.rawValue + " " + formula.text(solve.wanted, at: .range) + " between "
      + formula.text(solve.low, at: .sum) + " and " + formula.text(solve.high, at: .sum)
      + (solve.step.map { " in steps of " + formula.text($0, at: .sum) } ?? "")
  }

  static func text(_ sweep: SweepText, _ formula: FormulaText) -> String {
    "sweep " + formula.list(sweep.outcomes, separator: formula.indent == nil ? ", " : ",\n  ", behindName: true)
      + " over "
      + sweep.axes.map { axis in
        FormulaText.flat.path(axis.target) + " in "
          + axis.values.map { formula.text($0, at: .sum) }.joined(separator: ", ")
      }.joined(separator: " and ") + (sweep.columns.isEmpty ? "" : " across " + text(sweep.columns))
  }

  static func text(_ regret: RegretText, _ formula: FormulaText) -> String {
    "regret " + regret.best.rawValue + " " + formula.text(regret.outcome) + " across " + text(regret.plans)
      + (regret.states.isEmpty ? "" : " over " + text(regret.states))
  }
}
