import Model
import Quantities
import Questions
import Rendering
import Syntax
import Wording

/// Lays answers out for people.
package struct AnswerView {
  let units: UnitTable
  /// Files and lines in explanations; recorded answers leave them out, since a saved file has other lines.
  let showsPlaces: Bool

  package init(units: UnitTable, showsPlaces: Bool = true) {
    self.units = units
    self.showsPlaces = showsPlaces
  }

  /// The answers to one question, side by side where they are several.
  package func view(_ answers: [Answer], to question: Question) -> View {
    let expressions = question.expressions
    let parts = answers.enumerated().map { index, answer in
      Part(
        name: expressions.indices.contains(index) ? text(of: expressions[index]) : answer.statement,
        content: answer.content,
        figures: FigureText(
          units: units, rescales: !(expressions.indices.contains(index) && expressions[index].isConverted)))
    }
    var views = parts.count == 1 ? [view(parts[0])] : beside(parts)
    var said: Set<String> = []
    for note in answers.flatMap(\.notes) where said.insert(note).inserted { views.append(.paragraph(Line(note, .dim))) }
    return views.count == 1 ? views[0] : .blocks(views)
  }

  /// An answer with the name it goes by.
  struct Part {
    let name: String
    let content: Answer.Content
    let figures: FigureText
  }

  func view(_ part: Part) -> View {
    if let line = line(part.content, part.figures) { return .paragraph(line) }
    switch part.content {
    case .quantity, .event, .yesNo, .text, .month: return .blocks([])
    case .series(let series): return .series(self.series([(part.name, series)], part.figures))
    case .table(let table): return .table(self.table(table, part.figures))
    case .comparison(let comparisons): return ComparisonView(answers: self, figures: part.figures).view(comparisons)
    case .expect(let expectation): return .paragraph(self.expectation(expectation, part.figures))
    case .explanation(let explanation): return ExplanationView(answers: self).view(explanation)
    case .solution(let solution): return SolutionView(figures: part.figures).view(solution)
    case .sweep(let sweeps): return SweepView(answers: self, figures: part.figures).view(sweeps)
    case .regret(let regrets): return RegretView(figures: part.figures).view(regrets)
    case .finding(let finding): return FindingView(answers: self, figures: part.figures).view(finding)
    case .chart(let chart): return ChartView(answers: self, figures: part.figures).view(chart)
    case .map(let map): return ChartView(answers: self, figures: part.figures).view(map)
    }
  }

  /// The answer where it is one line.
  func line(_ content: Answer.Content, _ figures: FigureText) -> Line? {
    switch content {
    case .quantity(let figure): Line(figures.text(figure), .value)
    case .event(let chance): Line(figures.event(chance), .value)
    case .yesNo(let value): Line(figures.yesNo(value), .value)
    case .text(let text): Line(text.map { "\"" + $0 + "\"" } ?? NumberText.noValue, .value)
    case .month(let figure): Line(figures.month(figure), .value)
    case .series, .table, .comparison, .expect, .explanation, .solution, .sweep, .regret, .finding, .chart, .map: nil
    }
  }

  /// Short answers in one row; series over the same months in one table; anything else below each other.
  private func beside(_ parts: [Part]) -> [View] {
    let lines = parts.compactMap { line($0.content, $0.figures) }
    if lines.count == parts.count {
      let columns = parts.map { TableView.Column(Line($0.name)) }
      let cells = zip(parts, lines).map { part, line in
        TableView.Cell(line, number: number(part), interval: interval(part))
      }
      return [.table(TableView(columns: columns, rows: [cells]))]
    }
    let all = parts.compactMap { part -> (name: String, series: Series)? in
      if case .series(let series) = part.content { (part.name, series) } else { nil }
    }
    if all.count == parts.count, Set(all.map(\.series.months)).count == 1 {
      return [.series(series(all, parts[0].figures))]
    }
    return parts.flatMap { [.headline(Line($0.name)), view($0)] }
  }

  private func number(_ part: Part) -> Double? {
    guard case .quantity(let figure) = part.content else { return nil }
    return part.figures.unit(of: figure).fromBase(figure.mean, in: units)
  }

  private func interval(_ part: Part) -> ClosedRange<Double>? {
    guard case .quantity(let figure) = part.content else { return nil }
    return figure.interval(in: part.figures.unit(of: figure), units)
  }

  private func expectation(_ expectation: Expectation, _ figures: FigureText) -> Line {
    if expectation.holds { return Line(localized("holds"), .strong) }
    var line = Line(localized("does not hold"), .error)
    if let left = expectation.left, let right = expectation.right {
      let sides = (figures.text(left, in: figures.unit(left)), figures.text(right))
      line = line + Line(": " + localized("the left side is \(sides.0), the right side \(sides.1)"))
    }
    if expectation.cases > 1 {
      let counts = [expectation.failures, expectation.cases].map { NumberText.rounded(Double($0), significant: 9) }
      line = line + Line("; " + localized("fails in \(counts[0]) of \(counts[1]) cases"))
    }
    if let place = expectation.place {
      let said = expectation.left == nil ? localized("first at \(place)") : localized("by most at \(place)")
      line = line + Line(", " + said)
    }
    return line
  }
}

extension FigureText {
  fileprivate func unit(_ figure: Figure) -> UnitExpression { unit(of: figure) }
}

extension Figure {
  /// The 90 % interval in a unit, where the figure is uncertain.
  func interval(in unit: UnitExpression, _ units: UnitTable) -> ClosedRange<Double>? {
    guard let spread, spread.p5 <= spread.p95 else { return nil }
    let ends = [spread.p5, spread.p95].map { unit.fromBase($0, in: units) }
    return min(ends[0], ends[1])...max(ends[0], ends[1])
  }
}

extension Question {
  /// The expressions that are asked about, in order.
  package var expressions: [Expression] {
    switch self {
    case .show(let all), .compare(let all, _), .chart(let all, _): all
    case .explain(let one, _), .map(let one): [one]
    case .expect(let condition, _): [condition]
    case .solve(let solve): [solve.figure]
    case .sweep(let sweep): sweep.outcomes
    case .regret(let regret): [regret.outcome]
    case .analysis(let analysis): analysis.expressions
    }
  }
}

extension Expression {
  /// Whether the answer is asked for in a unit of its own.
  var isConverted: Bool {
    switch kind {
    case .convert: true
    case .with(let inner, _), .given(let inner, _): inner.isConverted
    case .number, .text, .yesNo, .month, .interval, .modified, .name, .this, .previous, .field, .index, .call, .unary,
      .binary, .conditional, .construct, .list, .rows, .pipeline, .starting, .range, .invalid:
      false
    }
  }
}
