import Engine
import Model
import Quantities
import SourceText
import Syntax
import Wording

/// Answers questions about a checked model.
package final class Examiner {
  package let resolver: Resolver
  package let engine: Engine
  /// The model that questions are asked of: the ground, with the scenario laid on that a branch goes on in.
  package let world: World
  /// What the scenarios behind `across` are laid on: the model, or with scenarios laid on for a whole run.
  package let ground: World
  /// Asked while a run goes on; yes stops it.
  package var isCancelled: @Sendable () -> Bool = { false }
  /// Told often how far a run has come, 0 to 1.
  package var progress: (Double) -> Void = { _ in }
  /// How far the question at hand has come.
  var work = Work()
  /// How many draws to take in place of the model's own number.
  package var drawsWanted: Int?

  /// An examiner of a model, with scenarios laid on for a whole run and one that a branch goes on in, where their names
  /// are given.
  ///
  /// Throws `Diagnostics` where a scenario is not known.
  package init(_ resolver: Resolver, engine: Engine, scenarios: [Name] = [], branch: Name? = nil) throws(Diagnostics) {
    self.resolver = resolver
    self.engine = engine
    let count = resolver.diagnostics.count
    guard let ground = resolver.world(resolver.baseline, scenarios: scenarios),
      let world = branch.map({ resolver.world(ground, scenarios: [$0]) }) ?? ground
    else { throw Diagnostics(Array(resolver.diagnostics[count...])) }
    self.ground = ground
    self.world = world
  }

  /// The answers to a question, one for each expression of a line.
  ///
  /// Throws `Diagnostics` where it cannot be answered.
  package func answers(_ question: Question, at span: Span) throws(Diagnostics) -> [Answer] {
    work = Work()
    let answers = try found(question, at: span)
    // Figures that were not summed up to their end are none.
    if isCancelled() { throw Diagnostics([QuestionMessages.stopped(.cancelled, span, settings(in: world), resolver)]) }
    return answers
  }

  private func found(_ question: Question, at span: Span) throws(Diagnostics) -> [Answer] {
    switch question {
    case .show(let expressions):
      var found: [ShownExpression] = []
      for expression in expressions {
        let (asked, world) = try asked(expression, in: world)
        found.append(ShownExpression(expression: expression, asked: asked, world: world, resolver))
      }
      let together = runTogether(found, at: span)
      var answers: [Answer] = []
      for one in found { answers.append(try show(one, together)) }
      return answers
    case .compare(let outcomes, let columns):
      return [try compare(outcomes, across: columns, text: text(of: question), at: span)]
    case .explain(let expression, let form):
      return [try explain(expression, form, text: text(of: question), at: span)]
    case .chart(let outcomes, let columns):
      return try chart(outcomes, across: columns, text: text(of: question), at: span)
    case .map(let expression): return [try map(expression, text: text(of: question), at: span)]
    case .expect(let condition, let within):
      return [try expect(condition, within, text: text(of: question), at: span)]
    case .solve(let asked): return [try solve(asked, text: text(of: question), at: span)]
    case .sweep(let asked): return [try sweep(asked, text: text(of: question), at: span)]
    case .regret(let asked): return [try regret(asked, text: text(of: question), at: span)]
    case .analysis(let analysis):
      return [try analyse(analysis, text: text(of: question), at: span)]
    }
  }

  /// What an expression asks for in a world, or what is wrong with it.
  func asked(_ expression: Expression, in world: World) throws(Diagnostics) -> (asked: Asked, world: World) {
    let count = resolver.diagnostics.count
    guard let asked = resolver.ask(expression, in: world) else { throw fresh(since: count, expression.span) }
    return asked
  }

  /// The errors found since a count; where they have been told before, a pointer to them.
  func fresh(since count: Int, _ span: Span) -> Diagnostics {
    let found = Array(resolver.diagnostics[count...]).filter { $0.severity == .error }
    if !found.isEmpty { return Diagnostics(found) }
    let earlier = resolver.diagnostics.filter {
      $0.severity == .error && $0.labels.contains { $0.span.source === span.source }
    }
    return Diagnostics(earlier.isEmpty ? [QuestionMessages.cannotAnswer(span)] : earlier)
  }

  /// How the model is run in a world.
  func settings(in world: World) -> Settings {
    var settings = resolver.settings(in: world)
    if let drawsWanted { settings.draws = drawsWanted }
    return settings
  }

  /// Runs what nodes need in a world.
  func run(
    _ nodes: [NodeID], in world: World, at span: Span, under luck: Luck = .own
  ) throws(Diagnostics) -> Results {
    var settings = settings(in: world)
    let all = settings.draws
    settings.draws = luck.draws ?? settings.draws
    settings.seed = luck.seed ?? settings.seed
    return try run(nodes, of: unchanged, settings, ofAll: all, at: span)
  }

  /// Runs what nodes need in a variant of the model, as a part of the work that the question takes.
  func run(_ nodes: [NodeID], of variant: Variant, _ settings: Settings, ofAll draws: Int, at span: Span)
    throws(Diagnostics) -> Results
  {
    let piece = Double(settings.draws) / Double(max(draws, 1))
    do throws(EngineError) {
      let results = try engine.evaluate(
        variant.graph, nodes, settings: settings, correlations: variant.correlations, isCancelled: isCancelled,
        progress: { part in self.progress(self.work.share(part, of: piece)) })
      work.finish(piece)
      return results
    } catch {
      throw Diagnostics([QuestionMessages.stopped(error, span, settings, resolver)])
    }
  }

  /// The streams that `correlate` statements tie.
  package var correlations: [StreamCorrelation] {
    resolver.model.correlations.compactMap { correlation in
      resolver.correlated(correlation).map {
        StreamCorrelation(first: $0.first, second: $0.second, coefficient: $0.coefficient)
      }
    }
  }

  // MARK: Showing

  /// What the figures of a line need, in one run, so that what they share is computed once.
  ///
  /// None where there is but one, or where together they do not fit: then each is run by itself, and tells what is wrong.
  private func runTogether(_ found: [ShownExpression], at span: Span) -> (Set<NodeID>, Results)? {
    let settings = resolver.settings(in: world)
    var nodes: [NodeID] = []
    var count = 0
    for one in found where !one.nodes.isEmpty && resolver.settings(in: one.world) == settings {
      nodes += one.nodes
      count += 1
    }
    guard count > 1, let results = try? run(nodes, in: world, at: span) else { return nil }
    return (Set(nodes), results)
  }

  private func show(
    _ one: ShownExpression, _ together: (nodes: Set<NodeID>, results: Results)?
  ) throws(Diagnostics) -> Answer {
    let (expression, world) = (one.expression, one.world)
    var answer = Answer(statement: text(of: expression), span: expression.span, content: .text(nil))
    switch one.asked {
    case .value(let value, let node, let given):
      let results: Results
      if let together, together.nodes.isSuperset(of: one.nodes) {
        results = together.results
      } else {
        results = try run(one.nodes, in: world, at: expression.span)
      }
      let mask = try mask(given, results, expression.span, &answer.notes)
      answer.content = content(
        results[node], Shown(value.type, value.unit), axis: resolver.graph[node].axis, name: columnName(expression),
        mask: mask, in: world)
      if case .quantity(var figure) = answer.content, figure.spread == nil {
        figure.error = one.error?.error(results)
        if figure.error == nil { figure.error = try error(ofStatistics: one) }
        answer.content = .quantity(figure)
      }
    case .object(let object):
      answer.content = .table(try fields(of: object, in: world, at: expression.span, &answer.notes))
    case .listing(let listing, let given):
      let table = try TableReader(self, listing, given, world).table(&answer.notes)
      answer.content = .table(table)
    }
    answer.notes += leftOut(answer.content) + meaning(of: answer.content)
    return answer
  }

  /// What the column of figures is called: what is reduced, rather than the whole question.
  private func columnName(_ expression: Expression) -> String {
    guard case .pipeline(let source, let steps) = expression.kind, let step = steps.last else {
      return text(of: expression)
    }
    return text(of: source) + ", " + step.verb.text
  }

  /// The draws that a condition after `given` leaves, refused where they are too few to tell anything.
  func mask(_ given: NodeID?, _ results: Results, _ span: Span, _ notes: inout [String]) throws(Diagnostics) -> [Bool]?
  {
    guard let given else { return nil }
    return try mask(results[given], span, &notes)
  }

  /// The draws in which a condition holds.
  func mask(_ column: Column, _ span: Span, _ notes: inout [String]) throws(Diagnostics) -> [Bool] {
    let draws = settings(in: world).draws
    let mask = (0..<draws).map { column[0, 0, $0] == 1 }
    let left = mask.count { $0 }
    guard left >= 100 || (column.draws == 1 && left > 0) else {
      throw Diagnostics([QuestionMessages.tooFewDraws(left, of: draws, span)])
    }
    let counts = [left, draws].map { NumberText.rounded(Double($0)) }
    notes.append(localized("given leaves \(counts[0]) of \(counts[1]) draws"))
    return mask
  }

  /// What a figure stands for where it could be taken for something else.
  private func meaning(of content: Answer.Content) -> [String] {
    switch content {
    case .series(let series) where series.years.count > 1:
      if case .quantity(let dimension) = series.shown.type, dimension.exponent(of: .calendar) < 0 { return [] }
      return [localized("each year stands as the mean of its months")]
    case .quantity(let figure) where figure.mean.isNaN && figure.spread == nil:
      return [localized("no value: a division by zero, or a figure that is not there")]
    case .quantity, .series, .event, .yesNo, .text, .month, .table, .comparison, .expect, .explanation, .solution,
      .sweep, .regret, .finding, .chart, .map:
      return []
    }
  }

  func leftOut(_ content: Answer.Content) -> [String] {
    var most = 0
    var draws = 0
    func see(_ figure: Figure) {
      if let spread = figure.spread, spread.leftOut > most { (most, draws) = (spread.leftOut, spread.draws) }
    }
    switch content {
    case .quantity(let figure), .event(let figure), .month(let figure): see(figure)
    case .series(let series): series.figures.forEach(see)
    case .table(let table):
      for cell in table.rows.joined() {
        if case .figure(let figure) = cell { see(figure) }
      }
    case .chart(let chart):
      switch chart.form {
      case .curves: break
      case .bars(let bars): bars.forEach { see($0.figure) }
      case .histogram(let histogram): histogram.panels.forEach { see($0.figure) }
      }
    case .map(let map): map.places.forEach { place in place.figure.map(see) }
    case .yesNo, .text, .comparison, .expect, .explanation, .solution, .sweep, .regret, .finding: break
    }
    guard most > 0 else { return [] }
    let counts = [most, draws].map { NumberText.rounded(Double($0)) }
    return [localized("\(counts[0]) of \(counts[1]) draws have no value and are left out")]
  }
}

extension Examiner {
  /// How the engine would work out the expressions of a question: lines for a developer.
  package func plan(of question: Question) throws(Diagnostics) -> String {
    let expressions: [Expression] =
      switch question {
      case .show(let all), .compare(let all, _), .chart(let all, _): all
      case .explain(let one, _), .map(let one), .expect(let one, _): [one]
      case .solve(let solve): [solve.figure]
      case .sweep(let sweep): sweep.outcomes
      case .regret(let regret): [regret.outcome]
      case .analysis(let analysis): analysis.expressions
      }
    var nodes: [NodeID] = []
    var place = world
    for expression in expressions {
      let (asked, changed) = try asked(expression, in: world)
      place = changed
      switch asked {
      case .value(_, let node, _): nodes.append(node)
      case .listing(let listing, _):
        nodes += listing.aggregates.map { resolver.aggregate($0, of: listing, group: nil, axis: nil) }
      case .object: break
      }
    }
    let settings = resolver.settings(in: place)
    do throws(EngineError) {
      return try engine.explainPlan(resolver.graph, nodes, settings: settings, correlations: correlations)
    } catch {
      throw Diagnostics([QuestionMessages.stopped(error, expressions[0].span, settings, resolver)])
    }
  }
}
