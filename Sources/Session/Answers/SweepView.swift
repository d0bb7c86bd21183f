import Quantities
import Questions
import Rendering
import Wording

/// Lays sweeps out: those over one thing as one table of all outcomes, those over two as a table each.
struct SweepView {
  let answers: AnswerView
  let figures: FigureText

  func view(_ sweeps: [Sweep]) -> View {
    guard let first = sweeps.first else { return .blocks([]) }
    if first.axes.count == 1 { return .table(list(sweeps)) }
    var views: [View] = []
    for sweep in sweeps {
      let unit = unit(of: sweep).text(in: figures.units)
      var title = Line(sweep.outcome.text, .plain) + Line(unit.isEmpty ? "" : " [\(unit)]", .dim)
      if let scenario = sweep.scenario { title = title + Line(", \(scenario)") }
      title = title + Line("; " + localized("across: \(sweep.axes[1].name)"), .dim)
      views += [.headline(title), .table(cross(sweep))]
    }
    return views.count == 1 ? views[0] : .blocks(views)
  }

  private func unit(of sweep: Sweep) -> UnitExpression {
    figures.unit(sweep.shown, for: sweep.cells.joined().compactMap(Self.figure))
  }

  private static func figure(_ content: Answer.Content) -> Figure? {
    if case .quantity(let figure) = content { figure } else { nil }
  }

  private func cell(_ content: Answer.Content, in unit: UnitExpression) -> TableView.Cell {
    guard case .quantity(let figure) = content else {
      return TableView.Cell(answers.line(content, figures).map { Line($0.text, .value) } ?? Line(""))
    }
    return TableView.Cell(
      Line(figures.text(figure, in: unit, hidesUnit: true), .value),
      number: unit.fromBase(figure.mean, in: figures.units), interval: figure.interval(in: unit, figures.units))
  }

  private func value(_ axis: Sweep.Axis, _ place: Int) -> TableView.Cell {
    guard let figure = axis.values[place].figure else { return TableView.Cell(Line(axis.values[place].text, .name)) }
    if figure.shown.type == .date { return TableView.Cell(Line(figures.month(figure), .name)) }
    let unit = axis.shown.unit
    return TableView.Cell(
      Line(figures.text(figure, in: unit, hidesUnit: true), .name),
      number: unit.fromBase(figure.mean, in: figures.units))
  }

  private func list(_ sweeps: [Sweep]) -> TableView {
    let axis = sweeps[0].axes[0]
    let units = sweeps.map(unit)
    let columns = zip(sweeps, units).map { sweep, unit in
      let name = unit.text(in: figures.units)
      let header = sweep.scenario.map {
        sweeps.allSatisfy { $0.outcome == sweep.outcome } ? $0 : sweep.outcome.text + ", " + $0
      }
      let isDate = sweep.shown.type == .date
      return TableView.Column(
        Line(header ?? sweep.outcome.text), unit: name.isEmpty || isDate ? nil : name, isDate ? .left : .decimal)
    }
    let rows = axis.values.indices.map { place in
      [value(axis, place)]
        + zip(sweeps, units).map { sweep, unit in
          sweep.cells[place].first.map { cell($0, in: unit) } ?? ""
        }
    }
    return TableView(columns: [header(axis)] + columns, rows: rows)
  }

  private func header(_ axis: Sweep.Axis) -> TableView.Column {
    let name = axis.shown.unit.text(in: figures.units)
    return TableView.Column(
      Line(axis.name), unit: name.isEmpty || axis.shown.type == .date ? nil : name,
      axis.values.contains { $0.figure == nil } || axis.shown.type == .date ? .left : .decimal)
  }

  /// Values of the first thing down, of the second across.
  private func cross(_ sweep: Sweep) -> TableView {
    let (down, across) = (sweep.axes[0], sweep.axes[1])
    let unit = unit(of: sweep)
    let name = across.shown.type == .date ? "" : across.shown.unit.text(in: figures.units)
    let columns = across.values.indices.map { place in
      let text = value(across, place).line.text
      let hasUnit = across.values[place].figure != nil && !name.isEmpty
      return TableView.Column(Line(hasUnit ? text + " " + name : text), .decimal)
    }
    let rows = down.values.indices.map { row in [value(down, row)] + sweep.cells[row].map { cell($0, in: unit) } }
    return TableView(columns: [header(down)] + columns, rows: rows)
  }
}
