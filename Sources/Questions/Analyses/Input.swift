import Engine
import Model
import Quantities
import SourceText
import Syntax
import Wording

/// An input of an answer, with the nodes that it is made of.
struct Input {
  enum Kind: Equatable { case unknown, ownDraws, certain }
  /// What it goes by in every language.
  let name: String
  /// Its number among the ranges of one formula, where the formula has several.
  var range: (path: String, number: Int)?
  let kind: Kind
  /// The random streams of an unknown.
  var streams: [NodeID] = []
  /// The named nodes whose formulas hold it; those of a certain figure are the figure.
  var holders: [NodeID] = []
  /// What an unknown comes to, in each formula that it stands in.
  var values: [NodeID] = []
  /// Where it is written.
  var span: Span?
  /// Something that happens or does not.
  var isEvent = false

  /// What it is called to the reader.
  var title: Phrase { range.map { Phrase("\($0.path) (range \($0.number))") } ?? .verbatim(name) }

  /// What one move would mean for it: draws of their own cannot move together.
  var canMove: Bool { kind != .ownDraws }
}

extension Input {
  /// What is drawn: `practice.contacts`, with its number where the formula draws several times; a literal of the question
  /// as it is written.
  fileprivate init(_ source: UniformSource, kind: Kind) {
    let parts = source.key.split(separator: "#")
    var name = source.span.text
    if let path = parts.first, path != "?" {
      name = String(path)
      let number = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
      if number >= 2 { range = (name, number) }
    }
    self.name = range.map { "\($0.path) (range \($0.number))" } ?? name
    self.kind = kind
    span = source.span
  }
}

/// Finds what answers rest on.
struct InputSearch {
  let resolver: Resolver
  private var order: [String] = []
  private var inputs: [String: Input] = [:]
  /// Every node that has been looked at.
  private(set) var cone: [NodeID] = []
  private var graph: Graph { resolver.graph }

  init(_ resolver: Resolver) { self.resolver = resolver }

  /// The inputs below nodes, in the order in which formulas name them.
  mutating func inputs(below roots: [NodeID]) -> [Input] {
    var seen: Set<NodeID> = []
    var pending = Array(roots.reversed())
    while let node = pending.popLast() {
      guard seen.insert(node).inserted else { continue }
      cone.append(node)
      let reads = graph[node].reads
      pending += (reads.now + reads.before).reversed()
    }
    for node in cone { addUnknowns(in: node) }
    for node in cone where !graph[node].isHidden { addHolder(node, roots: roots) }
    return order.compactMap { inputs[$0] }
  }

  private mutating func add(_ key: String, _ made: Input, _ change: (inout Input) -> Void) {
    if inputs[key] == nil {
      inputs[key] = made
      order.append(key)
    }
    if var input = inputs[key] {
      change(&input)
      inputs[key] = input
    }
  }

  /// The sources that a node's own formula draws from.
  private mutating func addUnknowns(in node: NodeID) {
    var found: [(stream: NodeID, source: UniformSource, operation: Operation)] = []
    for operation in graph[node].operations {
      operation.walk { part in
        guard case .quantile(_, let parts) = part, case .load(let stream, _)? = parts.first,
          case .uniform(let source) = graph[stream].body
        else { return }
        found.append((stream, source, part))
      }
    }
    for (stream, source, operation) in found {
      // Inside a step of a pipeline it may differ from element to element, and has no value of its own.
      let value: NodeID? =
        operation.loops.contains { $0 > 0 }
        ? nil
        : graph.add(
          name: graph[node].name, isHidden: true, type: resolver.drawn[stream]?.type ?? graph[node].type,
          unit: resolver.drawn[stream]?.unit ?? graph[node].unit, axis: graph[node].axis, body: .formula(operation))
      let kind: Input.Kind = source.each || source.fresh ? .ownDraws : .unknown
      add(source.key, Input(source, kind: kind)) { input in
        if !input.streams.contains(stream) { input.streams.append(stream) }
        if let value { input.values.append(value) }
        if case .quantile(.happens, _) = operation { input.isEvent = true }
      }
    }
  }

  /// Marks a named node as the holder of the unknowns in its formula; one that reads nothing is a certain figure.
  private mutating func addHolder(_ id: NodeID, roots: [NodeID]) {
    let node = graph[id]
    var streams: [UniformSource] = []
    var readsOthers = false
    var seen: Set<NodeID> = []
    func look(_ id: NodeID) {
      let reads = graph[id].reads
      for read in reads.now + reads.before where seen.insert(read).inserted {
        if case .uniform(let source) = graph[read].body {
          streams.append(source)
        } else if graph[read].isHidden {
          look(read)
        } else {
          readsOthers = true
        }
      }
    }
    look(id)
    for source in streams {
      add(source.key, Input(name: node.name, kind: .unknown)) { $0.holders.append(id) }
    }
    guard streams.isEmpty, !readsOthers, isFigure(node) else { return }
    // What steps on from a figure moves with it; a figure that a scenario sets is one of its own.
    let origin = node.origin?.span
    let scenario = node.origin?.scenario.map { " (\($0))" } ?? ""
    let key = origin.map { "\($0.source.name):\($0.lower)" } ?? "node \(id)"
    // What several objects have from one place goes by the name of that place.
    let holders = inputs[key]?.holders ?? []
    let isShared = holders.contains { graph[$0].name != node.name }
    let name = (isShared ? kindName(of: origin) : nil) ?? inputs[key]?.name ?? node.name + scenario
    if inputs[key] == nil { order.append(key) }
    inputs[key] = Input(name: name, kind: .certain, holders: holders + [id], span: origin)
  }

  private func isFigure(_ node: Node) -> Bool {
    switch node.type {
    case .quantity, .share, .zero: break
    case .date, .text, .yesNo, .unknown: return false
    }
    // A formula of months alone is no figure that anybody has found.
    guard let formula = node.formula else { return false }
    if case .invalid = formula.kind { return node.points == nil }
    return ([formula] + node.steps.map(\.formula)).contains {
      $0.contains { if case .number = $0.kind { true } else { false } }
    }
  }

  /// The field of a kind that is written at a place: `office.hours`.
  private func kindName(of span: Span?) -> String? {
    guard let span else { return nil }
    for kind in resolver.model.kindOrder {
      for field in resolver.model.kinds[kind]?.fields ?? [] where field.owner == kind {
        if field.span.source === span.source, field.span.lower == span.lower { return kind + "." + field.name.text }
      }
    }
    return nil
  }
}
