import Quantities
import SourceText
import Syntax

extension Resolver {
  /// All formulas given to a field of an object, the lowest first: kind, file, constructor, change.
  func layers(of field: String, at place: Place) -> [FormulaLayer] {
    guard let declared = model.kinds[place.kind]?.field(field) else { return [] }
    let own = ObjectReference(place: place, index: place.axis == nil ? .single : .loop(0))
    var layers: [FormulaLayer] = []
    if let formula = declared.formula {
      layers.append(
        FormulaLayer(
          operation: .set, filter: nil, value: formula, origin: Origin(span: declared.span, notes: declared.notes),
          keyPath: declared.owner + "." + field, frames: [own], own: own))
    }
    var current = place
    var path = [field]
    while true {
      if let column = current.columns[path.joined(separator: ".")] {
        layers.append(
          FormulaLayer(
            operation: .set, filter: nil, value: Expression(.invalid, column.header.span),
            origin: Origin(span: column.header.span, notes: declared.notes), keyPath: "", frames: [], own: nil,
            column: column))
      }
      if case .object(let recipe) = current.content {
        layers += self.layers(
          from: recipe.overrides, path: path, owner: own, kind: declared.owner, notes: declared.notes)
      }
      guard let holder = current.holder else { return layers }
      path.insert(holder.field, at: 0)
      current = holder.place
    }
  }

  private func layers(
    from overrides: [Override], path: [String], owner: ObjectReference, kind: String, notes: [String]
  ) -> [FormulaLayer] {
    // A held object that was replaced whole takes the earlier changes to its parts with it.
    let replaced = overrides.lastIndex { path.count > $0.path.count && path.starts(with: $0.path) }
    return overrides.enumerated().compactMap { place, override in
      guard override.path == path, place > replaced ?? -1 else { return nil }
      var frames = [owner]
      var current = owner.place
      for _ in 0..<override.levels {
        guard let holder = current.holder else { break }
        current = holder.place
        frames.append(ObjectReference(place: current, index: owner.index))
      }
      let filter = override.filter.map { filter in
        (
          condition: filter.condition, world: filter.world,
          element: ObjectReference(place: element(owner.place.root.place, in: filter.world), index: owner.index)
        )
      }
      var origin = override.origin
      if origin.notes.isEmpty { origin.notes = notes }
      return FormulaLayer(
        operation: override.operation, filter: filter, value: override.value, origin: origin,
        keyPath: override.keyPath == "*" ? kind + "." + (path.last ?? "") : override.keyPath, frames: frames, own: owner
      )
    }
  }

  /// The same object or collection in another world.
  private func element(_ place: Place, in world: World) -> Place {
    if place.world.number == world.number { return place }
    guard let definition = model.definitions[place.path] else {
      // An object written in a list, such as `offices[2]`, is found through its list.
      guard let list = place.path.split(separator: "[").first.map(String.init), model.definitions[list] != nil,
        case .members(let members)? = collection(list, in: world)?.element.content
      else { return place }
      return members.first { $0.path == place.path } ?? place
    }
    switch nature(of: definition.formula) {
    case .collection: return collection(place.path, in: world)?.element ?? place
    case .object: return rootPlace(place.path, in: world) ?? place
    case .value: return place
    }
  }

  func fieldNode(_ field: String, of place: Place, at use: Span, laterOnly: Bool) -> NodeID? {
    let path = place.path + "." + field
    let key = Key(world: place.world.number, path: path)
    if let known = nodes[key], !open.contains(known) { return known }
    guard let declared = model.kinds[place.kind]?.field(field) else { return nil }
    let layers = layers(of: field, at: place)
    guard !layers.isEmpty else {
      if case .abstract = place.content { return abstractField(declared, key, place) }
      report(
        Messages.fieldNeedsValue(
          field, of: place.kind, path, place.root.place.columns.values.min { $0.number < $1.number }?.header.span ?? use
        ))
      return nil
    }
    return node(
      key, world: place.world, axis: place.axis, declaration: declared.declaration, stack: layers, isInKind: true,
      at: use,
      laterOnly: laterOnly)
  }

  /// A data field of any object of its kind: known by its declaration alone.
  private func abstractField(_ field: KindField, _ key: Key, _ place: Place) -> NodeID? {
    guard let declaration = field.declaration, let type = declaredType(declaration, isInKind: true) else { return nil }
    let node = graph.add(
      name: key.path, isHidden: false, type: type.type, unit: type.unit, axis: place.axis, body: .abstract)
    nodes[key] = node
    return node
  }

  // MARK: References

  /// A field that names an object of a collection by its key.
  func reference(_ field: String, to name: Name, of place: Place, at use: Span) -> Meaning? {
    guard let collection = collection(name.text, in: place.world) else {
      if let definition = model.definitions[name.text] {
        report(Messages.notACollection(name, definition))
      } else {
        report(Messages.unknownCollection(name, known: collectionNames))
      }
      return .value(.unknown(use))
    }
    let path = place.path + "." + field
    let key = Key(world: place.world.number, path: path)
    let index: Index = place.axis == nil ? .single : .loop(0)
    if let known = nodes[key] {
      return .object(ObjectReference(place: collection.element, index: .computed(.load(known, index))))
    }
    let node = graph.add(name: path, isHidden: false, type: .text, unit: .none, axis: place.axis, body: .abstract)
    nodes[key] = node
    graph[node].points = collection.axis
    let layers = layers(of: field, at: place)
    if layers.isEmpty {
      guard case .abstract = place.content else {
        report(Messages.fieldNeedsValue(field, of: place.kind, path, use))
        return .value(.unknown(use))
      }
      return .object(ObjectReference(place: collection.element, index: .computed(.load(node, index))))
    }
    var row = Operation.constant(.nan)
    for layer in layers where layer.operation == .set {
      if let column = layer.column {
        row = keyColumn(column, into: collection, over: layers.count > 1 ? row : nil, node: node)
        continue
      }
      guard let value = keyRow(layer, into: collection, place: place, node: node) else { return .value(.unknown(use)) }
      row = value
      graph[node].formula = layer.value
      graph[node].origin = layer.origin
    }
    graph[node].body = .formula(row)
    return .object(ObjectReference(place: collection.element, index: .computed(.load(node, index))))
  }

  private func keyRow(_ layer: FormulaLayer, into collection: CollectionReference, place: Place, node: NodeID)
    -> Operation?
  {
    if case .text(let key) = layer.value.kind {
      guard let row = row(of: key, in: collection) else {
        report(Messages.unknownKey(key, collection, layer.value.span))
        return nil
      }
      return .constant(Double(row))
    }
    var context = Context(world: place.world, keyPath: layer.keyPath, formula: layer.value)
    context.frames = layer.frames
    context.own = layer.own
    if let axis = place.axis { context.loopAxes[0] = axis }
    context.node = node
    context.isInKind = true
    guard case .object(let object) = meaning(layer.value, context), object.place === collection.element else {
      report(Messages.needsObjectOf(collection, layer.value.span))
      return nil
    }
    return object.index.rowOperation
  }

  func row(of key: String, in collection: CollectionReference) -> Int? {
    if let known = axisOfKeys[collection.axis.name] { return known[key] }
    var rows: [String: Int] = [:]
    for (row, label) in collection.axis.labels.enumerated() { rows[label] = row }
    for (row, key) in collection.axis.keys.enumerated() { rows[key] = row }
    axisOfKeys[collection.axis.name] = rows
    return rows[key]
  }

  /// A field whose formula names an object elsewhere: `county = municipality.county`.
  func alias(_ field: String, of place: Place, at use: Span) -> Meaning? {
    let path = place.path + "." + field
    guard let layer = layers(of: field, at: place).last(where: { $0.operation == .set && $0.column == nil }) else {
      return nil
    }
    var context = Context(world: place.world, keyPath: layer.keyPath, formula: layer.value)
    context.frames = layer.frames
    context.own = layer.own
    if let axis = place.axis { context.loopAxes[0] = axis }
    context.isInKind = true
    return making(path, at: layer.origin.span) { meaning(layer.value, context) } ?? .value(.unknown(use))
  }

  var collectionNames: [String] {
    model.definitionOrder.filter { name in
      model.definitions[name].map { nature(of: $0.formula) == .collection } ?? false
    }
  }

  // MARK: Targets of changes

  /// Whether a change leads to something that is there; reads the formula it changes.
  func target(of layered: LayeredChange, in world: World) -> Bool {
    let target = layered.change.target
    guard let definition = model.definitions[target.root.text] else {
      report(Messages.unknownName(target.root, known: Array(model.definitions.keys), kinds: model.kinds))
      return false
    }
    if BuiltInName.settings.contains(where: { $0.name == target.root.text && $0.name != BuiltInName.time }) {
      report(Messages.settingInLayer(target.root))
      return false
    }
    guard !target.parts.isEmpty else {
      if nature(of: definition.formula) == .value {
        if target.root.text != BuiltInName.time, let node = definitionNode(target.root.text, in: world, at: target.span)
        {
          return isNoStepOnRing(layered, node)
        }
        return true
      }
      report(Messages.changeOfObject(target))
      return false
    }
    var place: Place?
    switch nature(of: definition.formula) {
    case .value:
      report(Messages.noFields(target))
      return false
    case .object: place = rootPlace(target.root.text, in: world)
    case .collection: place = collection(target.root.text, in: world)?.element
    }
    for (number, part) in target.parts.enumerated() {
      guard let here = place else { return false }
      switch part {
      case .index(let condition):
        guard number == 0, nature(of: definition.formula) == .collection else {
          report(Messages.indexInPath(target))
          return false
        }
        if case .text(let key) = condition.kind, let collection = collection(target.root.text, in: world),
          row(of: key, in: collection) == nil
        {
          report(Messages.unknownKey(key, collection, condition.span))
          return false
        }
        place = here
      case .field(let name):
        guard let field = model.kinds[here.kind]?.field(name.text) else {
          report(
            Messages.unknownField(
              name, of: here.kind, kind: model.kinds[here.kind], names: Array(model.definitions.keys)))
          return false
        }
        _ = field
        guard number + 1 < target.parts.count else {
          if needsHolder(here.kind, around: here.root.fields.isEmpty ? [] : holderKinds(of: here)) { return true }
          if case .value(let value)? = member(name.text, of: here, at: name.span),
            case .load(let node, _) = value.operation
          {
            return isNoStepOnRing(layered, node)
          }
          return true
        }
        guard case .object(let next)? = member(name.text, of: here, at: name.span), next.place.holder != nil else {
          report(Messages.noHeldObject(name, of: here.kind))
          return false
        }
        place = next.place
      }
    }
    report(Messages.changeOfObject(target))
    return false
  }

  /// Refuses `+=` and the like on a stock that leads back to itself through other series: it would be taken every month.
  private func isNoStepOnRing(_ layered: LayeredChange, _ node: NodeID) -> Bool {
    guard layered.change.operation != .set else { return true }
    drain()
    guard graph[node].starting != nil, !broken.contains(node) else { return true }
    var seen: Set<NodeID> = []
    var waiting = graph[node].reads.now + graph[node].reads.before
    while let next = waiting.popLast() {
      if next == node {
        report(Messages.stepOnPrevious(graph[node].name, layered.change.operation, layered.change.span))
        return false
      }
      guard seen.insert(next).inserted else { continue }
      waiting += graph[next].reads.now + graph[next].reads.before
    }
    return true
  }

  func holderKinds(of place: Place) -> [String] {
    var kinds: [String] = []
    var current = place.holder?.place
    while let here = current {
      kinds.append(here.kind)
      current = here.holder?.place
    }
    return kinds
  }

  /// Fields in a constructor or a change that the kind does not have.
  func checkUnknownOverrides(of place: Place) {
    guard case .object(let recipe) = place.content else { return }
    for override in recipe.overrides where override.isInBraces {
      var kind = place.kind
      for (number, name) in override.path.enumerated() {
        guard let field = model.kinds[kind]?.field(name) else {
          report(
            Messages.unknownField(
              Name(name, override.origin.span), of: kind, kind: model.kinds[kind], names: Array(model.definitions.keys))
          )
          break
        }
        if number + 1 < override.path.count {
          guard case .own(let held)? = field.declaration ?? heldDeclaration(field) else {
            report(Messages.noHeldObject(Name(name, override.origin.span), of: kind))
            break
          }
          // The object that is really held may be of a kind made from the declared one.
          kind = held.text
          if case .object(let reference)? = member(name, of: place, at: override.origin.span), number == 0 {
            kind = reference.place.kind
          }
        }
      }
    }
  }

  private func heldDeclaration(_ field: KindField) -> Declaration? {
    guard let formula = field.formula, case .construct(let kind, _) = formula.kind else { return nil }
    return .own(kind)
  }
}
