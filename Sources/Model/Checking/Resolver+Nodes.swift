import Quantities
import SourceText
import Syntax

/// One formula given to a field: that of its kind, of a constructor, or of a change, with what stands around it.
struct FormulaLayer {
  var operation: ChangeOperator
  /// The objects it holds for, in the world below the change.
  var filter: (condition: Expression, world: World, element: ObjectReference)?
  var value: Expression
  var origin: Origin
  var keyPath: String
  var frames: [ObjectReference]
  var own: ObjectReference?
  /// A column of a file instead of a formula; cells left empty keep what is below.
  var column: FileColumn? = nil
}

extension Resolver {
  /// The node for a stack of formulas, the lowest first. Makes it when it is asked for the first time.
  func node(
    _ key: Key, world: World, axis: Axis?, declaration: Declaration?, stack: [FormulaLayer], isInKind: Bool,
    at use: Span,
    laterOnly: Bool = false
  ) -> NodeID? {
    guard path.count < Limits.depth else {
      report(Messages.tooDeep(use))
      return nil
    }
    if let known = nodes[key] {
      if !laterOnly, open.contains(known) {
        if let place = path.firstIndex(where: { $0.node == known }) {
          reportCycle(from: place, closing: use)
          broken.insert(known)
          return known
        }
        // It waits to be read; now its value in the same month is wanted.
        if let waiting = deferred.firstIndex(where: { $0.node == known }) {
          let reading = deferred.remove(at: waiting)
          enter(known, use) { reading.read() }
        }
      }
      return known
    }
    let id = graph.add(name: key.path, isHidden: false, type: .unknown, unit: .none, axis: axis, body: .abstract)
    nodes[key] = id
    open.insert(id)
    // The lowest formula that counts: the last that sets the value for every object.
    let base = stack.lastIndex { $0.operation == .set && $0.filter == nil && $0.column == nil } ?? 0
    let used = Array(stack[base...])
    if let lowest = used.first {
      graph[id].formula = lowest.value
      graph[id].origin = lowest.origin
    }
    graph[id].steps = used.dropFirst().map { ($0.operation, $0.value, $0.origin) }
    graph[id].replaced = stack[..<base].suffix(8).map { Node.Replaced(formula: $0.value, origin: $0.origin) }
    let declared = declaration.flatMap { declaredType($0, isInKind: isInKind) }
    if let declared {
      graph[id].type = declared.type
      graph[id].unit = declared.unit
    }
    // What `previous` of it gives is known before its formula is read: a ring begins here.
    var provisional = declared?.type
    // A formula that takes another's place keeps its start, for whoever reads the month before the first.
    if let layer = stack.last(where: { $0.value.startingPart != nil }), let start = layer.value.startingPart {
      var context = context(for: layer, world: world, axis: axis, node: id, isInKind: isInKind)
      context.node = nil
      enter(id, use) {
        let value = self.value(start, context)
        graph[id].starting = value.operation
        if provisional == nil, value.type != .zero { provisional = value.type }
        if declared == nil {
          graph[id].type = value.type
          graph[id].unit = value.unit
        } else if let declared {
          _ = self.coerce(value, to: declared.type, unit: declared.unit, name: key.path)
        }
      }
    }
    let known = provisional
    let read = { [unowned self] in
      self.readFormula(id, key, world, axis, declared, known, used, isInKind)
    }
    if laterOnly {
      deferred.append((id, read))
    } else {
      enter(id, use) { read() }
    }
    return id
  }

  private func enter(_ node: NodeID, _ use: Span, _ body: () -> Void) {
    path.append((node, use))
    body()
    path.removeLast()
  }

  private func readFormula(
    _ id: NodeID, _ key: Key, _ world: World, _ axis: Axis?, _ declared: (type: ValueType, unit: UnitExpression)?,
    _ provisional: ValueType?, _ layers: [FormulaLayer], _ isInKind: Bool
  ) {
    var below: Value?
    let column = Context.ColumnBox(axis: nil, isOpen: axis == nil && !isInKind)
    let saysPrevious = layers.contains { $0.operation != .set } && readsOwnPast(layers, id)
    for layer in layers {
      var context = context(for: layer, world: world, axis: axis, node: id, isInKind: isInKind)
      if axis == nil, !isInKind { context.column = column }
      if let column = layer.column {
        below = columnValue(column, over: below, declared: declared, node: id)
        continue
      }
      let body = layer.value.withoutStarting
      if layer.operation != .set, saysPrevious {
        report(Messages.stepOnPrevious(graph[id].name, layer.operation, layer.origin.span))
        below = .unknown(layer.value.span)
        continue
      }
      var value = self.value(body, context)
      if layer.operation == .add || layer.operation == .subtract, value.type == .share, let below,
        below.dimension?.isNone == false
      {
        value = fail(
          Messages.percentOfWhat(layer.operation == .add ? .add : .subtract, below, value, layer.origin.span),
          value.span)
      }
      if let declared, layer.operation != .multiply {
        value = coerce(value, to: declared.type, unit: declared.unit, name: key.path)
      }
      below = combine(below, value, layer, context)
    }
    open.remove(id)
    guard var value = below else { return }
    if declared == nil, value.type != .unknown, let usual = usualNode(for: key, world), graph[usual].type != .unknown {
      let unit = value.unit
      value = coerce(value, to: graph[usual].type, unit: graph[usual].unit, name: key.path)
      value.unit = unit
    }
    if value.type == .unknown { broken.insert(id) }
    if value.type == .zero {
      if declared == nil {
        report(Messages.zeroNeedsUnit(key.path, layers[layers.count - 1].value.span))
        broken.insert(id)
      }
    }
    if declared == nil, let provisional, value.type != .unknown, provisional != .unknown {
      value = coerce(value, to: provisional, unit: graph[id].unit, name: key.path)
      if value.type == .unknown { broken.insert(id) }
    }
    if declared == nil {
      if provisional == nil || graph[id].type == .zero || graph[id].type == .unknown { graph[id].unit = value.unit }
      graph[id].type = value.type
    }
    if axis == nil { graph[id].axis = column.axis }
    graph[id].body = .formula(value.operation)
  }

  /// The node whose kind of value a changed formula must keep: that of the model with no scenario, or of the kind.
  private func usualNode(for key: Key, _ world: World) -> NodeID? {
    let base = Key(world: baseline.number, path: key.path)
    if world.number != baseline.number, let known = nodes[base], !open.contains(known), !broken.contains(known) {
      return known
    }
    guard let dot = key.path.lastIndex(of: "."),
      let place = places[Key(world: world.number, path: String(key.path[..<dot]))] ?? nil
    else { return nil }
    let field = String(key.path[key.path.index(after: dot)...])
    guard let known = nodes[Key(world: baseline.number, path: place.kind + "." + field)], !open.contains(known),
      !broken.contains(known)
    else { return nil }
    return known
  }

  private func context(
    for layer: FormulaLayer, world: World, axis: Axis?, node: NodeID, isInKind: Bool
  ) -> Context {
    var context = Context(
      world: world, keyPath: layer.keyPath, formula: layer.value,
      column: Context.ColumnBox(isOpen: axis == nil && !isInKind))
    context.frames = layer.frames
    context.own = layer.own
    if let axis { context.loopAxes[0] = axis }
    context.node = node
    context.isInKind = isInKind && layer.origin.scenario == nil
    return context
  }

  /// Whether one of the formulas reads its own past: a step on it would be taken again every month.
  private func readsOwnPast(_ layers: [FormulaLayer], _ id: NodeID) -> Bool {
    let own = graph[id].name.split(separator: ".").last.map(String.init) ?? ""
    return layers.contains { layer in
      layer.operation == .set
        && layer.value.contains { inner in
          switch inner.kind {
          case .previous: return true
          case .call(let name, let arguments):
            guard name.text == "previous", let first = arguments.first, case .name(let read) = first.value.kind else {
              return false
            }
            return read == own
          default: return false
          }
        }
    }
  }

  /// Lays one formula over the value below it.
  private func combine(_ below: Value?, _ value: Value, _ layer: FormulaLayer, _ context: Context) -> Value {
    var result = value
    if layer.operation != .set {
      guard let below else { return fail(Messages.nothingBelow(layer.operation, layer.origin.span), layer.value.span) }
      let sign: BinaryOperator =
        switch layer.operation {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .set: .add
        }
      result = arithmetic(sign, below, value, span: layer.origin.span)
      if layer.operation == .multiply, result.type != .unknown, result.type != below.type {
        return fail(Messages.changesDimension(below, result, layer.origin.span, self), layer.value.span)
      }
    } else if let below, below.type != .unknown, value.type != .unknown {
      result = coerce(value, to: below.type, unit: below.unit, name: text(of: layer.value))
    }
    guard let filter = layer.filter, let below else { return result }
    if case .text(let key) = filter.condition.kind, let axis = filter.element.place.axis {
      let row = axis.keys.firstIndex(of: key) ?? axis.labels.firstIndex(of: key)
      let isChosen = Operation.binary(.equal, .position(loop: 0), .constant(row.map(Double.init) ?? -1))
      result.operation = .select(isChosen, result.operation, below.operation)
      return result
    }
    var lookup = Context(world: filter.world, keyPath: layer.keyPath + "[…]", formula: filter.condition)
    lookup.frames = [filter.element]
    lookup.own = filter.element
    lookup.loopAxes = context.loopAxes
    let condition = self.value(filter.condition, lookup)
    guard condition.type == .yesNo else {
      return condition.type == .unknown
        ? condition : fail(Messages.needsCondition("[…]", condition, self), filter.condition.span)
    }
    result.operation = .select(condition.operation, result.operation, below.operation)
    return result
  }

  private func reportCycle(from place: Int, closing use: Span) {
    let ring = path[place...]
    let names = ring.map { (graph[$0.node].name, graph[$0.node].origin?.span ?? $0.span) }
    if ring.count == 1, let only = ring.first {
      report(Messages.cycle(ofItself: graph[only.node].name, graph[only.node].formula, closing: use))
    } else {
      report(Messages.cycle(names, closing: use))
    }
    for step in ring { broken.insert(step.node) }
  }
}

extension Expression {
  /// What stands after `starting`.
  var startingPart: Expression? {
    if case .starting(_, let start) = kind { return start }
    return nil
  }

  /// The formula before `starting`.
  var withoutStarting: Expression {
    if case .starting(let body, _) = kind { return body }
    return self
  }
}
