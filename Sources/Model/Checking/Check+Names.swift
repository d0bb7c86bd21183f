import Quantities
import SourceText
import Syntax

extension Resolver {
  /// Every name that may stand where a context is, for suggestions.
  func names(in context: Context) -> Set<String> {
    var found = Set(model.definitions.keys)
    for frame in context.frames { found.formUnion(model.kinds[frame.place.kind]?.fields.map(\.name.text) ?? []) }
    if let parameters = context.parameters { found.formUnion(parameters.keys) }
    found.formUnion(BuiltInName.all)
    return found
  }

  /// A bare name: the element's field first, then that of the object whose formula it is and the braces around it,
  /// then a holder by its kind, then the model's.
  func name(_ name: Name, _ context: Context, laterOnly: Bool = false) -> Meaning {
    if let argument = context.parameters?[name.text] { return .value(argument) }
    switch name.text {
    case BuiltInName.month: return .value(Value(.date, .none, .month, name.span))
    case BuiltInName.step: return .value(step(name.span))
    default: break
    }
    for frame in context.frames {
      if let meaning = member(name.text, of: frame, at: name.span, laterOnly: laterOnly) { return meaning }
    }
    if model.kinds[name.text] != nil, let holder = holder(name, context) { return holder }
    if let definition = model.definitions[name.text] {
      if nature(of: definition.formula) == .value, name.text != BuiltInName.time {
        guard let node = definitionNode(name.text, in: context.world, at: name.span, laterOnly: laterOnly) else {
          return .value(.unknown(name.span))
        }
        if let axis = graph[node].axis, let fault = open(axis, context, name.span) { return .value(fault) }
        return .value(read(node, index: .loop(0), at: name.span))
      }
      return meaning(ofDefinition: name.text, in: context.world, at: name.span) ?? .value(.unknown(name.span))
    }
    if model.functions[name.text] != nil || BuiltInFunction.named(name.text) != nil {
      return .value(fail(Messages.functionWithoutBrackets(name), name.span))
    }
    if model.scenarios[name.text] != nil { return .value(fail(Messages.scenarioIsNoValue(name), name.span)) }
    return .value(
      fail(
        Messages.unknownName(
          name, known: Array(names(in: context)), kinds: model.kinds, units: model.units,
          fields: context.frames.first.flatMap { model.kinds[$0.place.kind] }), name.span))
  }

  func step(_ span: Span) -> Value {
    let month = model.units[name: "month"]
    let unit = UnitExpression(month.map { [.init(unit: $0.number, spelling: $0.singular, power: 1)] } ?? [])
    return Value(.quantity(Dimension(.calendar)), unit, .constant(1), span)
  }

  /// The nearest holder of a kind, from the object whose formula it is outwards.
  private func holder(_ name: Name, _ context: Context) -> Meaning? {
    guard let own = context.own ?? context.frames.first else { return nil }
    var place: Place? = own.place
    while let here = place {
      if model.inherits(here.kind, from: name.text) { return .object(ObjectReference(place: here, index: own.index)) }
      place = here.holder?.place
    }
    // A kind's formulas looked at without an object: any holder will do.
    if case .abstract = own.place.root.place.content {
      return .object(ObjectReference(place: abstractPlace(name.text), index: own.index))
    }
    return .value(fail(Messages.noHolder(name, of: own.place.kind, path: own.place.path), name.span))
  }

  /// Takes a collection as the one whose columns a formula at the root is made of.
  func open(_ axis: Axis, _ context: Context, _ span: Span) -> Value? {
    if let loop = context.loopAxes[0], loop.name == axis.name, !context.column.isOpen { return nil }
    guard context.column.isOpen else { return fail(Messages.columnInFormula(axis.name, span), span) }
    if let known = context.column.axis, known.name != axis.name {
      return fail(Messages.twoCollections(known.name, axis.name, span), span)
    }
    context.column.axis = axis
    return nil
  }

  func field(_ inner: Expression, _ name: Name, _ span: Span, _ context: Context, laterOnly: Bool = false) -> Meaning {
    switch meaning(inner, context) {
    case .value(let value):
      if value.type == .date, name.text == "year" || name.text == "number" {
        return .value(
          Value(.number, .none, .unary(name.text == "year" ? .year : .monthNumber, value.operation), span))
      }
      if value.type == .unknown { return .value(.unknown(span)) }
      return .value(fail(Messages.valueHasNoFields(value, name, self), span))
    case .object(let object):
      guard let found = member(name.text, of: object, at: name.span, laterOnly: laterOnly) else {
        return .value(
          fail(
            Messages.unknownField(
              name, of: object.place.kind, kind: model.kinds[object.place.kind], names: Array(model.definitions.keys)),
            span))
      }
      return found
    case .collection(let collection):
      if let fault = open(collection.axis, context, span) { return .value(fault) }
      let element = ObjectReference(place: collection.element, index: .loop(0))
      guard let found = member(name.text, of: element, at: name.span, laterOnly: laterOnly) else {
        return .value(
          fail(
            Messages.unknownField(
              name, of: collection.axis.kind, kind: model.kinds[collection.axis.kind], names: []), span))
      }
      guard !collection.filters.isEmpty, case .value(var value) = found else { return found }
      var inside = context
      inside.loopAxes[0] = collection.axis
      guard let condition = condition(of: collection, loop: 0, inside) else { return .value(.unknown(span)) }
      value.operation = .select(condition, value.operation, .constant(.nan))
      return .value(value)
    }
  }

  /// The conditions of a collection's brackets and `where` steps, joined, over a loop.
  func condition(of collection: CollectionReference, loop: Int, _ context: Context) -> Operation? {
    var all: Operation?
    for (filter, around) in collection.filters {
      var inside = around
      inside.frames = [ObjectReference(place: collection.element, index: .loop(loop))] + around.frames
      inside.loopAxes = context.loopAxes
      inside.loopAxes[loop] = collection.axis
      let test = value(filter, inside)
      guard test.type == .yesNo else {
        if test.type != .unknown { report(Messages.needsCondition("where", test, self)) }
        return nil
      }
      all = all.map { .binary(.and, $0, test.operation) } ?? test.operation
    }
    return all ?? .constant(1)
  }

  /// `practices["Ringsaker 1"]`, `practices[gps >= 5 gp]`, `teams[2027-12]`, `state_cost[2028]`.
  func index(_ inner: Expression, _ index: Expression, _ span: Span, _ context: Context) -> Meaning {
    switch meaning(inner, context) {
    case .object(let object): return .value(fail(Messages.objectHasNoIndex(object.place.kind, span), span))
    case .value(let series): return .value(slice(series, at: index, span, context))
    case .collection(var collection):
      if case .text(let key) = index.kind {
        guard let row = row(of: key, in: collection) else {
          return .value(fail(Messages.unknownKey(key, collection, index.span), span))
        }
        if case .members(let members) = collection.element.content {
          return .object(ObjectReference(place: members[row], index: .single))
        }
        return .object(ObjectReference(place: collection.element, index: .row(row)))
      }
      collection.filters.append((index, context))
      return .collection(collection)
    }
  }

  /// `==` and `!=` between objects; nothing where neither side is one.
  func objects(_ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ span: Span, _ context: Context)
    -> Value?
  {
    guard [left, right].allSatisfy({ mayBeObject($0) }) else { return nil }
    let (one, two) = (meaning(left, context), meaning(right, context))
    switch (one, two) {
    case (.object(let first), .object(let second)):
      let isSame =
        first.place === second.place || first.place.axis != nil && first.place.axis?.name == second.place.axis?.name
      if let row = memberRow(first, in: second) ?? memberRow(second, in: first) {
        return Value(.yesNo, .none, .binary(sign == .equal ? .equal : .notEqual, row.0, row.1), span)
      }
      if !isSame, first.place.holder != nil || second.place.holder != nil {
        return fail(Messages.comparesCopies(span), span)
      }
      let compare: Operation =
        if isSame {
          .binary(sign == .equal ? .equal : .notEqual, first.index.rowOperation, second.index.rowOperation)
        } else {
          .constant((first.place.path == second.place.path) == (sign == .equal) ? 1 : 0)
        }
      if !isSame, !model.inherits(first.place.kind, from: second.place.kind),
        !model.inherits(second.place.kind, from: first.place.kind)
      {
        return fail(Messages.comparesKinds(first.place.kind, second.place.kind, left.span, right.span), span)
      }
      return Value(.yesNo, .none, compare, span)
    case (.value(let first), .value(let second)):
      return arithmetic(sign, first.at(left.span), second.at(right.span), span: span)
    case (.object(let object), .value(let value)), (.value(let value), .object(let object)):
      if value.type == .unknown { return .unknown(span) }
      return fail(Messages.objectAgainstValue(object.place.kind, value, span, self), span)
    case (.collection(let collection), _), (_, .collection(let collection)):
      return fail(Messages.collectionIsNoValue(collection.name, span), span)
    }
  }

  /// An object against one that a reference picks from the list it is written in: the two rows to compare.
  private func memberRow(_ object: ObjectReference, in other: ObjectReference) -> (Operation, Operation)? {
    guard case .members(let members) = other.place.content, object.place.axis == nil,
      let row = members.firstIndex(where: { $0.path == object.place.path })
    else { return nil }
    return (other.index.rowOperation, .constant(Double(row)))
  }

  private func mayBeObject(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name, .field, .this, .index: true
    default: false
    }
  }
}

extension Value {
  func at(_ span: Span) -> Value {
    var copy = self
    copy.span = span
    return copy
  }
}
