import Quantities
import SourceText
import Syntax

extension Resolver {
  /// The object that a definition makes.
  func rootPlace(_ name: String, in world: World) -> Place? {
    let key = Key(world: world.number, path: name)
    if let known = places[key] { return known }
    guard let definition = model.definitions[name] else { return nil }
    guard let made = making(name, at: definition.name.span, { recipe(ofDefinition: name, in: world) }) else {
      return nil
    }
    let place = place(made, path: name, axis: nil, world: world, holder: nil, key: name)
    places[key] = place
    return place
  }

  /// Makes an object or a collection; nothing, with a message, where it is being made already.
  func making<Made>(_ path: String, at span: Span, _ make: () -> Made?) -> Made? {
    guard !making.contains(path) else {
      report(Messages.objectOfItself(making.drop { $0 != path } + [path], span))
      return nil
    }
    making.append(path)
    defer { making.removeLast() }
    return make()
  }

  /// What an object formula makes: one recipe, or two with the condition between them.
  indirect enum MadeObject {
    case recipe(Recipe)
    case choice(Expression, Context, MadeObject, MadeObject)
  }

  func place(
    _ made: MadeObject, path: String, axis: Axis?, world: World, holder: (place: Place, field: String)?, key: String,
    columns: [String: FileColumn] = [:]
  ) -> Place {
    switch made {
    case .recipe(let recipe):
      return Place(
        path: path, kind: recipe.kind, axis: axis, world: world, holder: holder, content: .object(recipe),
        columns: columns, key: key)
    case .choice(let condition, let context, let first, let second):
      let left = place(first, path: path, axis: axis, world: world, holder: holder, key: key)
      let right = place(second, path: path, axis: axis, world: world, holder: holder, key: key)
      let value = self.value(condition, context)
      if value.type != .yesNo, value.type != .unknown { report(Messages.needsCondition("if", value, self)) }
      if isUncertain(value.operation) { report(Messages.uncertainChoice(condition.span)) }
      let node = graph.add(
        name: path + " (which)", isHidden: true, type: .yesNo, unit: .none, axis: axis, body: .formula(value.operation))
      graph[node].formula = condition
      let kind = model.inherits(left.kind, from: right.kind) ? right.kind : left.kind
      return Place(
        path: path, kind: kind, axis: axis, world: world, holder: holder, content: .choice(node, left, right), key: key)
    }
  }

  /// The recipe under a name of the model, with the changes that a world lays on it.
  func recipe(ofDefinition name: String, in world: World) -> MadeObject? {
    guard let definition = model.definitions[name] else { return nil }
    var context = Context(world: world, keyPath: name, formula: definition.formula)
    context.frames = []
    guard
      let made = recipe(
        definition.formula, context, prefix: name, levels: 0,
        origin: Origin(span: definition.span, notes: definition.notes))
    else { return nil }
    return adding(overrides(of: name, in: world), to: made)
  }

  func adding(_ overrides: [Override], to made: MadeObject) -> MadeObject {
    switch made {
    case .recipe(var recipe):
      recipe.overrides += overrides
      return .recipe(recipe)
    case .choice(let condition, let context, let first, let second):
      return .choice(condition, context, adding(overrides, to: first), adding(overrides, to: second))
    }
  }

  /// The recipe that an object-valued formula gives: a name, a constructor, `with`, or `if` between those.
  func recipe(
    _ expression: Expression, _ context: Context, prefix: String, levels: Int, origin: Origin
  ) -> MadeObject? {
    switch expression.kind {
    case .construct(let kind, let changes):
      guard let declared = model.kinds[kind.text] else {
        report(Messages.unknownKind(kind, known: model.kindOrder))
        return nil
      }
      _ = declared
      var given: [String: Change] = [:]
      for change in changes where change.operation == .set {
        let target = text(of: change.target)
        if let earlier = given[target] {
          report(Messages.definedTwice(Name(target, change.target.span), Name(target, earlier.target.span)))
        }
        given[target] = change
      }
      return .recipe(
        Recipe(kind: kind.text, overrides: overrides(changes, prefix: prefix, levels: levels, origin: origin)))
    case .name(let name):
      guard model.definitions[name] != nil else { break }
      return making(name, at: expression.span) { recipe(ofDefinition: name, in: context.world) }
    case .with(let inner, let layer):
      guard let made = recipe(inner, context, prefix: prefix, levels: levels, origin: origin) else { return nil }
      switch layer {
      case .changes(let changes, _):
        return adding(overrides(changes, prefix: prefix, levels: levels, origin: origin), to: made)
      case .scenarios(let names):
        guard let world = world(context.world, scenarios: names) else { return nil }
        var changed = context
        changed.world = world
        return recipe(inner, changed, prefix: prefix, levels: levels, origin: origin)
      }
    case .conditional(let condition, let yes, let no):
      guard let first = recipe(yes, context, prefix: prefix, levels: levels, origin: origin),
        let second = recipe(no, context, prefix: prefix, levels: levels, origin: origin)
      else { return nil }
      return .choice(condition, context, first, second)
    default: break
    }
    report(Messages.objectFormula(expression.span))
    return nil
  }

  private func overrides(_ changes: [Change], prefix: String, levels: Int, origin: Origin) -> [Override] {
    changes.map { change in
      let names =
        [change.target.root.text]
        + change.target.parts.compactMap { part in
          if case .field(let name) = part { return name.text }
          return nil
        }
      if names.count != change.target.parts.count + 1 { report(Messages.indexInBraces(change.target)) }
      return Override(
        path: names, filter: nil, operation: change.operation, value: change.value,
        origin: Origin(span: change.span, notes: change.remarks.notes, scenario: origin.scenario),
        keyPath: prefix + "." + names.joined(separator: "."), levels: levels + names.count - 1,
        isInBraces: true)
    }
  }

  /// The changes of a world to an object of that name: its own, and those to lists that it is in.
  private func overrides(of name: String, in world: World) -> [Override] {
    var found: [(LayeredChange, isMember: Bool)] = world.changes(of: name).map { ($0, false) }
    for list in lists(with: name) { found += world.changes(of: list).map { ($0, true) } }
    if found.contains(where: \.isMember) {
      found.sort { world.place(of: $0.0) < world.place(of: $1.0) }
    }
    // An object is picked by the name it is defined by, or by its first text.
    var keys = [name]
    if case .construct(let kind, let changes)? = model.definitions[name]?.formula.kind,
      let field = model.kinds[kind.text]?.keyField,
      case .text(let text)? = changes.last(where: { $0.target.root.text == field.name.text })?.value.kind
    {
      keys.append(text)
    }
    return found.compactMap { override(for: $0.0, in: world, memberKeys: $0.isMember ? keys : []) }
  }

  /// The lists of the model that an object is written in.
  func lists(with name: String) -> [String] {
    if let known = listsOfObjects { return known[name] ?? [] }
    var found: [String: [String]] = [:]
    for list in model.definitionOrder {
      guard case .list(let elements)? = model.definitions[list]?.formula.kind else { continue }
      let names = elements.compactMap { if case .name(let name) = $0.kind { name } else { nil } }
      for name in Set(names) { found[name, default: []].append(list) }
    }
    listsOfObjects = found
    return found[name] ?? []
  }

  /// A change as an override of the object at the head of its path.
  func override(for layered: LayeredChange, in world: World, memberKeys: [String] = []) -> Override? {
    var names: [String] = []
    var filter: (condition: Expression, world: World)?
    for (place, part) in layered.change.target.parts.enumerated() {
      switch part {
      case .field(let name): names.append(name.text)
      case .index(let condition):
        guard place == 0 else { continue }
        if case .text(let key) = condition.kind, !memberKeys.isEmpty {
          guard memberKeys.contains(key) else { return nil }
        } else {
          filter = (condition, self.world(below: layered, of: world))
        }
      }
    }
    guard !names.isEmpty else { return nil }
    let isCollection =
      !memberKeys.isEmpty
      || model.definitions[layered.change.target.root.text].map { nature(of: $0.formula) } == .collection
    return Override(
      path: names, filter: filter, operation: layered.change.operation, value: layered.change.value,
      origin: Origin(
        span: layered.change.span, notes: layered.change.remarks.notes, scenario: layered.scenario),
      // For a change to a collection the kind's field is the key, so that a changed interval keeps its luck.
      keyPath: isCollection ? "*" : ([layered.change.target.root.text] + names).joined(separator: "."),
      levels: layered.isInObjectBraces ? names.count - 1 : 0)
  }

  // MARK: Collections

  func collection(_ name: String, in world: World) -> CollectionReference? {
    let key = Key(world: world.number, path: name)
    if let known = collections[key] { return known }
    guard let definition = model.definitions[name] else { return nil }
    let made = making(name, at: definition.name.span) { () -> CollectionReference? in
      switch definition.formula.kind {
      case .rows(let kind, let file, let span): return rows(name, kind, file, span, in: world)
      case .list(let elements): return list(name, elements, definition, in: world)
      default:
        let context = Context(world: world, keyPath: name, formula: definition.formula)
        if case .collection(let inner) = meaning(definition.formula, context) { return inner }
        return nil
      }
    }
    guard let made else { return nil }
    collections[key] = made
    return made
  }

  private func list(_ name: String, _ elements: [Expression], _ definition: Definition, in world: World)
    -> CollectionReference?
  {
    var members: [Place] = []
    for (number, element) in elements.enumerated() {
      if case .name(let object) = element.kind, model.definitions[object] != nil {
        guard nature(of: element) == .object, let place = rootPlace(object, in: world) else {
          if nature(of: element) != .object { report(Messages.listOfObjects(element.span)) }
          return nil
        }
        members.append(place)
        continue
      }
      guard nature(of: element) == .object else {
        report(Messages.listOfObjects(element.span))
        return nil
      }
      let path = "\(name)[\(number + 1)]"
      let context = Context(world: world, keyPath: path, formula: element)
      let origin = Origin(span: element.span, notes: [])
      guard let made = recipe(element, context, prefix: path, levels: 0, origin: origin) else { return nil }
      var key = path
      if case .construct(let kind, let changes) = element.kind, let field = model.kinds[kind.text]?.keyField,
        let change = changes.first(where: { $0.target.root.text == field.name.text }),
        case .text(let text) = change.value.kind
      {
        key = text
      }
      let changes = world.changes(of: name).compactMap { override(for: $0, in: world, memberKeys: [key]) }
      members.append(place(adding(changes, to: made), path: path, axis: nil, world: world, holder: nil, key: key))
    }
    var kind = members.first?.kind ?? ""
    for member in members {
      if model.inherits(kind, from: member.kind) {
        kind = member.kind
      } else if !model.inherits(member.kind, from: kind) {
        report(Messages.listOfDifferentKinds(kind, member.kind, definition.formula.span))
        return nil
      }
    }
    let keys = members.map(\.key)
    if let twice = firstTwice(keys) { report(Messages.keyTwice(twice, name, definition.formula.span)) }
    guard !members.isEmpty else {
      report(Messages.emptyList(definition.formula.span))
      return nil
    }
    let labels = members.map { label(of: $0) ?? $0.key }
    if let twice = firstTwice(labels) { report(Messages.keyTwice(twice, name, definition.formula.span)) }
    let axis = Axis(name: name, kind: kind, keys: keys, labels: labels)
    let element = Place(
      path: name, kind: kind, axis: axis, world: world, holder: nil, content: .members(members), key: name)
    return CollectionReference(name: name, element: element, axis: axis)
  }

  /// The text that an object's first field is given.
  private func label(of place: Place) -> String? {
    guard let field = model.kinds[place.kind]?.keyField?.name.text,
      case .text(let text)? = layers(of: field, at: place).last(where: { $0.operation == .set })?.value.kind
    else { return nil }
    return text
  }

  func firstTwice(_ keys: [String]) -> String? {
    var seen: Set<String> = []
    return keys.first { !seen.insert($0).inserted }
  }

  // MARK: Kinds without an object

  /// Any object of a kind, in which the kind's formulas are checked.
  func abstractPlace(_ kind: String) -> Place {
    if let known = abstractPlaces[kind] { return known }
    let place = Place(
      path: kind, kind: kind, axis: Axis(name: "any \(kind)", kind: kind, keys: []), world: baseline, holder: nil,
      content: .abstract, key: kind)
    abstractPlaces[kind] = place
    return place
  }

  func checkKind(_ name: String) {
    guard let kind = model.kinds[name] else { return }
    let place = abstractPlace(name)
    for field in kind.fields {
      if field.declaration == nil, field.formula == nil { report(Messages.fieldSaysNothing(field.name)) }
      _ = member(field.name.text, of: place, at: field.name.span)
      drain()
    }
  }
}
