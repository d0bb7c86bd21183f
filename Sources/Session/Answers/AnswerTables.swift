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
      let amount = { (x: Double) in unit.fromBase(x, in: figures.units) }
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
    let unitOfColumn = table.columns.indices.map { column -> UnitExpression in
      let all = table.rows.compactMap { row -> Figure? in
        guard row.indices.contains(column), case .figure(let figure) = row[column] else { return nil }
        return figure
      }
      return all.isEmpty ? table.columns[column].shown.unit : figures.unit(table.columns[column].shown, for: all)
    }
    let columns = table.columns.indices.map { index -> TableView.Column in
      let name = unitOfColumn[index].text(in: units)
      let hasFigures = table.rows.contains { row in
        if row.indices.contains(index), case .figure = row[index] { true } else { false }
      }
      let isDate = table.columns[index].shown.type == .date
      return TableView.Column(
        Line(table.columns[index].name), unit: name.isEmpty || isDate ? nil : name,
        hasFigures && !isDate && table.columns[index].shown.type != .text ? .decimal : .left)
    }
    let rows = table.rows.map { row in
      row.enumerated().map { index, cell -> TableView.Cell in
        let unit = unitOfColumn.indices.contains(index) ? unitOfColumn[index] : .none
        // In the table of an object each row is of its own kind.
        if case .figure(let figure) = cell, table.columns[index].shown.type == .text {
          return self.cell(cell, in: figure.shown.unit, figures)
        }
        return self.cell(cell, in: unit, figures)
      }
    }
    return TableView(columns: columns, rows: rows)
  }

  private func cell(_ cell: Table.Cell, in unit: UnitExpression, _ figures: FigureText) -> TableView.Cell {
    switch cell {
    case .text(let text): TableView.Cell(Line(text ?? NumberText.noValue))
    case .yesNo(let value): TableView.Cell(Line(figures.yesNo(value), .value))
    case .event(let chance): TableView.Cell(Line(figures.event(chance), .value), number: chance.mean)
    case .figure(let figure):
      if figure.shown.type == .date {
        TableView.Cell(Line(figures.month(figure), .value))
      } else {
        TableView.Cell(
          Line(figures.text(figure, in: unit, hidesUnit: true), .value), number: unit.fromBase(figure.mean, in: units),
          interval: figure.interval(in: unit, units))
      }
    }
  }
}
