import Model
import Quantities
import Questions
import Rendering
import Wording

/// Lays comparisons out: a row for each scenario, with its change from the first.
struct ComparisonView {
  let answers: AnswerView
  let figures: FigureText

  func view(_ comparisons: [Comparison]) -> View {
    if comparisons.count == 1 { return view(comparisons[0]) }
    var wholes: [[Comparison]] = []
    for comparison in comparisons {
      if let place = wholes.firstIndex(where: { $0[0].whole == comparison.whole }) {
        wholes[place].append(comparison)
      } else {
        wholes.append([comparison])
      }
    }
    return .blocks(
      wholes.flatMap { parts -> [View] in
        let grid = parts.count > 1 ? ComparisonGrid(parts, answers: answers, figures: figures) : nil
        if let grid { return [.headline(grid.title), .table(grid.table)] }
        return parts.flatMap { [.headline(Line($0.outcome.text)), view($0)] }
      })
  }

  private func view(_ comparison: Comparison) -> View {
    let all = comparison.cases.compactMap { one -> (name: String, series: Series)? in
      if case .series(let series) = one.value { (one.scenario, series) } else { nil }
    }
    if all.count == comparison.cases.count, Set(all.map(\.series.months)).count == 1 {
      return .series(answers.series(all, figures))
    }
    let isFlat = comparison.cases.allSatisfy { answers.line($0.value, figures) != nil }
    return isFlat ? .table(rows(comparison)) : .blocks(comparison.cases.flatMap(parts))
  }

  private func parts(_ one: Comparison.Case) -> [View] {
    [.headline(Line(one.scenario)), answers.view(.init(name: one.scenario, content: one.value, figures: figures))]
  }

  /// `fast  1 530 Mkr/year (1 290 to 1 790)  +326 (240 to 430), above zero in 100 % of draws`
  private func rows(_ comparison: Comparison) -> TableView {
    let all = comparison.cases.compactMap { one -> Figure? in
      if case .quantity(let figure) = one.value { figure } else { nil }
    }
    let unit = figures.unit(comparison.shown, for: all)
    let rows = comparison.cases.map { one -> [TableView.Cell] in
      let name = TableView.Cell(Line(one.scenario, .name))
      guard case .quantity(let exact) = one.value else {
        return [name, TableView.Cell(answers.line(one.value, figures) ?? Line(""))] + change(one, in: unit)
      }
      let figure = exact.withoutNoise(beside: all)
      let value = TableView.Cell(
        Line(figures.text(figure, in: unit), .value), number: unit.fromBase(figure.mean, in: figures.units),
        interval: figure.interval(in: unit, figures.units))
      return [name, value] + change(one, in: unit)
    }
    let name = unit.text(in: figures.units)
    let shown = name.isEmpty ? "" : " [\(name)]"
    return TableView(
      columns: [
        .init("", documentHeader: localized("scenario")),
        .init("", .decimal, documentHeader: comparison.outcome.text + shown),
        .init("", documentHeader: localized("change") + shown),
      ], rows: rows)
  }

  private func change(_ one: Comparison.Case, in unit: UnitExpression) -> [TableView.Cell] {
    guard let change = one.change else { return [] }
    let figure = change.figure
    let isDate = figure.shown.type == .date
    var text = isDate ? "" : " " + ChangeText(change, figures).figure(in: unit)
    if let spread = figure.spread, spread.p5 < spread.p95, figure.mean.isFinite, !change.isOfChance {
      let share = NumberText.rounded(change.chanceAboveZero * 100, significant: 3)
      text +=
        isDate ? " " + localized("later in \(share) % of draws") : ", " + localized("above zero in \(share) % of draws")
    }
    if let verdict = ChangeText(change, figures).verdict { text += ", " + verdict }
    return [
      TableView.Cell(
        Line(text), number: unit.fromBase(figure.mean, in: figures.units),
        interval: change.isOfChance ? nil : figure.interval(in: unit, figures.units))
    ]
  }
}

/// A change in words.
struct ChangeText {
  private let change: Comparison.Change
  private let figures: FigureText

  init(_ change: Comparison.Change, _ figures: FigureText) {
    self.change = change
    self.figures = figures
  }

  /// `+326 (240 to 430)`; for a chance `+12 percentage points`.
  func figure(in unit: UnitExpression) -> String {
    guard change.isOfChance else { return figures.text(change.figure, in: unit, hidesUnit: true, isChange: true) }
    let points = change.figure.mean * 100
    return localized("\((points > 0 ? "+" : "") + NumberText.rounded(points, significant: 3)) percentage points")
  }

  /// `not told apart at 4 000 draws`, where other draws may well turn the change round.
  var verdict: String? {
    guard let spread = change.figure.spread, change.figure.mean.isFinite, change.figure.mean != 0, !change.isToldApart
    else { return nil }
    let draws = NumberText.rounded(Double(spread.draws - spread.leftOut), significant: 9)
    return localized("not told apart at \(draws) draws")
  }
}

extension Figure {
  /// The figure, or zero where it is only what rounding has left of figures that cancel.
  func withoutNoise(beside others: [Figure]) -> Figure {
    let largest = others.map { abs($0.mean) }.filter(\.isFinite).max() ?? 0
    let ends = [mean, spread?.p5 ?? 0, spread?.p95 ?? 0].map(abs).max() ?? 0
    return ends < largest * 1e-12 ? Figure(shown, 0) : self
  }
}
