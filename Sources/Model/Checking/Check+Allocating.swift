import Quantities
import SourceText
import Syntax
import Wording

extension Resolver {
  /// `allocate(request, priority, supply by group)`, across the collection that the object or its holder belongs to.
  func allocate(_ arguments: [Argument], isWhole: Bool, _ expression: Expression, _ context: Context) -> Value {
    let span = expression.span
    guard let own = context.own, context.parameters == nil, !context.loopAxes.keys.contains(where: { $0 > 0 }) else {
      return fail(Messages.allocateNeedsObject(span), span)
    }
    guard own.place.axis == nil, let list = list(with: own.place.root.place) else {
      guard let parts = allocation(arguments, isWhole, span, context) else { return .unknown(span) }
      guard own.place.axis != nil else { return alone(parts, span) }
      let node = graph.add(
        name: span.text, isHidden: true, type: parts.value.type, unit: parts.value.unit, axis: context.loopAxes[0],
        body: .allocate(parts.allocation))
      return Value(parts.value.type, parts.value.unit, .load(node, .loop(0)), span)
    }
    return allocate(arguments, isWhole, among: list, own, span, context)
  }

  /// The checked parts of an allocation, over the object of a context.
  private func allocation(
    _ arguments: [Argument], _ isWhole: Bool, _ span: Span, _ context: Context
  ) -> (allocation: Allocation, value: Value)? {
    if let group = arguments[0].group ?? arguments[1].group {
      report(Messages.supplyBy(group.span))
      return nil
    }
    let request = value(arguments[0].value, context)
    let priority = value(arguments[1].value, context)
    let supply = value(arguments[2].value, context)
    if [request, priority, supply].contains(where: { $0.type == .unknown }) { return nil }
    guard let both = unify(request, supply), request.dimension != nil else {
      report(Messages.cannotCompare(request, supply, span, self))
      return nil
    }
    guard priority.dimension != nil || priority.type == .date else {
      report(Messages.priorityNeedsQuantity(priority, self))
      return nil
    }
    if isUncertain(priority.operation) {
      report(Messages.priorityNeedsCertain(arguments[1].value.span))
      return nil
    }
    var group: Operation?
    if let by = arguments[2].group {
      guard let row = groupRow(by, context) else { return nil }
      group = row
    } else if supply.operation.loops.contains(0) {
      report(Messages.supplyPerObject(arguments[2].value.span))
      return nil
    }
    let value = Value(both.type == .zero ? .number : both.type, both.unit, request.operation, span)
    return (
      Allocation(
        request: request.operation, priority: priority.operation, supply: supply.operation, group: group,
        isWhole: isWhole),
      value
    )
  }

  /// What `by` groups a supply on: an object that each one refers to, or a text or number.
  private func groupRow(_ by: Expression, _ context: Context) -> Operation? {
    if case .object(let object) = meaning(by, context) { return object.index.rowOperation }
    let key = value(by, context)
    if key.type == .unknown { return nil }
    guard key.type == .text || key.dimension?.isNone == true, !isUncertain(key.operation), !variesByMonth(key.operation)
    else {
      report(Messages.needsCertain("by", by.span))
      return nil
    }
    return key.operation
  }

  /// An object that stands alone has the whole supply.
  private func alone(_ parts: (allocation: Allocation, value: Value), _ span: Span) -> Value {
    let request = Operation.binary(.maximum, parts.allocation.request, .constant(0))
    let served: Operation =
      parts.allocation.isWhole
      ? .select(.binary(.lessOrEqual, request, parts.allocation.supply), request, .constant(0))
      : .binary(.minimum, request, .binary(.maximum, parts.allocation.supply, .constant(0)))
    return Value(parts.value.type, parts.value.unit, served, span)
  }

  /// The list that an object is written in, where there is one.
  func list(with root: Place) -> CollectionReference? {
    for name in model.definitionOrder {
      guard let definition = model.definitions[name], case .list = definition.formula.kind else { continue }
      let key = Key(world: root.world.number, path: name)
      guard let known = collections[key] ?? (making.contains(name) ? nil : collection(name, in: root.world)),
        case .members(let members) = known.element.content
      else { continue }
      if members.contains(where: { $0.path == root.path }) { return known }
    }
    return nil
  }

  private func allocate(
    _ arguments: [Argument], _ isWhole: Bool, among list: CollectionReference, _ own: ObjectReference, _ span: Span,
    _ context: Context
  ) -> Value {
    shared(isWhole ? "allocate_whole" : "allocate", among: list, own, span, context) { inside in
      allocation(arguments, isWhole, span, inside).map { parts in
        let allocation = parts.allocation
        let operations =
          [allocation.request, allocation.priority, allocation.supply] + [allocation.group].compactMap { $0 }
        return (operations, parts.value)
      }
    } body: { stacks in
      .allocate(
        Allocation(
          request: stacks[0], priority: stacks[1], supply: stacks[2], group: stacks.count > 3 ? stacks[3] : nil,
          isWhole: isWhole))
    }
  }
}
