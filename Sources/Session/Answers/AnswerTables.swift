import Model
import Quantities
import Questions
import Rendering

extension AnswerView {
  /// Series of the same months: by year, or by month where there is but one year.
  func series(_ all: [(name: String, series: Series)], _ figures: FigureText) -> SeriesView {
    guard let first = all.first?.series else { return SeriesView(labels: [], curves: []) }
    let byMonth = first.years.count < 2
    let labels = byMonth ? first.months.map(\.description) : first.years.map { String($0.year) }
    let curves = all.map { name, series -> SeriesView.Curve in
      let shown = byMonth ? series.figures : series.years.map(\.figure)
      let unit = figures.unit(series.shown, for: shown)
      let amount = { (x: Double) in figures.shown(x, in: unit) }
      let spreads = shown.map(\.spread)
      let isUncertain = spreads.contains { $0.map { $0.p5 < $0.p95 } ?? false }
      let unitName = unit.text(in: figures.units)
      // One curve needs no name but its unit.
      let isAlone = all.count == 1
      return SeriesView.Curve(
        isAlone ? Line(unitName, .dim) : Line(name), unit: unitName.isEmpty || isAlone ? nil : unitName,
        mean: shown.map { amount($0.mean) },
        low: isUncertain ? zip(shown, spreads).map { amount($1?.p5 ?? $0.mean) } : [],
        high: isUncertain ? zip(shown, spreads).map { amount($1?.p95 ?? $0.mean) } : [],
        fine: series.figures.map { amount($0.mean) },
        significant: isUncertain ? 3 : 4)
    }
    return SeriesView(labels: labels, curves: curves)
  }

  func table(_ table: Table, _ figures: FigureText) -> TableView {
    let units = table.columns.indices.map { unit(ofColumn: $0, in: table, figures) }
    let columns = table.columns.indices.map { index -> TableView.Column in
      let name = units[index]?.text(in: self.units) ?? ""
      let isDate = table.columns[index].shown.type == .date
      let isAligned = table.hasFigures(inColumn: index) && !isDate && units[index] != nil
      return TableView.Column(
        Line(table.columns[index].name.text), unit: name.isEmpty || isDate ? nil : name, isAligned ? .decimal : .left)
    }
    let rows = table.rows.map { row in
      row.enumerated().map { index, cell in
        self.cell(cell, in: units.indices.contains(index) ? units[index] : nil, figures)
      }
    }
    return TableView(columns: columns, rows: rows)
  }

  /// The unit that a column is shown in; nothing where each row has a unit of its own, as the fields of an object have.
  private func unit(ofColumn column: Int, in table: Table, _ figures: FigureText) -> UnitExpression? {
    if table.isMixed(column) { return nil }
    let all = table.figures(inColumn: column)
    return all.isEmpty ? table.columns[column].shown.unit : figures.unit(table.columns[column].shown, for: all)
  }

  private func cell(_ cell: Table.Cell, in unit: UnitExpression?, _ figures: FigureText) -> TableView.Cell {
    switch cell {
    case .text(let text): return TableView.Cell(Line(text ?? NumberText.noValue))
    case .name(let name): return TableView.Cell(Line(name.text))
    case .yesNo(let value): return TableView.Cell(Line(figures.yesNo(value), .value))
    case .event(let chance): return TableView.Cell(Line(figures.event(chance), .value), number: chance.mean)
    case .figure(let figure):
      if figure.shown.type == .date { return TableView.Cell(Line(figures.month(figure), .value)) }
      let shown = unit ?? figures.unit(of: figure)
      return TableView.Cell(
        Line(figures.text(figure, in: shown, hidesUnit: unit != nil), .value),
        number: shown.fromBase(figure.mean, in: units),
        interval: figure.interval(in: shown, units))
    }
  }
}

extension Table {
  func figures(inColumn column: Int) -> [Figure] {
    rows.compactMap { row in
      guard row.indices.contains(column), case .figure(let figure) = row[column] else { return nil }
      return figure
    }
  }

  func hasFigures(inColumn column: Int) -> Bool { !figures(inColumn: column).isEmpty }

  /// Whether the rows of a column have units of their own.
  func isMixed(_ column: Int) -> Bool {
    figures(inColumn: column).contains { $0.shown.unit != columns[column].shown.unit }
  }
}
