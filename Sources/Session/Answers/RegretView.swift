import Quantities
import Questions
import Rendering
import Wording

/// Lays regret out: a row for each plan, and which plan comes out best by which measure.
struct RegretView {
  let figures: FigureText

  func view(_ regrets: Regrets) -> View {
    let all = regrets.plans.map(\.outcome) + regrets.plans.map { Figure(regrets.shown, $0.largestRegret) }
    let unit = figures.unit(regrets.shown, for: all)
    let name = unit.text(in: figures.units)
    let unitName = name.isEmpty ? nil : name
    func cell(_ amount: Double, error: Double? = nil) -> TableView.Cell {
      let value = unit.fromBase(amount, in: figures.units)
      let digits =
        error.map { NumberText.significantDigits(of: value, matching: unit.fromBase($0, in: figures.units)) } ?? 4
      let text = amount == 0 ? "0" : NumberText.rounded(value, significant: digits)
      return TableView.Cell(Line(text, .value), number: value)
    }
    let byDraw = regrets.states.isEmpty
    var columns: [TableView.Column] = [.init("", documentHeader: localized("plan"))]
    columns.append(.init(Line(regrets.outcome), unit: unitName, .decimal))
    columns += regrets.states.map { .init(Line(localized("regret in \($0)")), unit: unitName, .decimal) }
    columns.append(.init(Line(localized("mean regret")), unit: unitName, .decimal))
    if byDraw { columns.append(.init(Line(localized("in 9 of 10 at most")), unit: unitName, .decimal)) }
    columns.append(.init(Line(localized("largest")), unit: unitName, .decimal))
    columns.append(.init(Line(localized("best in")), .left))
    let rows = regrets.plans.map { plan -> [TableView.Cell] in
      var row: [TableView.Cell] = [.init(Line(plan.name, .name))]
      row.append(
        .init(
          Line(figures.text(plan.outcome, in: unit, hidesUnit: true), .value),
          number: unit.fromBase(plan.outcome.mean, in: figures.units),
          interval: plan.outcome.interval(in: unit, figures.units)))
      row += plan.byState.map { cell($0.regret) }
      row.append(cell(plan.meanRegret, error: plan.meanError))
      if byDraw { row.append(cell(plan.p90Regret)) }
      row.append(cell(plan.largestRegret))
      row.append(.init(Line(share(plan.bestIn, regrets)), number: plan.bestIn))
      return row
    }
    var verdict = verdict(regrets)
    if let least = regrets.plans.min(by: { $0.meanRegret < $1.meanRegret }), byDraw, least.meanRegret > 0 {
      let worth = cell(least.meanRegret, error: least.meanError).line.text + (name.isEmpty ? "" : " \(name)")
      verdict =
        verdict
        + Line("\n" + localized("to know beforehand which is best would be worth \(worth) on average"))
    }
    return .blocks([.table(TableView(columns: columns, rows: rows)), .paragraph(verdict)])
  }

  private func share(_ share: Double, _ regrets: Regrets) -> String {
    guard regrets.states.isEmpty else {
      return localized("\(Int((share * Double(regrets.stateCount)).rounded())) of \(regrets.stateCount)")
    }
    return NumberText.rounded(share * 100, significant: 3) + " %"
  }

  private func verdict(_ regrets: Regrets) -> Line {
    let (mean, largest, worst) = regrets.chosen
    if mean == largest, largest == worst {
      let sentence = localized(
        "\(Sentence.gap(0)) has the least mean regret, the least largest regret and the best worst case")
      return Sentence(sentence).line([Line(mean, .name)])
    }
    return Line(localized("least mean regret:") + " ") + Line(mean, .name)
      + Line(" · " + localized("least largest regret:") + " ") + Line(largest, .name)
      + Line(" · " + localized("best worst case:") + " ") + Line(worst, .name)
  }
}
