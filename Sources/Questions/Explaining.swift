import Engine
import Model
import Quantities
import SourceText
import Syntax

extension Examiner {
  /// The most levels and lines that an explanation goes down.
  private enum Depth {
    static let levels = 24
    static let nodes = 400
  }

  /// The tree from a value down to what is written: formula, value, unit, place and note of each part.
  func explain(_ expression: Expression, text statement: String, at span: Span) throws(Diagnostics) -> Answer {
    let (found, world) = try asked(expression, in: self.world)
    guard case .value(_, let asked, _) = found else {
      throw Diagnostics([QuestionMessages.explainValue(expression.span)])
    }
    var node = asked
    var row: Int?
    if case .formula(.load(let inner, let index)) = resolver.graph[asked].body, !resolver.graph[inner].isHidden {
      node = inner
      if case .row(let number) = index { row = number }
    }
    var order: [NodeID] = []
    var seen: Set<NodeID> = []
    collect(node, 0, &order, &seen)
    let results = try run(order, in: world, at: span)
    var shown: Set<NodeID> = []
    let tree = explanation(node, row, results, &shown, 0, world)
    return Answer(statement: statement, span: span, content: .explanation(tree))
  }

  /// The nodes that are told by name below a node, hidden parts looked through.
  private func named(below node: NodeID) -> [(node: NodeID, row: Int?, follows: Bool)] {
    var found: [(NodeID, Int?, Bool)] = []
    var seen: Set<NodeID> = []
    func look(_ id: NodeID) {
      let body = resolver.graph[id]
      if case .stack(let members) = body.body { members.forEach { add($0, .single) } }
      for operation in body.operations {
        operation.walk { part in
          switch part {
          case .load(let inner, let index), .lagged(let inner, let index, _): add(inner, index)
          case .constant, .month, .position, .unary, .binary, .select, .quantile: break
          }
        }
      }
    }
    func add(_ inner: NodeID, _ index: Index) {
      // A series that reads its own past is explained once.
      guard inner != node, seen.insert(inner).inserted else { return }
      if resolver.graph[inner].isHidden { return look(inner) }
      switch index {
      case .row(let row): found.append((inner, row, false))
      case .loop(0): found.append((inner, nil, true))
      case .single, .loop, .computed: found.append((inner, nil, false))
      }
    }
    look(node)
    return found
  }

  private func collect(_ node: NodeID, _ level: Int, _ order: inout [NodeID], _ seen: inout Set<NodeID>) {
    guard order.count < Depth.nodes, seen.insert(node).inserted else { return }
    order.append(node)
    guard level < Depth.levels else { return }
    for part in named(below: node) { collect(part.node, level + 1, &order, &seen) }
  }

  private func explanation(
    _ id: NodeID, _ row: Int?, _ results: Results, _ shown: inout Set<NodeID>, _ level: Int, _ world: World
  ) -> Explanation {
    let node = resolver.graph[id]
    let isRepeated = !shown.insert(id).inserted
    let column = results[id]
    let how = Shown(node.type, node.unit)
    var value: Answer.Content?
    if node.axis == nil || column.objects == 1 {
      value = content(column, how, axis: nil, name: node.name, mask: nil, in: world)
    } else if let row {
      value =
        column.months > 1 ? .series(series(column, how, nil, object: row, in: world)) : single(column, row, 0, how, nil)
    }
    var result = Explanation(
      name: node.name, formula: formulaText(of: node), value: value, place: node.origin?.span,
      notes: node.origin?.notes ?? [], source: sourceText(id),
      scenario: node.origin?.scenario ?? node.steps.compactMap(\.origin.scenario).last,
      was: node.origin?.scenario == nil ? [] : node.replaced.suffix(1).map { (text(of: $0.formula), $0.origin.span) },
      isRepeated: isRepeated, parts: [])
    if node.axis != nil, value == nil, let axis = node.axis {
      result.notes.insert("a value for each of \(NumberText.rounded(Double(axis.keys.count))) in \(axis.name)", at: 0)
    }
    guard !isRepeated, level < Depth.levels, shown.count < Depth.nodes else { return result }
    for part in named(below: id) {
      result.parts.append(explanation(part.node, part.follows ? row : part.row, results, &shown, level + 1, world))
    }
    return result
  }

  /// The formula as written, with the changes that step on from it: `counted_posts, then += 0.5 fte`.
  private func formulaText(of node: Node) -> String? {
    guard let formula = node.formula else { return nil }
    var words: [String] = []
    if case .invalid = formula.kind {
      words.append("a column of \(node.origin?.span.source.name ?? "a file")")
    } else {
      words.append(text(of: formula))
    }
    words += node.steps.map { "then \($0.operation.rawValue) \(text(of: $0.formula))" }
    return words.joined(separator: ", ")
  }

  /// How many unknowns the formula itself draws.
  private func sourceText(_ id: NodeID) -> String? {
    var words: [String] = []
    var seen: Set<NodeID> = []
    func look(_ id: NodeID) {
      for operation in resolver.graph[id].operations {
        operation.walk { part in
          guard case .load(let inner, _) = part, seen.insert(inner).inserted, resolver.graph[inner].isHidden else {
            return
          }
          guard case .uniform(let source) = resolver.graph[inner].body else { return look(inner) }
          var word = "1 unknown"
          if source.each {
            let axis = resolver.graph[inner].axis
            word =
              axis.map { "\(NumberText.rounded(Double($0.keys.count))) unknowns, one per \($0.kind)" }
              ?? "1 unknown of its own"
          }
          if source.fresh { word += ", fresh each month" }
          words.append(word)
        }
      }
    }
    look(id)
    if words.isEmpty { return nil }
    return words.count == 1 ? words[0] : "\(words.count) unknowns: " + words.joined(separator: "; ")
  }

  // MARK: Objects

  /// The fields of an object with their values, each in its own unit.
  func fields(of object: ObjectReference, in world: World, at span: Span, _ notes: inout [String]) throws(Diagnostics)
    -> Table
  {
    let fields = resolver.values(of: object, at: span)
    let results = try run(fields.compactMap(\.node), in: world, at: span)
    var rows: [[Table.Cell]] = []
    let time = resolver.settings(in: world).time
    var hasMeans = false
    for field in fields {
      guard let node = field.node else {
        rows.append([.text(field.name), .text(field.formula ?? "")])
        continue
      }
      let column = results[node]
      let shown = Shown(resolver.graph[node].type, resolver.graph[node].unit)
      let isSeries = column.months > 1 && shown.type != .text && shown.type != .yesNo
      var cell = cell(column, 0, 0, shown, nil)
      if isSeries {
        hasMeans = true
        cell = .figure(figure(of: mean(column, 0, Array(0..<column.months), nil), shown))
      }
      rows.append([.text(isSeries ? field.name + " (mean)" : field.name), cell])
    }
    if hasMeans { notes.append("(mean): the mean over \(time.first) .. \(time.last)") }
    let plain = Shown(.text, .none)
    return Table(
      columns: [.init(name: object.place.kind, shown: plain), .init(name: "value", shown: plain)],
      rows: rows)
  }
}
