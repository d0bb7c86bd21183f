import Quantities
import SourceText
import Syntax

extension Resolver {
  /// What a field of an object means; nothing where the kind has no such field.
  func member(_ field: String, of reference: ObjectReference, at use: Span, laterOnly: Bool = false) -> Meaning? {
    guard let meaning = member(field, of: reference.place, at: use, laterOnly: laterOnly) else { return nil }
    switch meaning {
    case .value(var value):
      value.operation = value.operation.addressed(reference.index)
      return .value(value)
    case .object(var object):
      switch object.index {
      case .loop(0): object.index = reference.index
      case .computed(let row): object.index = .computed(row.addressed(reference.index))
      case .loop, .single, .row: break
      }
      return .object(object)
    case .collection: return meaning
    }
  }

  /// The same, with the place's own objects as loop 0.
  func member(_ field: String, of place: Place, at use: Span, laterOnly: Bool = false) -> Meaning? {
    guard let declared = model.kinds[place.kind]?.field(field) else { return nil }
    switch place.content {
    case .choice(let which, let first, let second):
      return chosen(field, which, first, second, of: place, at: use, laterOnly: laterOnly)
    case .members(let members):
      return column(field, members, of: place, at: use, laterOnly: laterOnly)
    case .object, .abstract: break
    }
    if let kind = heldKind(declared, in: place) {
      guard let held = held(field, kind, of: place, at: use) else { return .value(.unknown(use)) }
      return .object(ObjectReference(place: held, index: held.axis == nil ? .single : .loop(0)))
    }
    if case .ref(let name) = declared.declaration {
      return reference(field, to: name, of: place, at: use)
    }
    if let formula = formulaText(field, of: place), objectKind(of: formula, in: place) != nil {
      return alias(field, of: place, at: use)
    }
    guard let node = fieldNode(field, of: place, at: use, laterOnly: laterOnly) else { return .value(.unknown(use)) }
    return .value(read(node, index: place.axis == nil ? .single : .loop(0), at: use))
  }

  /// The kind of a field that holds an object of its own.
  private func heldKind(_ field: KindField, in place: Place) -> String? {
    if case .own(let name) = field.declaration {
      guard model.kinds[name.text] != nil else {
        report(Messages.unknownKind(name, known: model.kindOrder))
        return nil
      }
      return name.text
    }
    guard field.declaration == nil, let formula = field.formula, case .construct(let kind, _) = formula.kind else {
      return nil
    }
    return model.kinds[kind.text] == nil ? nil : kind.text
  }

  /// The formula that counts for a field, by its text alone.
  private func formulaText(_ field: String, of place: Place) -> Expression? {
    layers(of: field, at: place).last { $0.operation == .set && $0.filter == nil && $0.column == nil }?.value
  }

  /// The kind of the object that a formula names, by its text alone; nothing where it is a value.
  func objectKind(of expression: Expression, in place: Place, depth: Int = 0) -> String? {
    guard depth < 32 else { return nil }
    switch expression.kind {
    case .construct(let kind, _): return kind.text
    case .this: return place.kind
    case .name(let name):
      if let field = model.kinds[place.kind]?.field(name) { return objectKind(of: field, in: place, depth: depth + 1) }
      if model.kinds[name] != nil { return name }
      guard let definition = model.definitions[name], nature(of: definition.formula) == .object else { return nil }
      return objectKind(of: definition.formula, in: place, depth: depth + 1)
    case .field(let inner, let name):
      guard let kind = objectKind(of: inner, in: place, depth: depth + 1),
        let field = model.kinds[kind]?.field(name.text)
      else { return nil }
      return objectKind(of: field, in: kind == place.kind ? place : abstractPlace(kind), depth: depth + 1)
    case .with(let inner, _): return objectKind(of: inner, in: place, depth: depth + 1)
    case .conditional(_, let yes, _): return objectKind(of: yes, in: place, depth: depth + 1)
    case .index(let inner, let index):
      guard case .name(let name) = inner.kind, case .text = index.kind, let definition = model.definitions[name],
        nature(of: definition.formula) == .collection
      else { return nil }
      return elementKind(of: definition)
    default: return nil
    }
  }

  private func objectKind(of field: KindField, in place: Place, depth: Int) -> String? {
    switch field.declaration {
    case .own(let name): return name.text
    case .ref(let name): return model.definitions[name.text].flatMap { elementKind(of: $0) }
    case .unit, .text, .yesNo, .share, .number, .date: return nil
    case nil: return field.formula.flatMap { objectKind(of: $0, in: place, depth: depth + 1) }
    }
  }

  package func elementKind(of definition: Definition) -> String? {
    switch definition.formula.kind {
    case .rows(let kind, _, _): kind.text
    case .list(let elements):
      elements.first.flatMap { element in
        switch element.kind {
        case .construct(let kind, _): kind.text
        case .name(let name):
          model.definitions[name].flatMap { objectKind(of: $0.formula, in: abstractPlace("")) }
        default: nil
        }
      }
    default: nil
    }
  }

  // MARK: Held objects

  private func held(_ field: String, _ kind: String, of place: Place, at use: Span) -> Place? {
    let path = place.path + "." + field
    let key = Key(world: place.world.number, path: path)
    if let known = places[key] { return known }
    guard places.count < Limits.places else {
      report(Messages.tooManyObjects(use))
      return nil
    }
    guard place.root.fields.count < 32, !making.contains(path) else {
      report(Messages.objectOfItself(making + [path], use))
      return nil
    }
    making.append(path)
    defer { making.removeLast() }
    guard let layer = layers(of: field, at: place).last(where: { $0.operation == .set && $0.column == nil }) else {
      if case .abstract = place.content {
        let any = Place(
          path: path, kind: kind, axis: place.axis, world: place.world, holder: (place, field), content: .abstract,
          key: place.key)
        places[key] = any
        return any
      }
      report(Messages.fieldNeedsValue(field, of: place.kind, path, use))
      return nil
    }
    if layers(of: field, at: place).contains(where: { $0.filter != nil }) {
      report(Messages.filteredObject(path, layer.origin.span))
      return nil
    }
    var context = Context(world: place.world, keyPath: layer.keyPath, formula: layer.value)
    context.frames = layer.frames
    context.own = layer.own
    if let axis = place.axis { context.loopAxes[0] = axis }
    context.isInKind = true
    let levels = layer.frames.count
    guard
      let made = recipe(
        layer.value, context, prefix: layer.keyPath, levels: levels, origin: layer.origin)
    else { return nil }
    let result = self.place(
      made, path: path, axis: place.axis, world: place.world, holder: (place, field), key: place.key)
    guard model.inherits(result.kind, from: kind) else {
      report(Messages.wrongKind(field, kind, result.kind, layer.value.span))
      return nil
    }
    places[key] = result
    checkUnknownOverrides(of: result)
    return result
  }

  private func chosen(
    _ field: String, _ which: NodeID, _ first: Place, _ second: Place, of place: Place, at use: Span, laterOnly: Bool
  ) -> Meaning? {
    // Both run from the start as if chosen; only which value counts differs.
    let left = member(field, of: variant(first, "1", of: place), at: use, laterOnly: laterOnly)
    let right = member(field, of: variant(second, "2", of: place), at: use, laterOnly: laterOnly)
    switch (left, right) {
    case (.value(let one)?, .value(let two)?):
      guard let unified = unify(one, two) else {
        return .value(fail(Messages.differentBranches(one, two, self), use))
      }
      let index: Index = place.axis == nil ? .single : .loop(0)
      return .value(
        Value(unified.type, unified.unit, .select(.load(which, index), one.operation, two.operation), use))
    case (.object(let one)?, .object(let two)?):
      return .object(
        ObjectReference(
          place: Place(
            path: place.path + "." + field, kind: one.place.kind, axis: place.axis, world: place.world,
            holder: (place, field), content: .choice(which, one.place, two.place), key: place.key), index: one.index))
    default: return .value(.unknown(use))
    }
  }

  /// One of the two objects of a choice, under a path of its own.
  private func variant(_ place: Place, _ number: String, of choice: Place) -> Place {
    let path = choice.path + "|" + number
    let key = Key(world: choice.world.number, path: path)
    if let known = places[key] { return known }
    let made = Place(
      path: path, kind: place.kind, axis: place.axis, world: place.world, holder: place.holder, content: place.content,
      columns: place.columns, key: place.key)
    places[key] = made
    return made
  }

  // MARK: Lists

  private func column(
    _ field: String, _ members: [Place], of place: Place, at use: Span, laterOnly: Bool
  ) -> Meaning? {
    let path = place.path + "." + field
    let found = members.map { member(field, of: $0, at: use, laterOnly: laterOnly) }
    let objects = found.compactMap { meaning -> ObjectReference? in
      if case .object(let object)? = meaning { return object }
      return nil
    }
    if objects.count == members.count, let kind = objects.first?.place.kind {
      let key = Key(world: place.world.number, path: path)
      if let known = places[key] { return .object(ObjectReference(place: known, index: .loop(0))) }
      if objects.allSatisfy({ $0.place.holder != nil }) {
        let made = Place(
          path: path, kind: kind, axis: place.axis, world: place.world, holder: (place, field),
          content: .members(objects.map(\.place)), key: path)
        places[key] = made
        return .object(ObjectReference(place: made, index: .loop(0)))
      }
      // References: the rows they point to, as a column.
      guard let target = objects.first?.place, objects.allSatisfy({ $0.place === target }) else {
        return .value(.unknown(use))
      }
      let rows = objects.map { object -> NodeID in
        graph.add(
          name: path, isHidden: true, type: .number, unit: .none, axis: nil, body: .formula(object.index.rowOperation))
      }
      let node = graph.add(name: path, isHidden: true, type: .number, unit: .none, axis: place.axis, body: .stack(rows))
      graph[node].points = target.axis
      return .object(ObjectReference(place: target, index: .computed(.load(node, .loop(0)))))
    }
    let key = Key(world: place.world.number, path: path)
    if let known = nodes[key] { return .value(read(known, index: .loop(0), at: use)) }
    var unified: (type: ValueType, unit: UnitExpression)?
    var stack: [NodeID] = []
    for meaning in found {
      guard case .value(let value)? = meaning, value.type != .unknown else { return .value(.unknown(use)) }
      let earlier = Value(unified?.type ?? value.type, unified?.unit ?? value.unit, value.operation, use)
      guard let both = unify(earlier, value) else {
        return .value(fail(Messages.differentBranches(earlier, value, self), use))
      }
      unified = both
      if case .load(let node, .single) = value.operation {
        stack.append(node)
      } else {
        stack.append(
          graph.add(
            name: path, isHidden: true, type: value.type, unit: value.unit, axis: nil, body: .formula(value.operation)))
      }
    }
    guard let unified else { return .value(.unknown(use)) }
    let node = graph.add(
      name: path, isHidden: false, type: unified.type, unit: unified.unit, axis: place.axis, body: .stack(stack))
    nodes[key] = node
    return .value(read(node, index: .loop(0), at: use))
  }
}

extension Index {
  /// The row as a formula.
  var rowOperation: Operation {
    switch self {
    case .single: .constant(0)
    case .row(let row): .constant(Double(row))
    case .loop(let loop): .position(loop: loop)
    case .computed(let row): row
    }
  }
}

extension Operation {
  /// The same with the objects of loop 0 replaced by those of an index.
  func addressed(_ index: Index) -> Operation {
    if case .loop(0) = index { return self }
    func moved(_ own: Index) -> Index {
      switch own {
      case .loop(0): index
      case .computed(let row): .computed(row.addressed(index))
      case .single, .row, .loop: own
      }
    }
    return switch self {
    case .constant, .month: self
    case .position(let loop): loop == 0 ? index.rowOperation : self
    case .load(let node, let own): .load(node, moved(own))
    case .lagged(let node, let own, let months): .lagged(node, moved(own), months: months)
    case .unary(let kernel, let part): .unary(kernel, part.addressed(index))
    case .binary(let kernel, let left, let right): .binary(kernel, left.addressed(index), right.addressed(index))
    case .select(let condition, let yes, let no):
      .select(condition.addressed(index), yes.addressed(index), no.addressed(index))
    case .quantile(let distribution, let parts): .quantile(distribution, parts.map { $0.addressed(index) })
    }
  }
}
