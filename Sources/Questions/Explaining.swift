import Engine
import Model
import Quantities
import SourceText
import Syntax

extension Examiner {
  /// The tree from a value down to what is written: formula, value, unit, place and note of each part.
  func explain(_ expression: Expression, _ form: ExplanationForm, text statement: String, at span: Span)
    throws(Diagnostics) -> Answer
  {
    var answer = Answer(statement: statement, span: span, content: .text(nil))
    var views: [ExplainedWorld] = []
    for (name, world) in try explainedWorlds(form, span) {
      views.append(try explained(expression, name, in: world, &answer.notes))
    }
    if let quantile = form.quantile {
      for index in views.indices { try views[index].settle(at: quantile, expression.span, &answer.notes) }
    }
    var tree = ExplanationTree(self, views, deepest: form.depth ?? ExplanationTree.levels)
    var explanation = tree.explanation()
    explanation.isDiagram = form.isDiagram
    if let note = tree.shareNote { answer.notes.append(note) }
    answer.content = .explanation(explanation)
    return answer
  }

  private func explainedWorlds(_ form: ExplanationForm, _ span: Span) throws(Diagnostics) -> [(String?, World)] {
    guard !form.across.isEmpty else { return [(nil, world)] }
    var found: [(String?, World)] = []
    for names in form.across {
      let count = resolver.diagnostics.count
      guard let changed = resolver.world(world, scenarios: names) else { throw fresh(since: count, span) }
      found.append((names.map(\.text).joined(separator: " + "), changed))
    }
    return found
  }

  /// What is asked about in one world, with the columns of all that it rests on.
  private func explained(_ expression: Expression, _ name: String?, in scenario: World, _ notes: inout [String])
    throws(Diagnostics) -> ExplainedWorld
  {
    let (found, world) = try asked(expression, in: scenario)
    guard case .value(_, let asked, let given) = found else {
      throw Diagnostics([QuestionMessages.explainValue(expression.span)])
    }
    var view = ExplainedWorld(name: name, world: world, root: asked)
    view.focus(resolver)
    var order: [NodeID] = []
    var seen: Set<NodeID> = []
    let wiring = Wiring(resolver.graph)
    wiring.collect(view.root, 0, &order, &seen)
    let sources = order.flatMap { wiring.sources(of: $0) }.filter { source in
      guard case .uniform(let uniform) = resolver.graph[source].body else { return false }
      return !uniform.fresh && (resolver.graph[source].axis?.keys.count ?? 1) <= ExplanationTree.mostUnknowns
    }
    let results = try run([asked] + order + sources + [given].compactMap { $0 }, in: world, at: expression.span)
    var said: [String] = []
    view.mask = try mask(given, results, expression.span, &said)
    notes += said.filter { !notes.contains($0) }
    view.results = results
    view.answerDraws = draws(of: view.root, view.row, in: view)
    return view
  }

  /// The draws of a node's value over the months in focus; one where it is certain.
  func draws(of node: NodeID, _ row: Int?, in view: ExplainedWorld) -> [Double] {
    guard let column = view.results?[node] else { return [] }
    let months = view.months ?? Array(0..<column.months)
    return mean(column, row ?? 0, column.months > 1 ? months.filter { $0 < column.months } : [0], view.mask)
  }
}

/// One world in which something is explained: what is asked, and the figures of all that it rests on.
struct ExplainedWorld {
  let name: String?
  let world: World
  /// The node that is explained, and its row where it is of one object.
  private(set) var root: NodeID
  private(set) var row: Int?
  /// The months that were asked about, counted from the first; none for all.
  private(set) var months: [Int]?
  /// `2030` or `2030-06`, where one was asked about.
  private(set) var period: String?
  var results: Results?
  var mask: [Bool]?
  var answerDraws: [Double] = []
  /// The draw that is told, where one is.
  private(set) var draw: Int?

  init(name: String?, world: World, root: NodeID) {
    self.name = name
    self.world = world
    self.root = root
  }

  /// Looks through what only picks an object, a month or a year.
  mutating func focus(_ resolver: Resolver) {
    let axis = resolver.settings(in: world).time.months
    for _ in 0..<4 {
      let operation: Operation
      switch resolver.graph[root].body {
      case .formula(let inner): operation = inner
      case .overTime(.at(let month), let inner):
        operation = inner
        months = axis.indices.filter { axis[$0] == month }
        period = month.description
      case .overTime(.yearMean(let year), let inner):
        operation = inner
        months = axis.indices.filter { axis[$0].year == year }
        period = String(year)
      case .overTime, .data, .stack, .uniform, .aggregate, .statistic, .byPeriod, .rank, .allocate, .abstract: return
      }
      guard resolver.graph[root].isHidden, case .load(let inner, let index) = operation else { return }
      switch index {
      case .single: break
      case .row(let number): row = number
      case .loop, .computed: return
      }
      root = inner
      if !resolver.graph[inner].isHidden { return }
    }
  }

  /// Chooses the draw whose answer lies at a quantile. Throws where the answer is certain.
  mutating func settle(at quantile: Int, _ span: Span, _ notes: inout [String]) throws(Diagnostics) {
    let order = answerDraws.indices.filter { answerDraws[$0].isFinite }.sorted {
      (answerDraws[$0], $0) < (answerDraws[$1], $1)
    }
    guard let first = order.first, let last = order.last, answerDraws[first] < answerDraws[last] else {
      throw Diagnostics([QuestionMessages.explainCertain(span)])
    }
    let rank = min(max((quantile * order.count + 99) / 100 - 1, 0), order.count - 1)
    let place = order[rank]
    // The number among all draws, not only those that a condition leaves.
    draw = mask.map { mask in mask.indices.filter { mask[$0] }[place] } ?? place
    let said =
      "one draw of \(NumberText.rounded(Double(order.count), significant: 9)): the one whose answer is their p\(quantile)"
    if !notes.contains(said) { notes.append(said) }
  }
}
