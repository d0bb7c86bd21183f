import Engine
import Model
import Quantities
import Wording

extension Examiner {
  /// A finished column as an answer: a figure, a series over months, or a table over objects.
  func content(
    _ column: Column, _ shown: Shown, axis: Axis?, name: String, mask: [Bool]?, in world: World
  ) -> Answer.Content {
    if let axis, column.objects > 1 || axis.keys.count == 1 {
      return .table(table(column, shown, axis, name, mask, in: world))
    }
    if column.months > 1, shown.type == .date {
      let months = resolver.settings(in: world).time.months.prefix(column.months)
      let rows = months.enumerated().map {
        [Table.Cell.text($1.description), .figure(figure(column, 0, $0, shown, mask))]
      }
      return .table(
        Table(
          columns: [.init(name: Phrase("month"), shown: Shown(.text, .none)), .init(name: name, shown: shown)],
          rows: rows))
    }
    if column.months > 1, shown.type != .text { return .series(series(column, shown, mask, in: world)) }
    return single(column, 0, 0, shown, mask)
  }

  /// One cell of a column as an answer.
  func single(_ column: Column, _ object: Int, _ month: Int, _ shown: Shown, _ mask: [Bool]?) -> Answer.Content {
    if shown.type == .yesNo, column.draws > 1 {
      // A condition without a value does not hold.
      let held = draws(column, object, month, mask).map { $0.isNaN ? 0 : $0 }
      return .event(chance: figure(of: held, Shown(.share, .share)))
    }
    let figure = figure(column, object, month, shown, mask)
    switch shown.type {
    case .quantity, .share, .zero, .unknown: return .quantity(figure)
    case .date: return .month(figure)
    case .text: return .text(resolver.graph.text(figure.mean))
    case .yesNo: return .yesNo(figure.mean.isNaN ? nil : figure.mean == 1)
    }
  }

  /// The draws of one cell, those that a condition leaves out taken away.
  func draws(_ column: Column, _ object: Int, _ month: Int, _ mask: [Bool]?) -> [Double] {
    CellDraws(column: column, mask: mask).draws(object, month)
  }

  func figure(_ column: Column, _ object: Int, _ month: Int, _ shown: Shown, _ mask: [Bool]?) -> Figure {
    figure(of: draws(column, object, month, mask), shown)
  }

  /// A figure from its draws; one draw is a certain figure.
  func figure(of draws: [Double], _ shown: Shown) -> Figure { CellDraws.figure(of: draws, shown) }

  /// The figures of several cells, or of means over their months, found on all threads.
  ///
  /// Of a question that is stopped they have no value; its answer is not given.
  func figures(_ column: Column, _ cells: [CellDraws.Cell], _ shown: Shown, _ mask: [Bool]?) -> [Figure] {
    let draws = CellDraws(column: column, mask: mask)
    do throws(EngineError) {
      return try engine.each(cells.count, isCancelled: isCancelled) {
        CellDraws.figure(of: draws.draws(cells[$0]), shown)
      }
    } catch {
      return cells.map { _ in Figure(shown, .nan) }
    }
  }

  func series(_ column: Column, _ shown: Shown, _ mask: [Bool]?, object: Int = 0, in world: World) -> Series {
    let time = resolver.settings(in: world).time
    let isEvent = shown.type == .yesNo
    let inside = isEvent ? Shown(.share, .share) : shown
    // The share of draws is one figure; that each draw is 0 or 1 is no interval of it.
    func plain(_ figure: Figure) -> Figure { isEvent ? Figure(inside, figure.mean) : figure }
    let months = Array(time.months.prefix(column.months))
    let years = time.years.map { year in (year, months.indices.filter { months[$0].year == year }) }
      .filter { !$0.1.isEmpty }
    let cells =
      (0..<column.months).map { CellDraws.Cell(object: object, months: .one($0)) }
      + years.map { CellDraws.Cell(object: object, months: .mean($0.1)) }
    let found = self.figures(column, cells, inside, mask).map(plain)
    let figures = Array(found.prefix(column.months))
    let means = zip(years, found.dropFirst(column.months)).map { ($0.0, $1) }
    return Series(months: months, figures: figures, years: means, shown: inside)
  }

  /// The mean over some months, draw by draw; months without a value are left out.
  func mean(_ column: Column, _ object: Int, _ months: [Int], _ mask: [Bool]?) -> [Double] {
    CellDraws(column: column, mask: mask).mean(object, months)
  }

  /// The figure of each of some objects: of a series its mean over all months.
  func means(_ column: Column, _ objects: [Int], _ shown: Shown, _ mask: [Bool]?) -> [Figure] {
    let months = Array(0..<column.months)
    let cells = objects.map { CellDraws.Cell(object: min($0, column.objects - 1), months: .mean(months)) }
    return figures(column, cells, shown, mask)
  }

  private func table(
    _ column: Column, _ shown: Shown, _ axis: Axis, _ name: String, _ mask: [Bool]?, in world: World
  ) -> Table {
    var columns = [Table.Column(name: axis.kind, shown: Shown(.text, .none))]
    let time = resolver.settings(in: world).time
    guard column.months > 1 else {
      columns.append(.init(name: name, shown: shown))
      let rows = axis.keys.indices.map { [Table.Cell.text(axis.labels[$0]), cell(column, $0, 0, shown, mask)] }
      return Table(columns: columns, rows: rows)
    }
    // One column a year: the mean over its months.
    let months = time.months
    let years = time.years.map { year in (year, months.indices.filter { months[$0].year == year }) }
    let inside = shown.type == .yesNo ? Shown(.share, .share) : shown
    columns += years.map { .init(name: String($0.0), shown: inside) }
    let cells = axis.keys.indices.flatMap { object in
      years.map { CellDraws.Cell(object: object, months: .mean($0.1)) }
    }
    let found = figures(column, cells, inside, mask)
    let rows = axis.keys.indices.map { object in
      [Table.Cell.text(axis.labels[object])]
        + found[object * years.count..<(object + 1) * years.count].map { Table.Cell.figure($0) }
    }
    return Table(columns: columns, rows: rows)
  }

  func cell(_ column: Column, _ object: Int, _ month: Int, _ shown: Shown, _ mask: [Bool]?) -> Table.Cell {
    switch single(column, object, month, shown, mask) {
    case .quantity(let figure), .month(let figure): .figure(figure)
    case .event(let figure): .event(figure)
    case .yesNo(let isYes): .yesNo(isYes)
    case .text(let text): .text(text)
    case .series, .table, .comparison, .expect, .explanation, .solution, .sweep, .regret, .finding, .chart, .map:
      .text(nil)
    }
  }
}
