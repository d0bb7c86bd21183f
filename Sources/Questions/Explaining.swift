import Engine
import Model
import Quantities
import SourceText
import Syntax
import Wording

extension Examiner {
  /// The tree from a value down to what is written: formula, value, unit, place and note of each part.
  func explain(_ expression: Expression, _ form: ExplanationForm, text statement: String, at span: Span)
    throws(Diagnostics) -> Answer
  {
    var answer = Answer(statement: statement, span: span, content: .text(nil))
    let levels = min(form.depth ?? ExplanationTree.levels, ExplanationTree.levels)
    var views: [ExplainedWorld] = []
    for (name, world) in try explainedWorlds(form, span) {
      views.append(try explained(expression, name, in: world, levels: levels, &answer.notes))
    }
    if let quantile = form.quantile {
      try views[0].settle(at: quantile, expression.span, &answer.notes)
      // The same luck in every scenario: a change is one of the same draw.
      for index in views.indices.dropFirst() { views[index].settle(as: views[0]) }
    }
    var splits: [Spot: ChangeSplit] = [:]
    if views.count == 2 {
      splits = try ChangeSplitter(self, from: views[0], to: views[1]).splits(levels: levels, at: expression.span)
    }
    var tree = ExplanationTree(self, views, deepest: levels, splits: splits)
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
      guard let changed = resolver.world(ground, scenarios: names) else { throw fresh(since: count, span) }
      found.append((names.map(\.text).joined(separator: " + "), changed))
    }
    return found
  }

  /// What is asked about in one world, with the columns of all that it rests on.
  private func explained(
    _ expression: Expression, _ name: String?, in scenario: World, levels: Int, _ notes: inout [String]
  ) throws(Diagnostics) -> ExplainedWorld {
    let (found, world) = try asked(expression, in: scenario)
    guard case .value(_, let asked, let given) = found else {
      throw Diagnostics([QuestionMessages.explainValue(expression.span)])
    }
    var view = ExplainedWorld(name: name, world: world, root: asked)
    view.focus(resolver)
    let wiring = Wiring(resolver.graph)
    let spots = wiring.spots(from: view.root, levels: levels)
    let sources = spots.flatMap { spot in
      wiring.sources(of: spot.node).map { Spot(node: $0, row: resolver.graph[$0].axis == nil ? nil : spot.row) }
    }.filter { source in
      guard case .uniform(let uniform) = resolver.graph[source.node].body else { return false }
      return !uniform.fresh && (resolver.graph[source.node].axis?.keys.count ?? 1) <= ExplanationTree.mostUnknowns
    }
    try fill(
      &view, spots.filter { resolver.graph[$0.node].axis == nil || $0.row != nil } + sources, given, expression.span)
    var said: [String] = []
    if let given, let column = view.columns[Spot(node: given, row: nil)] {
      view.mask = try mask(column, expression.span, &said)
    }
    notes += said.filter { !notes.contains($0) }
    view.answerDraws = draws(of: view.root, in: view)
    return view
  }

  /// Runs the spots of a world; of a node with a value for each object, only the rows that are told.
  private func fill(_ view: inout ExplainedWorld, _ spots: [Spot], _ given: NodeID?, _ span: Span) throws(Diagnostics) {
    var nodes: [Spot: NodeID] = [:]
    for spot in spots + [given].compactMap({ $0.map { Spot(node: $0, row: nil) } }) where nodes[spot] == nil {
      guard let row = spot.row, resolver.graph[spot.node].axis != nil else {
        nodes[spot] = spot.node
        continue
      }
      let node = resolver.graph[spot.node]
      nodes[spot] = resolver.graph.add(
        name: node.name, isHidden: true, type: node.type, unit: node.unit, axis: nil,
        body: .formula(.load(spot.node, .row(row))))
    }
    let results = try run(Array(Set(nodes.values)).sorted(), in: view.world, at: span)
    for (spot, node) in nodes { view.columns[spot] = results[node] }
  }

  /// The draws of a spot's value over the months in focus; one where it is certain, none where it is not told.
  func draws(of spot: Spot, in view: ExplainedWorld) -> [Double] {
    guard let column = view.columns[spot] else { return [] }
    return mean(column, 0, view.months(of: column), view.mask)
  }
}

/// One world in which something is explained: what is asked, and the figures of all that it rests on.
struct ExplainedWorld {
  let name: String?
  let world: World
  private(set) var root: Spot
  /// The months that were asked about, counted from the first; none for all.
  private(set) var months: [Int]?
  /// `2030` or `2030-06`, where one was asked about.
  private(set) var period: String?
  var columns: [Spot: Column] = [:]
  var mask: [Bool]?
  var answerDraws: [Double] = []
  /// The draw that is told, where one is: its number among all, and among those that a condition keeps.
  private(set) var draw: Int?
  private(set) var drawAmongKept: Int?

  init(name: String?, world: World, root: NodeID) {
    self.name = name
    self.world = world
    self.root = Spot(node: root, row: nil)
  }

  /// The months in focus that a column has.
  func months(of column: Column) -> [Int] {
    column.months == 1 ? [0] : (months ?? Array(0..<column.months)).filter { $0 < column.months }
  }

  /// Looks through what only picks an object, a month or a year.
  mutating func focus(_ resolver: Resolver) {
    let axis = resolver.settings(in: world).time.months
    for _ in 0..<4 {
      let operation: Operation
      switch resolver.graph[root.node].body {
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
      guard resolver.graph[root.node].isHidden, case .load(let inner, let index) = operation else { return }
      switch index {
      case .single: root = Spot(node: inner, row: root.row)
      case .row(let number): root = Spot(node: inner, row: number)
      case .loop, .computed: return
      }
      if !resolver.graph[inner].isHidden { return }
    }
  }

  /// Tells the same draw as another world does.
  mutating func settle(as other: ExplainedWorld) { (draw, drawAmongKept) = (other.draw, other.drawAmongKept) }

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
    drawAmongKept = place
    draw = mask.map { mask in mask.indices.filter { mask[$0] }[place] } ?? place
    let count = NumberText.rounded(Double(order.count), significant: 9)
    let said = localized("one draw of \(count): the one whose answer is their p\(quantile)")
    if !notes.contains(said) { notes.append(said) }
  }
}
