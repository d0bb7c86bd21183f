import Engine
import Model
import Quantities

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
        Table(columns: [.init(name: "month", shown: Shown(.text, .none)), .init(name: name, shown: shown)], rows: rows))
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
    guard column.draws > 1 else { return [column[object, month, 0]] }
    var values: [Double] = []
    values.reserveCapacity(column.draws)
    for draw in 0..<column.draws where mask?[draw] ?? true { values.append(column[object, month, draw]) }
    return values
  }

  func figure(_ column: Column, _ object: Int, _ month: Int, _ shown: Shown, _ mask: [Bool]?) -> Figure {
    figure(of: draws(column, object, month, mask), shown)
  }

  /// A figure from its draws; one draw is a certain figure.
  func figure(of draws: [Double], _ shown: Shown) -> Figure {
    guard draws.count > 1 else { return Figure(shown, draws.first ?? .nan) }
    // Of many figures with many draws each, those that are left when it is stopped are not summed up.
    if isCancelled() { return Figure(shown, .nan) }
    var sample = Sample(draws)
    guard sample.count > 0 else {
      return Figure(
        shown, .nan,
        .init(draws: draws.count, sd: .nan, p5: .nan, p50: .nan, p95: .nan, meanError: .nan, leftOut: draws.count))
    }
    let points = sample.quantiles([0.05, 0.5, 0.95])
    return Figure(
      shown, sample.mean,
      .init(
        draws: draws.count, sd: sample.count > 1 ? sample.sd : 0, p5: points[0], p50: points[1], p95: points[2],
        meanError: sample.count > 1 ? sample.meanError : 0, leftOut: sample.leftOut))
  }

  func series(_ column: Column, _ shown: Shown, _ mask: [Bool]?, object: Int = 0, in world: World) -> Series {
    let time = resolver.settings(in: world).time
    let isEvent = shown.type == .yesNo
    let inside = isEvent ? Shown(.share, .share) : shown
    // The share of draws is one figure; that each draw is 0 or 1 is no interval of it.
    func plain(_ figure: Figure) -> Figure { isEvent ? Figure(inside, figure.mean) : figure }
    let figures = (0..<column.months).map { plain(figure(column, object, $0, inside, mask)) }
    let months = Array(time.months.prefix(column.months))
    var years: [(Int, Figure)] = []
    for year in time.years {
      let rows = months.indices.filter { months[$0].year == year }
      guard !rows.isEmpty else { continue }
      years.append((year, plain(figure(of: mean(column, object, rows, mask), inside))))
    }
    return Series(months: months, figures: figures, years: years, shown: inside)
  }

  /// The mean over some months, draw by draw; months without a value are left out.
  func mean(_ column: Column, _ object: Int, _ months: [Int], _ mask: [Bool]?) -> [Double] {
    let count = column.draws
    var means: [Double] = []
    for draw in 0..<count where count == 1 || mask?[draw] ?? true {
      var sum = 0.0
      var present = 0.0
      for month in months {
        let value = column[object, month, draw]
        if value.isNaN { continue }
        sum += value
        present += 1
      }
      means.append(present == 0 ? .nan : sum / present)
    }
    return means
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
    let rows = axis.keys.indices.map { object in
      [Table.Cell.text(axis.labels[object])]
        + years.map { Table.Cell.figure(figure(of: mean(column, object, $0.1, mask), inside)) }
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
