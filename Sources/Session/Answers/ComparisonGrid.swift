import Model
import Quantities
import Questions
import Rendering
import Wording

/// One outcome by year, object or group: a row for each, the scenarios and their changes side by side.
struct ComparisonGrid {
  private let parts: [Comparison]
  private let figures: FigureText
  private let unit: UnitExpression
  private let isChance: Bool

  /// Nothing where there is more than figures of one unit to show.
  init?(_ parts: [Comparison], answers: AnswerView, figures: FigureText) {
    guard let first = parts.first else { return nil }
    let values = parts.flatMap(\.cases).map(\.value)
    let plain = values.compactMap { if case .quantity(let figure) = $0 { figure } else { nil } }
    let chances = values.compactMap { if case .event(let chance) = $0 { chance } else { nil } }
    guard plain.count == values.count || chances.count == values.count,
      parts.allSatisfy({ $0.shown == first.shown && $0.cases.map(\.scenario) == first.cases.map(\.scenario) }),
      first.shown.type != .date
    else { return nil }
    self.parts = parts
    self.figures = figures
    isChance = plain.count < values.count
    unit = figures.unit(first.shown, for: plain + chances)
  }

  var title: Line {
    let name = unit.text(in: figures.units)
    return Line(parts[0].whole) + Line(name.isEmpty ? "" : " [\(name)]", .dim)
  }

  /// Whether any change is uncertain, so that its sign is a matter of chance.
  private var hasSigns: Bool {
    parts.contains { $0.cases.contains { sign($0.change) != nil } }
  }

  var table: TableView {
    let names = parts[0].cases.map(\.scenario)
    var columns = [TableView.Column("", documentHeader: localized("of"))]
    for (place, name) in names.enumerated() {
      columns.append(.init(Line(name), .decimal))
      guard place > 0 else { continue }
      columns.append(.init(Line(localized("change")), .decimal))
      if hasSigns { columns.append(.init(Line(localized("above zero")))) }
    }
    return TableView(columns: columns, rows: parts.map(row))
  }

  private func row(_ part: Comparison) -> [TableView.Cell] {
    let all = part.cases.compactMap { figure($0.value) }
    var cells = [TableView.Cell(Line(part.part?.text ?? "", .name))]
    for (place, one) in part.cases.enumerated() {
      cells.append(figure(one.value).map { cell($0.withoutNoise(beside: all)) } ?? "")
      guard place > 0 else { continue }
      guard let change = one.change else {
        cells += hasSigns ? ["", ""] : [""]
        continue
      }
      let text = ChangeText(change, figures)
      cells.append(
        TableView.Cell(
          Line(text.figure(in: unit)), number: unit.fromBase(change.figure.mean, in: figures.units),
          interval: change.isOfChance ? nil : change.figure.interval(in: unit, figures.units)))
      if hasSigns { cells.append(TableView.Cell(Line(text.verdict ?? sign(change) ?? "", .dim))) }
    }
    return cells
  }

  private func figure(_ content: Answer.Content) -> Figure? {
    if case .quantity(let figure) = content { return figure }
    if case .event(let chance) = content { return Figure(chance.shown, chance.mean) }
    return nil
  }

  private func cell(_ figure: Figure) -> TableView.Cell {
    TableView.Cell(
      Line(figures.text(figure, in: unit, hidesUnit: true), .value),
      number: unit.fromBase(figure.mean, in: figures.units), interval: figure.interval(in: unit, figures.units))
  }

  /// `71 % of draws`, where the change is uncertain.
  private func sign(_ change: Comparison.Change?) -> String? {
    guard let change, !change.isOfChance, let spread = change.figure.spread, spread.p5 < spread.p95 else { return nil }
    return localized("\(NumberText.rounded(change.chanceAboveZero * 100, significant: 3)) % of draws")
  }
}
