import Quantities
import SourceText
import Syntax

extension Resolver {
  /// The place of an object among those of its collection by a certain key, 1 = highest.
  func rank(_ key: Expression, _ span: Span, _ context: Context) -> Value {
    if let own = context.own, own.place.axis == nil, !context.loopAxes.keys.contains(where: { $0 > 0 }) {
      guard let list = list(with: own.place.root.place) else {
        // An object in no collection is alone in the queue.
        return rankKey(key, span, context) == nil ? .unknown(span) : Value(.number, .none, .constant(1), span)
      }
      return rank(key, among: list, own, span, context)
    }
    guard let x = rankKey(key, span, context) else { return .unknown(span) }
    // In a step of a pipeline, the collection is the pipeline's.
    let loop = x.operation.loops.max() ?? (context.loopAxes.keys.max() ?? 0)
    guard x.operation.loops.count <= 1, let axis = context.loopAxes[loop] ?? context.column.axis else {
      return fail(Messages.rankNeedsCollection(span), span)
    }
    let node = graph.add(
      name: span.text, isHidden: true, type: .number, unit: .none, axis: axis,
      body: .rank(x.operation.remapped([loop: 0])))
    return Value(.number, .none, .load(node, .loop(loop)), span)
  }

  private func rankKey(_ key: Expression, _ span: Span, _ context: Context) -> Value? {
    let x = value(key, context)
    if x.type == .unknown { return nil }
    guard x.dimension != nil || x.type == .date else {
      report(Messages.needsQuantity("rank", x, self))
      return nil
    }
    if isUncertain(x.operation) {
      report(Messages.needsCertain("rank", key.span))
      return nil
    }
    return x
  }

  private func rank(
    _ key: Expression, among list: CollectionReference, _ own: ObjectReference, _ span: Span, _ context: Context
  ) -> Value {
    shared("rank", among: list, own, span, context) { inside in
      rankKey(key, span, inside).map { ([$0.operation], Value(.number, .none, $0.operation, span)) }
    } body: { stacks in .rank(stacks[0]) }
  }

  /// A node over all objects of a list for a call in one object's formula, of which each object reads its own row.
  ///
  /// `parts` gives the call's operations in an object's context; `body` joins them, each stacked over the list.
  func shared(
    _ what: String, among list: CollectionReference, _ own: ObjectReference, _ span: Span, _ context: Context,
    parts: (Context) -> ([Operation], Value)?, body: ([Operation]) -> Body
  ) -> Value {
    guard case .members(let members) = list.element.content,
      let row = members.firstIndex(where: { $0.path == own.place.root.place.path })
    else { return .unknown(span) }
    let fields = own.place.root.fields
    let place = "\(ObjectIdentifier(span.source))|\(span.lower)"
    let key = "\(what)|\(list.element.world.number)|\(list.name)|\(fields.joined(separator: "."))|\(place)"
    if let known = sharedNodes[key] {
      return Value(graph[known].type, graph[known].unit, .load(known, .row(row)), span)
    }
    guard let mine = parts(context) else { return .unknown(span) }
    let node = graph.add(
      name: span.text, isHidden: true, type: mine.1.type, unit: mine.1.unit, axis: list.axis, body: .abstract)
    sharedNodes[key] = node
    var columns = mine.0.map { _ in [Operation]() }
    for member in members {
      guard let inside = self.context(context, of: fields, in: member, instead: own, at: span),
        let theirs = inside.own?.place === own.place ? mine : parts(inside), theirs.0.count == columns.count
      else { return .unknown(span) }
      for (number, operation) in theirs.0.enumerated() { columns[number].append(operation) }
    }
    let stacks = columns.map { operations -> Operation in
      let nodes = operations.map { operation in
        graph.add(name: span.text, isHidden: true, type: .number, unit: .none, axis: nil, body: .formula(operation))
      }
      let stack = graph.add(name: span.text, isHidden: true, type: .number, unit: .none, axis: list.axis, body: .stack(nodes))
      return .load(stack, .loop(0))
    }
    graph[node].body = body(stacks)
    return Value(mine.1.type, mine.1.unit, .load(node, .row(row)), span)
  }

  /// A context with another object of the list in the place of the one whose formula it is.
  private func context(
    _ context: Context, of fields: [String], in member: Place, instead own: ObjectReference, at span: Span
  ) -> Context? {
    guard let place = held(fields, of: member, at: span) else { return nil }
    var inside = context
    inside.own = ObjectReference(place: place, index: .single)
    // The braces around belong to each object in turn.
    inside.frames = context.frames.map { frame in
      held(frame.place.root.fields, of: member, at: span).map { ObjectReference(place: $0, index: .single) } ?? frame
    }
    return inside
  }

  /// What an object holds along some fields.
  private func held(_ fields: [String], of place: Place, at span: Span) -> Place? {
    var current = place
    for field in fields {
      guard case .object(let next)? = member(field, of: current, at: span) else { return nil }
      current = next.place
    }
    return current
  }
}
