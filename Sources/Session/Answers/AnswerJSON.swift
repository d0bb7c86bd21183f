import Model
import Quantities
import Questions
import Rendering
import SourceText
import Wording

/// Writes answers for machines, as Documentation/answers.md has them: full figures in the unit as written.
package struct AnswerJSON {
  typealias Members = [(name: String, value: JSONValue)]
  let units: UnitTable

  package init(units: UnitTable) { self.units = units }

  /// One object, or one for each outcome of a comparison.
  package func objects(_ answer: Answer) -> [JSONValue] {
    let head: Members = [("line", .number(Double(answer.span.line))), ("statement", .string(answer.statement))]
    let notes: Members = answer.notes.isEmpty ? [] : [("notes", .array(answer.notes.map { .string($0) }))]
    if case .comparison(let comparisons) = answer.content {
      return comparisons.map { .object(head + comparison($0) + notes) }
    }
    if case .sweep(let sweeps) = answer.content { return sweeps.map { .object(head + sweep($0) + notes) } }
    if case .finding(.reasons(let all)) = answer.content { return all.map { .object(head + reasons($0) + notes) } }
    return [.object(head + members(answer.content) + notes)]
  }

  package static func object(_ problem: Diagnostic) -> JSONValue {
    var members: Members = []
    if let span = problem.labels.first?.span {
      members += [("line", .number(Double(span.line))), ("column", .number(Double(span.column)))]
    }
    members += [(problem.severity.rawValue, .string(problem.code)), ("message", .string(problem.message))]
    if let suggestion = problem.suggestion { members.append(("suggestion", .string(suggestion))) }
    return .object(members)
  }

  func members(_ content: Answer.Content) -> Members {
    switch content {
    case .quantity(let figure): return [("answer", .string("quantity"))] + unit(figure.shown) + figures(figure)
    case .series(let series): return [("answer", .string("series"))] + unit(series.shown) + self.series(series)
    case .event(let chance): return [("answer", .string("event")), ("chance", .number(chance.mean))]
    case .yesNo(let value): return [("answer", .string("yes_no")), ("value", value.map { .bool($0) } ?? .null)]
    case .text(let text): return [("answer", .string("text")), ("value", text.map { .string($0) } ?? .null)]
    case .month(let figure): return [("answer", .string("month"))] + months(figure)
    case .table(let table): return [("answer", .string("table"))] + self.table(table)
    case .comparison(let comparisons): return comparisons.first.map(comparison) ?? []
    case .expect(let expectation): return self.expectation(expectation)
    case .explanation(let explanation): return [("answer", .string("explanation"))] + self.explanation(explanation)
    case .solution(let solution): return self.solution(solution)
    case .sweep(let sweeps): return sweeps.first.map(sweep) ?? []
    case .regret(let regrets): return self.regrets(regrets)
    case .finding(let finding): return self.finding(finding)
    case .chart(let chart): return [("answer", .string("chart"))] + self.chart(chart)
    case .map(let map): return [("answer", .string("map"))] + self.map(map)
    }
  }

  /// What programs compare is in English whatever the language.
  func english(_ phrase: Phrase) -> JSONValue { .string(phrase.text(in: .english)) }

  func unit(_ shown: Shown) -> Members {
    let name = shown.unit.text(in: units)
    return name.isEmpty || shown.type == .date ? [] : [("unit", .string(name))]
  }

  func number(_ x: Double, _ shown: Shown) -> JSONValue {
    shown.type == .date ? month(x) : .number(shown.unit.fromBase(x, in: units))
  }

  func month(_ index: Double) -> JSONValue {
    index.isFinite && abs(index) < 1e6 ? .string(Month(index: Int(index.rounded(.down))).description) : .null
  }

  func months(_ figure: Figure) -> Members {
    guard let spread = figure.spread else { return [("value", month(figure.mean))] }
    return [
      ("draws", .number(Double(spread.draws))), ("p5", month(spread.p5)), ("p50", month(spread.p50)),
      ("p95", month(spread.p95)),
    ]
  }

  func figures(_ figure: Figure) -> Members {
    let shown = figure.shown
    guard let spread = figure.spread else {
      return [("value", number(figure.mean, shown))] + (figure.error.map { [("error", number($0, shown))] } ?? [])
    }
    return [
      ("draws", .number(Double(spread.draws))), ("mean", number(figure.mean, shown)), ("sd", number(spread.sd, shown)),
      ("p5", number(spread.p5, shown)), ("p50", number(spread.p50, shown)), ("p95", number(spread.p95, shown)),
      ("mean_error", number(spread.meanError, shown)),
    ]
  }

  /// The mean and the ends of the interval; for a certain figure, the mean alone.
  func short(_ figure: Figure) -> Members {
    guard let spread = figure.spread else { return [("mean", number(figure.mean, figure.shown))] }
    return [
      ("mean", number(figure.mean, figure.shown)), ("p5", number(spread.p5, figure.shown)),
      ("p95", number(spread.p95, figure.shown)),
    ]
  }

  private func series(_ series: Series) -> Members {
    let months: Members = [("months", .array(series.months.map { .string($0.description) }))]
    let all = series.figures
    let column = { (value: (Figure) -> Double) in JSONValue.array(all.map { number(value($0), $0.shown) }) }
    guard all.contains(where: { $0.spread != nil }) else { return months + [("value", column(\.mean))] }
    return months + [
      ("mean", column(\.mean)), ("p5", column { $0.spread?.p5 ?? $0.mean }),
      ("p95", column { $0.spread?.p95 ?? $0.mean }),
    ]
  }

  private func table(_ table: Table) -> Members {
    let columns = table.columns.map { JSONValue.object([("name", english($0.name))] + unit($0.shown)) }
    let mixed = table.columns.indices.map(table.isMixed)
    return [
      ("columns", .array(columns)),
      ("rows", .array(table.rows.map { row in .array(zip(row, mixed).map { cell($0, $1) }) })),
    ]
  }

  /// Where each row of a column has a unit of its own, a cell names it.
  private func cell(_ cell: Table.Cell, _ isMixed: Bool) -> JSONValue {
    switch cell {
    case .text(let text): text.map { .string($0) } ?? .null
    case .name(let name): english(name)
    case .yesNo(let value): value.map { .bool($0) } ?? .null
    case .event(let chance): .object([("chance", .number(chance.mean))])
    case .figure(let figure) where isMixed && figure.shown.type != .date:
      .object(
        unit(figure.shown) + (figure.spread == nil ? [("value", number(figure.mean, figure.shown))] : short(figure)))
    case .figure(let figure): figure.spread == nil ? number(figure.mean, figure.shown) : .object(short(figure))
    }
  }

  private func comparison(_ comparison: Comparison) -> Members {
    let isChance = comparison.cases.contains { if case .event = $0.value { true } else { false } }
    return [("answer", .string("comparison")), ("of", english(comparison.outcome))]
      + (isChance ? [] : unit(comparison.shown)) + [
        ("scenarios", .array(comparison.cases.map(oneCase)))
      ]
  }

  private func oneCase(_ one: Comparison.Case) -> JSONValue {
    var all: Members = [("name", .string(one.scenario))]
    if case .quantity(let figure) = one.value {
      all += short(figure)
    } else {
      all += members(one.value).filter { $0.name != "answer" && $0.name != "unit" }
    }
    if let change = one.change {
      all.append(("change", .object(self.change(change))))
    }
    return .object(all)
  }

  private func change(_ change: Comparison.Change) -> Members {
    let figure = change.figure
    var all: Members
    if change.isOfChance {
      // Chances go from 0 to 1.
      all = [("chance", .number(figure.mean)), ("chance_error", .number(figure.spread?.meanError ?? 0))]
    } else {
      all = short(figure)
      if let spread = figure.spread { all.append(("mean_error", number(spread.meanError, figure.shown))) }
      all.append(("chance_above_zero", .number(change.chanceAboveZero)))
    }
    all.append(("told_apart", .bool(change.isToldApart)))
    return all
  }

  private func expectation(_ check: Expectation) -> Members {
    var all: Members = [("answer", .string("expect")), ("holds", .bool(check.holds))]
    guard !check.holds else { return all }
    if let left = check.left, let right = check.right {
      all += unit(left.shown) + [("left", number(left.mean, left.shown)), ("right", number(right.mean, right.shown))]
    }
    all += [("failures", .number(Double(check.failures))), ("cases", .number(Double(check.cases)))]
    if let place = check.place { all.append(("place", english(place))) }
    return all
  }

  private func explanation(_ part: Explanation) -> Members {
    var all: Members = [("name", .string(part.name))]
    if let formula = part.formula { all.append(("formula", english(formula))) }
    if let value = part.value { all.append(("value", .object(members(value)))) }
    if let place = part.place {
      all += [("file", .string(place.source.name)), ("at", .number(Double(place.line)))]
    }
    if !part.notes.isEmpty { all.append(("notes", .array(part.notes.map { .string($0) }))) }
    if let source = part.source { all.append(("source", english(source))) }
    if let share = part.share, !share.isNoise { all.append(("share_of_spread", .number(min(share.share, 1)))) }
    if !part.cases.isEmpty {
      let unit = part.cases.lazy.compactMap { one -> Shown? in
        if case .quantity(let figure) = one.value { figure.shown } else { nil }
      }.first.map(unit)
      all += (unit ?? []) + [("scenarios", .array(part.cases.map(oneCase)))]
    }
    if let brings = part.brings { all.append(("brings", .object(unit(brings.shown) + short(brings)))) }
    if let own = part.ownChange { all.append(("formula_brings", .object(unit(own.shown) + short(own)))) }
    if !part.changes.isEmpty {
      all.append(
        (
          "changes",
          .array(
            part.changes.map {
              .object([
                ("scenario", .string($0.scenario)), ("was", .string($0.was)), ("now", english($0.now)),
                ("at", .number(Double($0.place.line))),
              ])
            })
        ))
    }
    if part.partsBelow > 0 { all.append(("parts_below", .number(Double(part.partsBelow)))) }
    if part.isDiagram {
      let views = ExplanationView(answers: AnswerView(units: units))
      if case .code(let dot) = views.view(part) { all.append(("dot", .string(dot))) }
    }
    if let scenario = part.scenario { all.append(("scenario", .string(scenario))) }
    if part.isRepeated { all.append(("repeated", .bool(true))) }
    if !part.parts.isEmpty { all.append(("parts", .array(part.parts.map { .object(explanation($0)) }))) }
    return all
  }
}
