import Quantities
import SourceText
import Syntax

extension Resolver {
  func call(_ name: Name, _ arguments: [Argument], _ expression: Expression, _ context: Context) -> Value {
    let span = expression.span
    if let function = model.functions[name.text] { return userCall(function, name, arguments, span, context) }
    guard let function = BuiltInFunction.named(name.text) else {
      return fail(
        Messages.unknownFunction(name, known: BuiltInFunction.all.map(\.name) + Array(model.functions.keys), model),
        span)
    }
    guard function.counts.contains(arguments.count) else {
      return fail(Messages.wrongCount(function, arguments.count, span), span)
    }
    let takesPoints = function.name == "path" || function.name == "interpolate"
    for argument in arguments {
      if let point = argument.point, !takesPoints { return fail(Messages.pointInCall(name, point.span), span) }
      if let group = argument.group, !name.text.hasPrefix("allocate") {
        return fail(Messages.groupInCall(name, group.span), span)
      }
    }
    if function.section == .distribution { return source(expression, each: false, fresh: false, expression, context) }
    switch function.name {
    case "previous": return previous(arguments, span, context)
    case "path": return path(arguments, span, context)
    case "interpolate": return interpolate(arguments, span, context)
    case "min", "max": return extreme(function.name == "min" ? .minimum : .maximum, arguments, span, context)
    case "rank": return rank(arguments[0].value, span, context)
    case "layer": return layer(arguments, span, context)
    case "allocate", "allocate_whole":
      return allocate(arguments, isWhole: function.name == "allocate_whole", expression, context)
    default: break
    }
    let values = arguments.map { value($0.value, context) }
    if values.contains(where: { $0.type == .unknown }) { return .unknown(span) }
    let x = values[0]
    switch function.name {
    case "abs": return keeping(x, .absolute, name, span)
    case "round": return rounded(x, .round, values, name, span)
    case "floor": return rounded(x, .floor, values, name, span)
    case "ceil": return rounded(x, .ceiling, values, name, span)
    case "exp", "ln":
      guard let dimension = x.dimension, dimension.isNone else {
        return fail(Messages.needsNumber(name, x, self), span)
      }
      return Value(.number, .none, .unary(name.text == "exp" ? .exponential : .logarithm, x.operation), span)
    case "sqrt":
      guard let root = x.dimension?.squareRoot else { return fail(Messages.noSquareRoot(x, self), span) }
      let factors = x.unit.factors.map {
        UnitExpression.Factor(unit: $0.unit, spelling: $0.spelling, power: $0.power / 2)
      }
      let isWhole = x.unit.factors.allSatisfy { $0.power % 2 == 0 }
      let unit = isWhole ? UnitExpression(factors) : model.units.baseExpression(of: root)
      return Value(
        root.isNone ? .number : .quantity(root), root.isNone ? .none : unit, .unary(.squareRoot, x.operation), span)
    case "expected", "sd", "p5", "p50", "p95", "quantile", "tail_mean", "chance":
      return statistic(function.name, values, span, context)
    default: return overTime(function.name, x, span, context)
    }
  }

  private func keeping(_ x: Value, _ kernel: UnaryKernel, _ name: Name, _ span: Span) -> Value {
    guard x.dimension != nil else { return fail(Messages.needsQuantity(name.text, x, self), span) }
    return Value(x.type, x.unit, .unary(kernel, x.operation), span)
  }

  /// Rounds to whole units where the size of the unit is beyond doubt, else to a step that must be given.
  private func rounded(_ x: Value, _ kernel: UnaryKernel, _ values: [Value], _ name: Name, _ span: Span) -> Value {
    guard x.dimension != nil else { return fail(Messages.needsQuantity(name.text, x, self), span) }
    if values.count == 2 {
      let step = values[1]
      guard unify(x, step) != nil, step.type != .zero else {
        return fail(Messages.roundingStep(name, x, step, self), span)
      }
      return Value(
        x.type, x.unit,
        .binary(.multiply, .unary(kernel, .binary(.divide, x.operation, step.operation)), step.operation), span)
    }
    let hasOneSize = x.unit.factors.allSatisfy { factor in
      let dimension = model.units.units[factor.unit].dimension
      return model.units.units.filter { $0.dimension == dimension }.allSatisfy { $0.factor == 1 }
    }
    guard hasOneSize, x.type != .share, !x.unit.percent else { return fail(Messages.roundWhat(name, x, self), span) }
    return Value(x.type, x.unit, .unary(kernel, x.operation), span)
  }

  private func extreme(_ kernel: BinaryKernel, _ arguments: [Argument], _ span: Span, _ context: Context) -> Value {
    var result = value(arguments[0].value, context)
    for argument in arguments.dropFirst() {
      let next = value(argument.value, context)
      if next.type == .unknown || result.type == .unknown { return .unknown(span) }
      guard let both = unify(result, next), both.type != .text, both.type != .yesNo else {
        return fail(Messages.cannotCompare(result, next, span, self), span)
      }
      let isOne = result.isOne && next.isOne
      result = Value(both.type, both.unit, .binary(kernel, result.operation, next.operation), span)
      result.isOne = isOne
    }
    return result
  }

  private func layer(_ arguments: [Argument], _ span: Span, _ context: Context) -> Value {
    let values = arguments.map { value($0.value, context) }
    if values.contains(where: { $0.type == .unknown }) { return .unknown(span) }
    var result = values[0]
    for bound in values.dropFirst() {
      guard let both = unify(result, bound), result.dimension != nil else {
        return fail(Messages.cannotCompare(result, bound, span, self), span)
      }
      result.type = both.type
      result.unit = both.unit
    }
    if values.count == 3, let from = values[1].operation.constantValue, let to = values[2].operation.constantValue,
      from > to
    {
      return fail(Messages.layerBounds(arguments[1].value, arguments[2].value, span), span)
    }
    // max(min(x, to) - from, 0)
    var part = values[0].operation
    if values.count == 3 { part = .binary(.minimum, part, values[2].operation) }
    part = .binary(.maximum, .binary(.subtract, part, values[1].operation), .constant(0))
    return Value(result.type, result.unit, part, span)
  }

  private func userCall(
    _ function: UserFunction, _ name: Name, _ arguments: [Argument], _ span: Span, _ context: Context
  ) -> Value {
    guard arguments.count == function.parameters.count else {
      return fail(Messages.wrongUserCount(function, arguments.count, span), span)
    }
    guard !context.calls.contains(function.name.text), context.calls.count < 32 else {
      return fail(Messages.recursion(name), span)
    }
    var inside = Context(world: context.world, keyPath: context.keyPath, column: context.column)
    inside.loopAxes = context.loopAxes
    inside.calls = context.calls + [function.name.text]
    inside.given = context.given
    inside.isInKind = context.isInKind
    var parameters: [String: Value] = [:]
    for (parameter, argument) in zip(function.parameters, arguments) {
      let given = value(argument.value, context)
      if given.type == .unknown { return .unknown(span) }
      parameters[parameter.text] = given
    }
    inside.parameters = parameters
    callBudget -= 1
    guard callBudget > 0 else { return fail(Messages.tooManyCalls(name), span) }
    return value(function.body, inside).at(span)
  }

  // MARK: Changed models

  func with(_ inner: Expression, _ layer: LayerText, _ span: Span, _ context: Context) -> Meaning {
    guard !context.isInKind else { return .value(fail(Messages.withInKind(span), span)) }
    let (base, layers) = Expression(.with(inner, layer), span).layered
    var changed = context
    for layer in layers {
      guard let world = changedWorld(base, layer.text, changed) else { return .value(.unknown(span)) }
      changed.world = world
    }
    guard worlds.count < Limits.worlds, changed.world.changes.count < context.world.changes.count + Limits.changes
    else {
      return .value(fail(Messages.tooManyWorlds(span), span))
    }
    guard settings(in: changed.world).time == settings(in: context.world).time else {
      return .value(fail(Messages.timeInPart(span), span))
    }
    prepare(base, in: changed.world)
    return meaning(base, changed)
  }

  /// The world with what `with` lays on it; nothing, with messages, where that is wrong.
  func changedWorld(_ inner: Expression, _ layer: LayerText, _ context: Context) -> World? {
    switch layer {
    case .scenarios(let names): return world(context.world, scenarios: names)
    case .changes(let changes, let braces):
      var object: String?
      if braces, case .name(let name) = inner.kind, nature(of: inner) == .object { object = name }
      let layered = changes.map { layeredChange($0, object: object, context) }
      let changed = world(context.world, adding: layered)
      for change in layered where !target(of: change, in: changed) { return nil }
      return changed
    }
  }

  /// A change in `with`; in braces after an object its names are the object's fields first.
  private func layeredChange(_ change: Change, object: String?, _ context: Context) -> LayeredChange {
    var change = change
    if let object, let kind = rootPlace(object, in: context.world)?.kind,
      model.kinds[kind]?.field(change.target.root.text) != nil
    {
      change.target.parts.insert(.field(change.target.root), at: 0)
      change.target.root = Name(object, change.target.root.span)
    }
    let key = "\(change.span.source.name)|\(ObjectIdentifier(change.span.source))|\(change.span.lower)|\(object ?? "")"
    let number = withNumbers[key] ?? model.changeCount + withNumbers.count + 1
    withNumbers[key] = number
    return LayeredChange(
      change: change, number: number, scenario: nil, sheet: .prompt, isInObjectBraces: object != nil)
  }
}

extension Expression {
  /// What the clauses `with` around an expression change, and their layers: what is written later lies over what is
  /// written before it.
  var layered: (base: Expression, layers: [(text: LayerText, span: Span)]) {
    var base = self
    var layers: [(text: LayerText, span: Span)] = []
    while case .with(let below, let layer) = base.kind {
      layers.insert((layer, base.span), at: 0)
      base = below
    }
    return (base, layers)
  }
}
