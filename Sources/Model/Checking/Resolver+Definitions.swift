import Quantities
import SourceText
import Syntax

extension Resolver {
  /// What the formula of a definition makes.
  enum Nature { case value, object, collection }

  /// The nature of a formula, read off its shape and the definitions it names.
  func nature(of expression: Expression, depth: Int = 0) -> Nature {
    guard depth < 64 else { return .value }
    switch expression.kind {
    case .construct: return .object
    case .list, .rows: return .collection
    case .name(let name):
      guard let definition = model.definitions[name] else { return .value }
      return nature(of: definition.formula, depth: depth + 1)
    case .with(let inner, _), .given(let inner, _): return nature(of: inner, depth: depth + 1)
    case .conditional(_, let yes, _): return nature(of: yes, depth: depth + 1) == .object ? .object : .value
    case .index(let inner, let index):
      guard nature(of: inner, depth: depth + 1) == .collection else { return .value }
      if case .text = index.kind { return .object }
      return .collection
    case .pipeline(let inner, let steps):
      let isFilter = steps.allSatisfy { $0.verb.text == "where" }
      return isFilter && nature(of: inner, depth: depth + 1) == .collection ? .collection : .value
    case .number, .text, .yesNo, .month, .interval, .modified, .this, .previous, .field, .call, .unary, .binary,
      .convert,
      .starting, .range, .invalid:
      return .value
    }
  }

  /// What a name at the top of the model means in a world; nothing where the model does not know it.
  func meaning(ofDefinition name: String, in world: World, at use: Span) -> Meaning? {
    guard let definition = model.definitions[name] else { return nil }
    switch nature(of: definition.formula) {
    case .object:
      guard let place = rootPlace(name, in: world) else { return .value(.unknown(use)) }
      return .object(ObjectReference(place: place, index: place.axis == nil ? .single : .loop(0)))
    case .collection:
      guard let collection = collection(name, in: world) else { return .value(.unknown(use)) }
      return .collection(collection)
    case .value:
      if name == BuiltInName.time, case .range = definition.formula.kind {
        return .value(fail(Messages.timeIsNoValue(use), use))
      }
      guard let node = definitionNode(name, in: world, at: use) else { return .value(.unknown(use)) }
      return .value(read(node, index: graph[node].axis == nil ? .single : .loop(0), at: use))
    }
  }

  /// A value read from a node.
  func read(_ node: NodeID, index: Index, at span: Span) -> Value {
    if broken.contains(node) { return .unknown(span) }
    let target = graph[node]
    return Value(target.type, target.unit, .load(node, target.axis == nil ? .single : index), span)
  }

  /// The node of a definition with a value.
  package func definitionNode(_ name: String, in world: World, at use: Span, laterOnly: Bool = false) -> NodeID? {
    guard let definition = model.definitions[name] else { return nil }
    var stack = [
      FormulaLayer(
        operation: .set, filter: nil, value: definition.formula,
        origin: Origin(span: definition.span, notes: definition.notes), keyPath: name, frames: [], own: nil)
    ]
    for layered in world.changes(of: name) where layered.change.target.parts.isEmpty {
      stack.append(
        FormulaLayer(
          operation: layered.change.operation, filter: nil, value: layered.change.value,
          origin: Origin(span: layered.change.span, notes: layered.change.remarks.notes, scenario: layered.scenario),
          keyPath: name, frames: [], own: nil))
    }
    return node(
      Key(world: world.number, path: name), world: world, axis: nil, declaration: definition.declaration, stack: stack,
      isInKind: false, at: use, laterOnly: laterOnly)
  }

  /// Reads the definitions that an expression rests on, those that rest on nothing first.
  ///
  /// Definitions may build on each other thousands of levels deep; taken in this order, none is read inside another.
  func prepare(_ expression: Expression, in world: World) {
    var waiting: [(name: String, isReady: Bool)] = mentioned(in: expression).map { ($0, false) }
    var seen: Set<String> = []
    while let (name, isReady) = waiting.popLast() {
      guard let definition = model.definitions[name], nodes[Key(world: world.number, path: name)] == nil else {
        continue
      }
      if isReady {
        if nature(of: definition.formula) == .value, !BuiltInName.settings.contains(where: { $0.name == name }) {
          _ = definitionNode(name, in: world, at: definition.name.span)
        }
        continue
      }
      guard seen.insert(name).inserted else { continue }
      waiting.append((name, true))
      for formula in [definition.formula] + world.changes(of: name).map(\.change.value) {
        for inner in mentioned(in: formula) where !seen.contains(inner) { waiting.append((inner, false)) }
      }
    }
  }

  /// The definitions that a formula names, by its text alone.
  private func mentioned(in expression: Expression) -> [String] {
    var found: [String] = []
    var waiting = [expression]
    while let next = waiting.popLast() {
      if case .name(let name) = next.kind, model.definitions[name] != nil { found.append(name) }
      waiting += next.children
    }
    return found
  }

  /// Reads every definition, kind, scenario and change of the model, so that everything that is wrong is told at once.
  package func checkAll() {
    for name in model.kindOrder { checkKind(name) }
    let world = baseline
    for name in model.definitionOrder {
      guard let definition = model.definitions[name] else { continue }
      check(definition, in: world)
    }
    for layered in world.changes { checkTarget(layered, in: world) }
    for name in model.scenarioOrder {
      guard let scenario = model.scenarios[name] else { continue }
      guard let changes = changes(ofScenario: scenario.name, path: []) else { continue }
      let changed = self.world(world, adding: changes)
      for layered in scenario.changes { checkTarget(layered, in: changed) }
    }
    for name in model.functions.keys.sorted() {
      if let function = model.functions[name] { checkFunction(function) }
    }
    for correlation in model.correlations { _ = correlated(correlation) }
  }

  private func check(_ definition: Definition, in world: World) {
    let name = definition.name.text
    if BuiltInName.settings.contains(where: { $0.name == name }) {
      _ = settings(in: world)
      return
    }
    switch nature(of: definition.formula) {
    case .value:
      prepare(Expression(.name(name), definition.name.span), in: world)
      drain()
    case .object:
      guard let place = rootPlace(name, in: world) else { return }
      checkFields(of: place, canBeHeld: true, at: definition.name.span)
    case .collection:
      guard let collection = collection(name, in: world) else { return }
      checkFields(of: collection.element, canBeHeld: false, at: definition.name.span)
    }
  }

  /// Reads every field of an object and of what it holds.
  ///
  /// An object that is made to be held may name its holder; standing alone it has none, which is no error.
  private func checkFields(of place: Place, canBeHeld: Bool, at use: Span) {
    guard let kind = model.kinds[place.kind] else { return }
    if canBeHeld, needsHolder(place.kind, around: []) { return }
    checkUnknownOverrides(of: place)
    for field in kind.fields {
      guard case .object(let held)? = member(field.name.text, of: place, at: use), held.place.holder?.place === place
      else {
        drain()
        continue
      }
      checkFields(of: held.place, canBeHeld: false, at: use)
    }
    drain()
  }

  /// Whether the formulas of a kind name a holder that is not among those around.
  func needsHolder(_ kind: String, around: [String]) -> Bool {
    guard let declared = model.kinds[kind] else { return false }
    let around = around + [kind]
    return declared.fields.contains { field in
      field.formula?.contains { expression in
        guard case .name(let name) = expression.kind, model.kinds[name] != nil, declared.field(name) == nil else {
          return false
        }
        return !around.contains { model.inherits($0, from: name) }
      } ?? false
    }
  }

  /// Reads the formula that a change leads to, so that its own errors and cycles are told.
  private func checkTarget(_ layered: LayeredChange, in world: World) {
    _ = target(of: layered, in: world)
    drain()
  }

  private func checkFunction(_ function: UserFunction) {
    if let literal = firstSource(in: function.body) { report(Messages.sourceInFunction(literal)) }
    if calls(function.name.text, from: function.body) { report(Messages.recursion(function.name)) }
  }

  private func firstSource(in expression: Expression) -> Span? {
    if expression.isSource { return expression.span }
    for child in expression.children { if let found = firstSource(in: child) { return found } }
    return nil
  }

  /// Whether a function leads to itself through the functions that it calls.
  private func calls(_ name: String, from expression: Expression) -> Bool {
    var seen: Set<String> = []
    var waiting = [expression]
    while let next = waiting.popLast() {
      waiting += next.children
      guard case .call(let called, _) = next.kind else { continue }
      if called.text == name { return true }
      if let function = model.functions[called.text], seen.insert(called.text).inserted {
        waiting.append(function.body)
      }
    }
    return false
  }
}
