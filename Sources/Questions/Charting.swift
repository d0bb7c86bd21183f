import Engine
import Model
import Quantities
import SourceText
import Syntax
import Wording

extension Examiner {
  /// What an outcome is in one world: a figure, figures by group, or a figure for each month, draw by draw.
  private enum Traced {
    case figure([Double], Shown)
    case groups([(title: String, group: Phrase?, draws: [Double], shown: Shown)])
    case months(Column, row: Int, mask: [Bool]?, Shown)
  }

  /// A scenario that is drawn, or the model as it stands.
  private struct Drawn {
    var name: String?
    var world: World
  }

  /// The charts of outcomes, one each; series of one unit in one chart.
  func chart(_ outcomes: [Expression], across columns: [[Name]], text statement: String, at span: Span)
    throws(Diagnostics) -> [Answer]
  {
    let drawn = try worlds(columns, span)
    let names = drawn.compactMap(\.name)
    var answers: [Answer] = []
    var singles: [(outcome: Expression, draws: [[Double]], shown: Shown)] = []
    for outcome in outcomes {
      var notes: [String] = []
      var traced: [Traced] = []
      for one in drawn { traced.append(try trace(outcome, in: one.world, &notes)) }
      if traced.contains(where: { if case .months = $0 { true } else { false } }) {
        let curves = try self.curves(outcome, traced, drawn)
        try add(curves, names, outcome, notes, to: &answers, statement, span)
      } else if traced.contains(where: { if case .groups = $0 { true } else { false } }) {
        for chart in try bars(outcome, traced, names) {
          answers.append(Answer(statement: statement, span: span, content: .chart(chart), notes: notes))
        }
      } else {
        let draws = traced.map { one -> [Double] in if case .figure(let draws, _) = one { draws } else { [] } }
        guard case .figure(_, let shown)? = traced.first else { continue }
        if draws.allSatisfy({ Self.isSpread($0) }) {
          let chart = try histogram(outcome, draws, shown, names)
          answers.append(
            Answer(statement: statement, span: span, content: .chart(chart), notes: notes + leftOut(.chart(chart))))
        } else {
          guard shown.type != .date else { throw Diagnostics([QuestionMessages.chartOfMonths(outcome.span)]) }
          singles.append((outcome, draws, shown))
        }
      }
    }
    answers += try charts(of: singles, names, statement, span)
    return answers
  }

  private func worlds(_ columns: [[Name]], _ span: Span) throws(Diagnostics) -> [Drawn] {
    var drawn: [Drawn] = []
    for names in columns {
      let count = resolver.diagnostics.count
      guard let changed = resolver.world(ground, scenarios: names) else { throw fresh(since: count, span) }
      drawn.append(Drawn(name: names.map(\.text).joined(separator: " + "), world: changed))
    }
    return drawn.isEmpty ? [Drawn(name: nil, world: world)] : drawn
  }

  private func trace(_ outcome: Expression, in scenario: World, _ notes: inout [String]) throws(Diagnostics) -> Traced {
    let (asked, world) = try asked(outcome, in: scenario)
    switch asked {
    case .object(let object): throw Diagnostics([QuestionMessages.chartObject(object.place.kind, outcome.span)])
    case .listing(let listing, let given):
      guard !listing.aggregates.isEmpty else { throw Diagnostics([list(outcome, listing)]) }
      let strands = try TableReader(self, listing, given, world).strands(&notes)
      return .groups(strands)
    case .value(let value, let node, let given):
      guard value.type != .text else { throw Diagnostics([QuestionMessages.chartText(outcome.span)]) }
      let results = try run([node] + [given].compactMap { $0 }, in: world, at: outcome.span)
      var said: [String] = []
      let mask = try mask(given, results, outcome.span, &said)
      if notes.isEmpty { notes += said }
      let column = results[node]
      let shown = value.type == .yesNo ? Shown(.share, .share) : Shown(value.type, value.unit)
      guard let axis = resolver.graph[node].axis, axis.keys.count > 1 || column.objects > 1 else {
        if column.months > 1 { return .months(column, row: 0, mask: mask, shown) }
        let draws = draws(column, 0, 0, mask)
        // That each draw holds or does not is no interval of its chance.
        guard value.type == .yesNo else { return .figure(draws, shown) }
        let known = draws.filter { !$0.isNaN }
        return .figure([known.isEmpty ? .nan : known.reduce(0, +) / Double(known.count)], shown)
      }
      if column.months > 1 {
        let note = meanNote(world)
        if !notes.contains(note) { notes.append(note) }
      }
      let months = Array(0..<column.months)
      return .groups(
        axis.labels.indices.map { ("", .verbatim(axis.labels[$0]), mean(column, $0, months, mask), shown) })
    }
  }

  /// What to type instead of a list of objects.
  private func list(_ outcome: Expression, _ listing: Listing) -> Diagnostic {
    let fields = resolver.model.kinds[listing.collection.axis.kind]?.fields ?? []
    let figure = fields.first { if case .unit? = $0.declaration { true } else { false } }
    return QuestionMessages.chartList(outcome.span, listing.collection.name, figure?.name.text)
  }

  // MARK: Curves

  private func curves(_ outcome: Expression, _ traced: [Traced], _ drawn: [Drawn]) throws(Diagnostics) -> [Chart.Curve]
  {
    var curves: [Chart.Curve] = []
    for (one, scenario) in zip(traced, drawn) {
      let all = resolver.settings(in: scenario.world).time.months
      switch one {
      case .groups: throw Diagnostics([QuestionMessages.chartMixed(outcome.span)])
      case .figure(let draws, _):
        let point = point(of: draws)
        curves.append(
          .init(outcome: text(of: outcome), scenario: scenario.name, months: all, points: all.map { _ in point }))
      case .months(let column, let row, let mask, let shown):
        guard shown.type != .date else { throw Diagnostics([QuestionMessages.chartOfMonths(outcome.span)]) }
        let isChance = shown.type == .share && shown.unit == .share && column.draws > 1
        let points = (0..<column.months).map { month -> Chart.Point in
          let draws = draws(column, row, month, mask)
          return isChance && draws.allSatisfy { $0 == 0 || $0 == 1 || $0.isNaN }
            ? Chart.Point(mean: point(of: draws).mean) : point(of: draws)
        }
        curves.append(
          .init(
            outcome: text(of: outcome), scenario: scenario.name, months: Array(all.prefix(column.months)),
            points: points))
      }
    }
    guard curves.contains(where: { $0.points.contains { $0.mean.isFinite } }) else {
      throw Diagnostics([QuestionMessages.chartNoValue(outcome.span)])
    }
    guard curves.allSatisfy({ $0.months.count > 1 }) else {
      throw Diagnostics([QuestionMessages.chartOneMonth(outcome.span)])
    }
    return curves
  }

  private func point(of draws: [Double]) -> Chart.Point {
    guard draws.count > 1 else { return Chart.Point(mean: draws.first ?? .nan) }
    var sample = Sample(draws)
    guard sample.count > 0 else { return Chart.Point(mean: .nan) }
    return Chart.Point(mean: sample.mean, quantiles: sample.quantiles([0.05, 0.25, 0.5, 0.75, 0.95]))
  }

  /// Puts curves into the chart of the same unit where there is room, else into one of their own.
  private func add(
    _ curves: [Chart.Curve], _ names: [String], _ outcome: Expression, _ notes: [String], to answers: inout [Answer],
    _ statement: String, _ span: Span
  ) throws(Diagnostics) {
    guard curves.count <= 6 else { throw Diagnostics([QuestionMessages.chartTooMany(curves.count, outcome.span)]) }
    let (asked, _) = try asked(outcome, in: world)
    guard case .value(let value, _, _) = asked else { return }
    let shown = value.type == .yesNo ? Shown(.share, .share) : Shown(value.type, value.unit)
    for index in answers.indices {
      guard case .chart(var chart) = answers[index].content, case .curves(let others) = chart.form,
        chart.shown.type == shown.type, others.count + curves.count <= 6
      else { continue }
      chart.form = .curves(others + curves)
      chart.outcome += ", " + text(of: outcome)
      answers[index].content = .chart(chart)
      answers[index].notes += notes.filter { !answers[index].notes.contains($0) }
      return
    }
    answers.append(
      Answer(
        statement: statement, span: span,
        content: .chart(Chart(outcome: text(of: outcome), shown: shown, scenarios: names, form: .curves(curves))),
        notes: notes))
  }

  // MARK: Bars

  /// A chart for each figure of a group: those of one unit and name stand together.
  private func bars(_ outcome: Expression, _ traced: [Traced], _ names: [String]) throws(Diagnostics) -> [Chart] {
    var charts: [(part: String, shown: Shown, bars: [Chart.Bar])] = []
    for (scenario, one) in traced.enumerated() {
      guard case .groups(let groups) = one else { throw Diagnostics([QuestionMessages.chartMixed(outcome.span)]) }
      let severalParts = Set(groups.map(\.shown.unit.factors.count)).count > 0 && hasSeveralFigures(outcome)
      for group in groups {
        guard group.shown.type != .date, group.shown.type != .text else {
          throw Diagnostics([QuestionMessages.chartOfMonths(outcome.span)])
        }
        let part = severalParts ? group.title : ""
        let names = [severalParts || group.title.isEmpty ? nil : .verbatim(group.title), group.group].compactMap { $0 }
        let label = names.isEmpty ? nil : Phrase.joined(names, by: " · ")
        let bar = Chart.Bar(label: label, scenario: scenario, figure: figure(of: group.draws, group.shown))
        if let place = charts.firstIndex(where: { $0.part == part }) {
          charts[place].bars.append(bar)
        } else {
          charts.append((part, group.shown, [bar]))
        }
      }
    }
    guard charts.contains(where: { $0.bars.contains { $0.figure.mean.isFinite } }) else {
      throw Diagnostics([QuestionMessages.chartNoValue(outcome.span)])
    }
    return try charts.map { chart throws(Diagnostics) -> Chart in
      guard chart.bars.count <= 400 else {
        throw Diagnostics([QuestionMessages.chartTooManyBars(chart.bars.count, outcome.span)])
      }
      let name = chart.part.isEmpty ? text(of: outcome) : chart.part
      return Chart(outcome: name, shown: chart.shown, scenarios: names, form: .bars(chart.bars))
    }
  }

  private func hasSeveralFigures(_ outcome: Expression) -> Bool {
    guard case .pipeline(_, let steps) = outcome.kind else { return false }
    return steps.last.map { $0.arguments.count > 1 } ?? false
  }

  /// Figures beside each other as bars; one certain figure alone is no chart.
  private func charts(
    of singles: [(outcome: Expression, draws: [[Double]], shown: Shown)], _ names: [String], _ statement: String,
    _ span: Span
  ) throws(Diagnostics) -> [Answer] {
    var charts: [(shown: Shown, outcomes: [String], bars: [Chart.Bar], span: Span)] = []
    for single in singles {
      let name = text(of: single.outcome)
      let bars = single.draws.enumerated().map {
        Chart.Bar(label: .verbatim(name), scenario: $0, figure: figure(of: $1, single.shown))
      }
      if let place = charts.firstIndex(where: { $0.shown.type == single.shown.type }) {
        charts[place].bars += bars
        charts[place].outcomes.append(name)
      } else {
        charts.append((single.shown, [name], bars, single.outcome.span))
      }
    }
    return try charts.map { chart throws(Diagnostics) -> Answer in
      guard chart.bars.contains(where: { $0.figure.mean.isFinite }) else {
        throw Diagnostics([QuestionMessages.chartNoValue(chart.span)])
      }
      guard chart.bars.count > 1 else { throw Diagnostics([QuestionMessages.chartCertain(chart.span)]) }
      return Answer(
        statement: statement, span: span,
        content: .chart(
          Chart(
            outcome: chart.outcomes.joined(separator: ", "), shown: chart.shown, scenarios: names,
            form: .bars(chart.bars))))
    }
  }

  // MARK: Histograms

  private static func isSpread(_ draws: [Double]) -> Bool {
    let known = draws.filter(\.isFinite)
    guard let low = known.min(), let high = known.max() else { return false }
    return high - low > 1e-12 * max(abs(low), abs(high))
  }

  private func histogram(_ outcome: Expression, _ draws: [[Double]], _ shown: Shown, _ names: [String])
    throws(Diagnostics) -> Chart
  {
    let figures = draws.map { figure(of: $0, shown) }
    let largest = figures.map { abs($0.mean) }.max() ?? 0
    let unit =
      outcome.asksForUnit || shown.type == .date
      ? shown.unit : resolver.model.units.rescaled(shown.unit, for: largest)
    let amounts = draws.map { draws in
      draws.filter(\.isFinite).map {
        shown.type == .date ? $0.rounded(.down) : unit.fromBase($0, in: resolver.model.units)
      }
    }
    let bins = Bins(amounts)
    let panels = figures.indices.map { index in
      (
        name: names.isEmpty ? text(of: outcome) : names[index], figure: figures[index],
        shares: bins.shares(amounts[index])
      )
    }
    return Chart(
      outcome: text(of: outcome), shown: shown, scenarios: names,
      form: .histogram(.init(low: bins.low, step: bins.step, unit: unit, panels: panels)))
  }
}

extension Expression {
  /// Whether the answer is asked for in a unit of its own.
  var asksForUnit: Bool {
    switch kind {
    case .convert: true
    case .with(let inner, _), .given(let inner, _): inner.asksForUnit
    case .number, .text, .yesNo, .month, .interval, .modified, .name, .this, .previous, .field, .index, .call, .unary,
      .binary, .conditional, .construct, .list, .rows, .pipeline, .starting, .range, .invalid:
      false
    }
  }
}
