import Engine
import Model
import Quantities
import SourceText
import Syntax

/// Finds the inputs of outcomes, and what is known of each.
struct InputReader {
  let examiner: Examiner
  let world: World
  let span: Span
  private var resolver: Resolver { examiner.resolver }
  private var graph: Graph { resolver.graph }

  init(_ examiner: Examiner, _ outcome: Outcome) {
    self.examiner = examiner
    world = outcome.terms[0].world
    span = outcome.span
  }

  /// The inputs of nodes; where paths are given, those that they name.
  func inputs(below nodes: [NodeID], named paths: [Path]) throws(Diagnostics) -> [Input] {
    var search = InputSearch(resolver)
    let all = search.inputs(below: nodes)
    guard !paths.isEmpty else { return all }
    var picked: [Input] = []
    for path in paths {
      for input in try matches(path, in: all, cone: search.cone) where !picked.contains(where: { $0.key == input.key })
      {
        picked.append(input)
      }
    }
    return picked
  }

  private func matches(_ path: Path, in all: [Input], cone: [NodeID]) throws(Diagnostics) -> [Input] {
    let name = text(of: path)
    let named = all.filter { $0.name == name || $0.name.hasPrefix(name + " (") }
    if !named.isEmpty { return named }
    // A field by its own name is that of all objects that have it.
    if path.parts.isEmpty, resolver.model.definitions[name] == nil {
      let fields = all.filter { $0.path.hasSuffix("." + name) }
      if !fields.isEmpty { return fields }
    }
    let (asked, _) = try examiner.asked(path.expression, in: world)
    guard case .value(_, let node, _) = asked else {
      throw Diagnostics([AnalysisMessages.notBelow(path.span, span, known: all.map(\.title.text))])
    }
    var wanted = node
    while graph[wanted].isHidden, case .formula(.load(let inner, _)) = graph[wanted].body { wanted = inner }
    let held = all.filter { $0.holders.contains(wanted) || isHeld($0, at: graph[wanted].name) }
    if !held.isEmpty { return held }
    var search = InputSearch(resolver)
    let below = search.inputs(below: [wanted])
    throw Diagnostics([
      cone.contains { graph[$0].name == graph[wanted].name && !graph[$0].isHidden }
        ? AnalysisMessages.isWorkedOut(path.span, known: below.map(\.title.text))
        : AnalysisMessages.notBelow(path.span, span, known: all.map(\.title.text))
    ])
  }

  private func isHeld(_ input: Input, at name: String) -> Bool { input.holders.contains { graph[$0].name == name } }

  // MARK: Facts

  /// What is known of inputs, in their order.
  func facts(of wanted: [Input]) throws(Diagnostics) -> [InputFacts] {
    let figures = wanted.compactMap { $0.values.first ?? $0.holders.first }
    let plain = try examiner.run(figures, of: examiner.unchanged, in: world, at: span)
    // Where the ends of an interval are written out, they are what the formula gives at 5 % and 95 %.
    let streams = wanted.flatMap(\.streams)
    let low = try examiner.run(figures, of: examiner.unchanged.holding(streams, at: 0.05), in: world, at: span)
    let high = try examiner.run(figures, of: examiner.unchanged.holding(streams, at: 0.95), in: world, at: span)
    return wanted.map { input in
      guard let node = input.values.first ?? input.holders.first else {
        return InputFacts(
          name: input.name, title: input.title, nature: .certain, value: Figure(Shown(.number, .none), .nan),
          place: input.span, notes: [], source: nil)
      }
      let shown = Shown(graph[node].type, graph[node].type == .yesNo ? .share : graph[node].unit)
      var figure = examiner.figure(of: plain[node].values, shown)
      if input.kind == .certain {
        figure = Figure(shown, examiner.mean(of: plain[node].values))
      } else if figure.spread != nil {
        let ends = [low[node], high[node]]
        if ends.allSatisfy({ $0.draws == 1 && $0.objects == 1 && $0.months == 1 }) {
          figure.spread?.p5 = ends[0].values[0]
          figure.spread?.p95 = ends[1].values[0]
        }
      }
      let notes = input.holders.first.flatMap { graph[$0].origin?.notes } ?? []
      return InputFacts(
        name: input.name, title: input.title, nature: nature(of: input), value: figure, place: input.span,
        notes: notes.filter { InputFacts.source(in: [$0]) == nil }, source: source(of: input))
    }
  }

  private func nature(of input: Input) -> InputFacts.Nature {
    switch input.kind {
    case .unknown: return .unknown
    case .certain: return .certain
    case .ownDraws:
      var owners: [InputFacts.Owner] = []
      for stream in input.streams.prefix(1) {
        guard case .uniform(let source) = graph[stream].body else { continue }
        let kind = String(source.key.prefix { $0 != "." })
        if source.each {
          let known = graph[stream].axis?.kind ?? (resolver.model.kinds[kind] == nil ? nil : kind)
          owners.append(known.map { .kind($0) } ?? .object)
        }
        if source.fresh { owners.append(.month) }
      }
      return .draws(per: owners)
    }
  }

  /// What is said of where a figure is from: beside it, above the object or scenario that it stands in, or in its kind.
  private func source(of input: Input) -> String? {
    guard let holder = input.holders.first else { return nil }
    let node = graph[holder]
    let notes = node.origin?.notes ?? []
    let model = resolver.model
    let root = String(node.name.prefix { $0 != "." && $0 != "[" })
    let field = String(node.name.split(separator: ".").last ?? "")
    var around: [[String]] = []
    if let scenario = node.origin?.scenario { around.append(model.scenarios[scenario]?.notes ?? []) }
    if let definition = model.definitions[root] { around.append(definition.notes) }
    let ofKinds = model.kindOrder.compactMap { model.kinds[$0] }.filter { $0.field(field)?.notes == notes }
    let isOfKind = !ofKinds.isEmpty
    let isWrittenInKind = ofKinds.contains { kind in
      kind.field(field).map { $0.span.source === input.span?.source && contains($0.span, input.span) } ?? false
    }
    let order =
      isWrittenInKind
      ? [notes] + ofKinds.map(\.notes) : isOfKind ? around + [notes] : [notes] + around
    return order.lazy.compactMap { InputFacts.source(in: $0) }.first
  }

  private func contains(_ outer: Span, _ inner: Span?) -> Bool {
    inner.map { outer.lower <= $0.lower && $0.upper <= outer.upper } ?? false
  }
}

extension Input {
  /// The name without what is said in brackets behind it.
  var path: String { String(name.prefix { $0 != " " }) }
  /// What tells inputs apart.
  var key: String { name + (span.map { "|\($0.source.name):\($0.lower)" } ?? "") }
}

extension Path {
  /// The path as a formula.
  var expression: Expression {
    var expression = Expression(.name(root.text), root.span)
    for part in parts {
      switch part {
      case .field(let name): expression = Expression(.field(expression, name), expression.span.joined(name.span))
      case .index(let key): expression = Expression(.index(expression, key), expression.span.joined(key.span))
      }
    }
    return expression
  }
}
