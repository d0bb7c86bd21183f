import Quantities
import SourceText
import Syntax

/// A pipeline over a collection as a question asks it: which objects, in what order, and what of them.
package struct Listing {
  package var collection: CollectionReference
  /// Over loop 1.
  package var condition: Operation?
  package var sort: (key: Value, descending: Bool)?
  package var take: Int?
  package var aggregates: [(verb: AggregateVerb, value: Value, text: String)] = []
  package var groups: [(value: Value, text: String)] = []
  package var span: Span
}

extension Resolver {
  func pipeline(_ source: Expression, _ steps: [Step], _ span: Span, _ context: Context) -> Meaning {
    let columnBefore = context.column.axis
    switch meaning(source, context) {
    case .value(let column) where column.operation.loops == [0] && context.column.isOpen && context.column.axis != nil:
      return .value(columnPipeline(column.at(source.span), steps, span, context, columnBefore))
    case .object(let object): return .value(fail(Messages.objectInPipeline(object.place.kind, source.span), span))
    case .value(let series): return .value(seriesPipeline(series.at(source.span), steps, span, context))
    case .collection(let collection):
      guard let listing = listing(collection, steps, span, context) else { return .value(.unknown(span)) }
      guard !listing.aggregates.isEmpty else {
        guard listing.sort == nil, listing.take == nil else { return .value(fail(Messages.tableInFormula(span), span)) }
        var filtered = collection
        filtered.filters += steps.flatMap { step in step.arguments.map { ($0, context) } }
        return .collection(filtered)
      }
      guard listing.groups.isEmpty, listing.aggregates.count == 1, let first = listing.aggregates.first else {
        return .value(fail(Messages.tableInFormula(span), span))
      }
      guard listing.take == nil else { return .value(fail(Messages.takeInFormula(span), span)) }
      return .value(aggregate(first.verb, first.value, listing, span, context))
    }
  }

  /// The steps of a pipeline over a collection, checked; nothing where something is wrong.
  func listing(_ collection: CollectionReference, _ steps: [Step], _ span: Span, _ context: Context) -> Listing? {
    let loop = context.nextLoop
    var inside = context
    inside.frames = [ObjectReference(place: collection.element, index: .loop(loop))] + context.frames
    inside.loopAxes[loop] = collection.axis
    if context.column.isOpen, let axis = context.column.axis { inside.loopAxes[0] = axis }
    var listing = Listing(collection: collection, span: span)
    if !collection.filters.isEmpty {
      guard let condition = condition(of: collection, loop: loop, context) else { return nil }
      listing.condition = condition
    }
    for (number, step) in steps.enumerated() {
      guard listing.aggregates.isEmpty else {
        report(Messages.stepAfterAggregate(step.verb))
        return nil
      }
      switch step.verb.text {
      case "where":
        guard listing.take == nil else {
          report(Messages.whereAfterTake(step.verb))
          return nil
        }
        if let term = step.arguments.first?.searchWithThis {
          report(Messages.thisInSearch(term.span))
          return nil
        }
        guard step.arguments.count == 1, let test = checkedCondition(step.arguments[0], inside) else { return nil }
        listing.condition = listing.condition.map { .binary(.and, $0, test) } ?? test
      case "sort":
        guard step.arguments.count == 1 else {
          report(Messages.sortTakesOne(step.verb))
          return nil
        }
        let key = value(step.arguments[0], inside)
        if key.type == .unknown { return nil }
        guard certain(key, "sort", step.arguments[0].span) else { return nil }
        listing.sort = (key, step.descending)
      case "take":
        let count = step.arguments.first.map { value($0, inside) }
        guard step.arguments.count == 1, let constant = count?.operation.constantValue,
          let whole = Int(exactly: constant), whole >= 1
        else {
          if count?.type != .unknown { report(Messages.takeNeedsWhole(step.verb)) }
          return nil
        }
        listing.take = whole
      default:
        guard let verb = AggregateVerb(rawValue: step.verb.text) else {
          report(Messages.unknownVerb(step.verb, isSeries: false))
          return nil
        }
        guard aggregate(verb, step, &listing, inside, loop) else { return nil }
        for group in step.groups {
          let key = groupValue(group, inside)
          guard key.type != .unknown, certain(key, "by", group.span) else { return nil }
          listing.groups.append((key, text(of: group)))
        }
      }
      _ = number
    }
    return listing
  }

  /// What `by` groups on: a value, or an object by its key.
  private func groupValue(_ group: Expression, _ context: Context) -> Value {
    guard case .object(let object) = meaning(group, context) else { return value(group, context) }
    guard let axis = object.place.axis else {
      return fail(Messages.objectIsNoValue(object.place.kind, group.span, self), group.span)
    }
    let keys = graph.add(
      name: axis.name, isHidden: true, type: .text, unit: .none, axis: axis,
      body: .data(axis.labels.map { graph.number(of: $0) }))
    return Value(.text, .none, .load(keys, object.index), group.span)
  }

  private func checkedCondition(_ expression: Expression, _ context: Context) -> Operation? {
    let test = value(expression, context)
    guard test.type == .yesNo else {
      if test.type != .unknown { report(Messages.needsCondition("where", test, self)) }
      return nil
    }
    return test.operation
  }

  private func certain(_ value: Value, _ what: String, _ span: Span) -> Bool {
    if isUncertain(value.operation) || variesByMonth(value.operation) {
      report(Messages.needsCertain(what, span))
      return false
    }
    return true
  }

  private func aggregate(
    _ verb: AggregateVerb, _ step: Step, _ listing: inout Listing, _ inside: Context, _ loop: Int
  ) -> Bool {
    if verb == .count {
      guard step.arguments.isEmpty else {
        report(Messages.countTakesNothing(step.verb))
        return false
      }
      let unit = model.units[name: listing.collection.axis.kind]
      let type: ValueType = unit.map { .quantity($0.dimension) } ?? .number
      let shown = UnitExpression(unit.map { [.init(unit: $0.number, spelling: $0.plural, power: 1)] } ?? [])
      listing.aggregates.append((verb, Value(type, shown, .constant(1), step.span), "count"))
      return true
    }
    guard !step.arguments.isEmpty else {
      report(Messages.aggregateNeedsValue(step.verb))
      return false
    }
    for argument in step.arguments {
      let what = value(argument, inside)
      if what.type == .unknown { return false }
      let isOrdered = what.type == .date && (verb == .min || verb == .max)
      guard what.dimension != nil || isOrdered else {
        report(Messages.needsQuantity(verb.rawValue, what, self))
        return false
      }
      var fixed = what
      if fixed.type == .zero { fixed.type = .number }
      listing.aggregates.append((verb, fixed, step.arguments.count == 1 ? text(of: argument) : text(of: argument)))
    }
    return true
  }

  /// One figure over a collection, for each object of the formula around where it mentions them.
  func aggregate(_ verb: AggregateVerb, _ what: Value, _ listing: Listing, _ span: Span, _ context: Context) -> Value {
    let element = context.nextLoop
    var operations = [what.operation]
    if let condition = listing.condition { operations.append(condition) }
    let outer = operations.reduce(into: Set<Int>()) { $0.formUnion($1.loops) }.subtracting([element])
    guard outer.count <= 1 else { return fail(Messages.twoLoops(span), span) }
    var map = [element: 1]
    if let loop = outer.first { map[loop] = 0 }
    let axis = outer.first.flatMap { context.loopAxes[$0] ?? context.column.axis }
    var condition = listing.condition?.remapped(map)
    var group: Operation?
    if axis != nil, let all = condition { (group, condition) = splitGrouping(all) }
    let body = Aggregate(
      verb: verb, over: listing.collection.axis, value: what.operation.remapped(map), condition: condition, group: group
    )
    let node = graph.add(
      name: span.text, isHidden: true, type: what.type, unit: what.unit, axis: axis, body: .aggregate(body))
    return Value(what.type, what.unit, .load(node, outer.first.map { .loop($0) } ?? .single), span)
  }

  /// Takes `municipality == this` out of a condition: the row of this that each element counts for.
  private func splitGrouping(_ condition: Operation) -> (Operation?, Operation?) {
    var parts: [Operation] = []
    func collect(_ operation: Operation) {
      if case .binary(.and, let left, let right) = operation {
        collect(left)
        collect(right)
      } else {
        parts.append(operation)
      }
    }
    collect(condition)
    for (place, part) in parts.enumerated() {
      guard case .binary(.equal, let left, let right) = part else { continue }
      let row: Operation
      switch (left, right) {
      case (_, .position(0)): row = left
      case (.position(0), _): row = right
      default: continue
      }
      guard row.loops == [1] else { continue }
      parts.remove(at: place)
      let rest = parts.isEmpty ? nil : parts.dropFirst().reduce(parts[0]) { .binary(.and, $0, $1) }
      return (row, rest)
    }
    return (nil, condition)
  }

  /// `practices.patients | sum`: one figure over the objects of a column.
  private func columnPipeline(
    _ column: Value, _ steps: [Step], _ span: Span, _ context: Context, _ before: Axis?
  ) -> Value {
    guard let axis = context.column.axis, steps.count == 1, let step = steps.first, step.arguments.isEmpty,
      step.groups.isEmpty,
      let verb = AggregateVerb(rawValue: step.verb.text), verb != .count
    else { return fail(Messages.columnPipeline(context.column.axis?.name ?? "", span), span) }
    guard column.dimension != nil else { return fail(Messages.needsQuantity(verb.rawValue, column, self), span) }
    context.column.axis = before
    let body = Aggregate(verb: verb, over: axis, value: column.operation.remapped([0: 1]))
    let node = graph.add(
      name: span.text, isHidden: true, type: column.type, unit: column.unit, axis: nil, body: .aggregate(body))
    return Value(column.type, column.unit, .load(node, .single), span)
  }

  // MARK: Series

  /// `state_cost | total by year`, `nurses | mean`.
  private func seriesPipeline(_ series: Value, _ steps: [Step], _ span: Span, _ context: Context) -> Value {
    if series.type == .unknown { return series }
    if !variesByMonth(series.operation), steps.contains(where: { $0.isOfCollections }) {
      return fail(Messages.oneFigureInPipeline(series, self), span)
    }
    guard steps.count == 1, let step = steps.first, step.arguments.isEmpty else {
      return fail(Messages.seriesPipeline(steps.first?.verb.span ?? span), span)
    }
    let reduction: TimeReduction
    var type = series.type
    var unit = series.unit
    switch step.verb.text {
    case "total":
      let sum = arithmetic(.multiply, series, self.step(step.verb.span), span: span)
      type = sum.type
      unit = sum.unit
      reduction = .total
    case "sum":
      guard variesByMonth(series.operation) else { return fail(Messages.oneFigureInPipeline(series, self), span) }
      guard case .quantity(let dimension) = series.type, dimension.exponent(of: .calendar) >= 0 else {
        return fail(Messages.sumOfRate(series, step.verb, self), span)
      }
      reduction = .total
    case "mean": reduction = .mean
    case "last": reduction = .last
    case "first": reduction = .first
    case "max", "peak": reduction = .peak
    case "min": reduction = .minimum
    default: return fail(Messages.unknownVerb(step.verb, isSeries: true), span)
    }
    guard series.dimension != nil || series.type == .date else {
      return fail(Messages.needsQuantity(step.verb.text, series, self), span)
    }
    guard let group = step.groups.first else {
      return lift(.overTime(reduction, series.operation), [series.operation], type, unit, span, context)
    }
    guard step.groups.count == 1, case .name(let word) = group.kind, let period = Period(rawValue: word) else {
      return fail(Messages.byYearOrMonth(group.span), span)
    }
    guard context.isInQuestion, context.loopAxes.isEmpty, series.operation.loops.isEmpty else {
      return fail(Messages.tableInFormula(span), span)
    }
    let time = settings(in: context.world).time
    let keys = period == .month ? time.months.map(\.description) : time.years.map(String.init)
    let axis = Axis(name: period.rawValue, kind: period.rawValue, keys: keys)
    context.column.axis = axis
    let node = graph.add(
      name: span.text, isHidden: true, type: type, unit: unit, axis: axis,
      body: .byPeriod(reduction, series.operation, period))
    return Value(type, unit, .load(node, .loop(0)), span)
  }
}

extension Step {
  /// A step that only a collection can take.
  fileprivate var isOfCollections: Bool {
    !arguments.isEmpty || ["where", "sort", "take", "count"].contains(verb.text)
  }
}

extension Expression {
  /// A part of a `where` condition that mentions `this` otherwise than in `path == this` or `path == this.path`.
  var searchWithThis: Expression? {
    if case .binary(.and, let left, let right) = kind { return left.searchWithThis ?? right.searchWithThis }
    if case .binary(.equal, let left, let right) = kind, left.isPathOfThis != right.isPathOfThis { return nil }
    let mentions = contains { inner in
      if case .this = inner.kind { return true }
      return false
    }
    return mentions ? self : nil
  }

  private var isPathOfThis: Bool {
    switch kind {
    case .this: true
    case .field(let inner, _): inner.isPathOfThis
    default: false
    }
  }
}
