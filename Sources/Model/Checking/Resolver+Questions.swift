import Quantities
import SourceText
import Syntax

/// What a question asks for, checked: a value (perhaps per object, month and draw), an object, or a table of a collection.
package enum Asked {
  /// A value with the node that holds it and the condition after `given`.
  case value(Value, NodeID, given: NodeID?)
  case object(ObjectReference)
  case listing(Listing, given: NodeID?)
}

extension Resolver {
  /// Checks an expression as a question in a world; nothing, with messages, where it cannot be answered.
  ///
  /// Where `with` changes the time of the whole question, the world it is answered in is that of the change.
  package func ask(_ question: Expression, in model: World) -> (asked: Asked, world: World)? {
    let count = diagnostics.count
    guard let (expression, world) = timed(question, model) else { return nil }
    return ask(expression, in: world, since: count).map { ($0, world) }
  }

  /// A question without the `with` around it that changes the time, and the world it then stands in.
  private func timed(_ expression: Expression, _ world: World) -> (Expression, World)? {
    switch expression.kind {
    case .with:
      let (base, layers) = expression.layered
      var context = Context(world: world, keyPath: "?")
      for layer in layers {
        guard let changed = changedWorld(base, layer.text, context) else { return nil }
        context.world = changed
      }
      guard settings(in: context.world).time == settings(in: world).time else { return timed(base, context.world) }
      guard let (rest, below) = timed(base, world), below.number != world.number else { return (expression, world) }
      return (layers.reduce(rest) { Expression(.with($0, $1.text), $1.span) }, below)
    case .convert(let inner, let unit):
      return timed(inner, world).map { (Expression(.convert($0.0, unit), expression.span), $0.1) }
    case .given(let inner, let condition):
      return timed(inner, world).map { (Expression(.given($0.0, condition), expression.span), $0.1) }
    default: return (expression, world)
    }
  }

  private func ask(_ expression: Expression, in world: World, since count: Int) -> Asked? {
    givenNodes = []
    defer { drain() }
    var context = Context(world: world, keyPath: "?", formula: expression)
    context.isInQuestion = true
    prepare(expression, in: world)
    if let asked = table(expression, context) { return asked }
    guard !diagnostics[count...].contains(where: { $0.severity == .error }) else { return nil }
    let found = meaning(expression, context)
    drain()
    guard !diagnostics[count...].contains(where: { $0.severity == .error }) else { return nil }
    switch found {
    case .object(let object): return .object(object)
    case .collection(let collection):
      guard let listing = listing(collection, [], expression.span, context) else { return nil }
      return .listing(listing, given: givenNodes.last)
    case .value(let value):
      if value.type == .unknown {
        // What is wrong has been told before, where it is defined.
        if count == diagnostics.count { diagnostics.append(Messages.restsOnError(expression.span)) }
        return nil
      }
      let node = graph.add(
        name: text(of: expression), isHidden: true, type: value.type, unit: value.unit, axis: context.column.axis,
        body: .formula(value.operation))
      graph[node].formula = expression
      graph[node].origin = Origin(span: expression.span)
      return .value(value, node, given: givenNodes.last)
    }
  }

  /// A pipeline that answers with a table: groups, several figures, or the objects themselves.
  private func table(_ expression: Expression, _ context: Context) -> Asked? {
    switch expression.kind {
    case .pipeline(let source, let steps):
      guard nature(of: source) == .collection, case .collection(let collection) = meaning(source, context) else {
        return nil
      }
      let isFigure = steps.last.map { step in
        AggregateVerb(rawValue: step.verb.text) != nil && step.groups.isEmpty && step.arguments.count <= 1
          && !steps.contains { $0.verb.text == "take" }
      }
      if isFigure == true { return nil }
      guard let listing = listing(collection, steps, expression.span, context) else { return nil }
      if listing.aggregates.isEmpty, let condition = listing.condition,
        isUncertain(condition) || variesByMonth(condition)
      {
        let test = steps.first { $0.verb.text == "where" }?.arguments.first
        report(Messages.uncertainRows(test?.span ?? expression.span))
        return nil
      }
      return .listing(listing, given: nil)
    case .with(let inner, .scenarios(let names)):
      guard case .pipeline = inner.kind, let world = world(context.world, scenarios: names) else { return nil }
      var changed = context
      changed.world = world
      return table(inner, changed)
    default: return nil
    }
  }

  /// A column of a listing as a node over its collection: the value for each object.
  package func column(_ value: Value, of listing: Listing) -> NodeID {
    graph.add(
      name: value.span.text, isHidden: true, type: value.type, unit: value.unit, axis: listing.collection.axis,
      body: .formula(value.operation.remapped([1: 0])))
  }

  /// A field of a listing's objects as a node over its collection; nothing for what is held or wrong.
  package func column(field: String, of listing: Listing) -> NodeID? {
    let element = ObjectReference(place: listing.collection.element, index: .loop(0))
    guard case .value(let value)? = member(field, of: element, at: listing.span), value.type != .unknown else {
      return nil
    }
    drain()
    return graph.add(
      name: field, isHidden: true, type: value.type, unit: value.unit, axis: listing.collection.axis,
      body: .formula(value.operation))
  }

  /// An aggregate over the objects that meet a listing's condition and are marked, one per group.
  ///
  /// `group` is a column of group rows (no value for objects left out), `axis` the groups; without groups, one figure.
  package func aggregate(
    _ part: (verb: AggregateVerb, value: Value, text: String), of listing: Listing, group: NodeID?, axis: Axis?
  ) -> NodeID {
    let body = Aggregate(
      verb: part.verb, over: listing.collection.axis, value: part.value.operation, condition: listing.condition,
      group: group.map { .load($0, .loop(1)) })
    return graph.add(
      name: part.text, isHidden: true, type: part.value.type, unit: part.value.unit, axis: axis, body: .aggregate(body))
  }

  /// A column of figures over a collection.
  package func data(_ figures: [Double], over axis: Axis) -> NodeID {
    graph.add(name: axis.name, isHidden: true, type: .number, unit: .none, axis: axis, body: .data(figures))
  }
}

extension Resolver {
  /// Checks what an analysis asks about, in the model as it stands or in its scenarios.
  package func check(_ analysis: Analysis) {
    let worlds = analysis.columns.isEmpty ? [baseline] : analysis.columns.compactMap { world(baseline, scenarios: $0) }
    for world in worlds {
      for expression in analysis.expressions { _ = ask(expression, in: world) }
    }
  }

  /// Checks a question without answering it.
  package func check(_ question: Question) {
    switch question {
    case .show(let expressions):
      for expression in expressions { _ = ask(expression, in: baseline) }
    case .explain(let expression, let form):
      if form.across.isEmpty { _ = ask(expression, in: baseline) } else { check([expression], form.across) }
    case .map(let expression): _ = ask(expression, in: baseline)
    case .expect(let condition, let within): _ = expectation(condition, within, in: baseline)
    case .compare(let expressions, let columns): check(expressions, columns)
    case .chart(let expressions, let columns): check(expressions, columns.isEmpty ? [[]] : columns)
    case .solve(let solve): _ = search(solve, in: baseline)
    case .sweep(let sweep): _ = grid(sweep, in: baseline)
    case .regret(let regret): _ = plans(regret, in: baseline)
    case .analysis(let analysis): check(analysis)
    }
  }

  private func check(_ expressions: [Expression], _ columns: [[Name]]) {
    for column in columns {
      guard let world = world(baseline, scenarios: column) else { continue }
      for expression in expressions { _ = ask(expression, in: world) }
    }
  }
}

extension Resolver {
  /// The fields of an object, in the kind's order: those with a value with their nodes, the others with their formula.
  ///
  /// What an object that is made to be held reads of its holder has no value here.
  package func values(of object: ObjectReference, at span: Span) -> [(name: String, node: NodeID?, formula: String?)] {
    let place = object.place
    let isUnheld = needsHolder(place.kind, around: holderKinds(of: place))
    var found: [(String, NodeID?, String?)] = []
    for field in model.kinds[place.kind]?.fields ?? [] {
      let name = field.name.text
      var formula = layers(of: name, at: place).last.map { text(of: $0.value) }
      if !isUnheld, case .object(let held)? = member(name, of: object, at: span), held.place.holder != nil {
        formula = "see \(held.place.path)"
      }
      guard !isUnheld, case .value(let value)? = member(name, of: object, at: span), value.type != .unknown else {
        found.append((name, nil, formula))
        continue
      }
      found.append(
        (
          name,
          graph.add(
            name: name, isHidden: true, type: value.type, unit: value.unit, axis: nil, body: .formula(value.operation)),
          nil
        ))
    }
    drain()
    return found
  }
}
