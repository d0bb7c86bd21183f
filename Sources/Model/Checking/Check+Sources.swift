import Quantities
import SourceText
import Syntax
import Wording

extension Resolver {
  func modified(_ inner: Expression, _ each: Bool, _ fresh: Bool, _ expression: Expression, _ context: Context) -> Value
  {
    switch inner.kind {
    case .interval(let low, let high): return interval(low, high, each: each, fresh: fresh, inner, context)
    case .call(let name, _) where BuiltInFunction.named(name.text)?.section == .distribution:
      return source(inner, each: each, fresh: fresh, expression, context)
    default: return fail(Messages.eachNeedsSource(each: each, expression.span), expression.span)
    }
  }

  /// `680 to 950 kkr/fte/year`: 5 % of draws below the first, 5 % above the second.
  func interval(
    _ low: Expression, _ high: Expression, each: Bool, fresh: Bool, _ expression: Expression, _ context: Context
  ) -> Value {
    let span = expression.span
    let top = value(high, context)
    var bottom = value(low, context)
    if case .number(let literal) = low.kind, literal.unit == nil, case .number(let other) = high.kind,
      let unit = other.unit
    {
      let read = self.unit(unit, context)
      bottom = Value(
        top.type, top.unit, .constant((read ?? .none).toBase(literal.value, in: model.units)), low.span)
    }
    if bottom.type == .unknown || top.type == .unknown { return .unknown(span) }
    guard let both = unify(bottom, top), bottom.dimension != nil else {
      return fail(Messages.differentEnds(bottom, top, span, self), span)
    }
    if let from = bottom.operation.constantValue, let to = top.operation.constantValue {
      if both.type == .share {
        guard from > 0, to < 1 else { return fail(Messages.shareEnds(span, low, high), span) }
      } else {
        guard from > 0 else { return fail(Messages.positiveEnds(span, low, high), span) }
      }
      if from == to { return fail(Messages.endsAreEqual(span, high), span) }
      guard from < to else { return fail(Messages.endsInOrder(span, low, high), span) }
    }
    let distribution: Distribution = both.type == .share ? .logitNormalInterval : .lognormalInterval
    return draw(
      distribution, [bottom.operation, top.operation], both.type == .zero ? .number : both.type, top.unit, each, fresh,
      expression.span, context)
  }

  /// A distribution by name.
  func source(_ call: Expression, each: Bool, fresh: Bool, _ expression: Expression, _ context: Context) -> Value {
    guard case .call(let name, let arguments) = call.kind, let function = BuiltInFunction.named(name.text) else {
      return .unknown(call.span)
    }
    let span = expression.span
    guard function.counts.contains(arguments.count) else {
      return fail(Messages.wrongCount(function, arguments.count, span), span)
    }
    let values = arguments.map { value($0.value, context) }
    if values.contains(where: { $0.type == .unknown }) { return .unknown(span) }
    let constants = values.map(\.operation.constantValue)
    func refuse(_ why: String) -> Value { fail(Messages.parameters(name, why, span), span) }
    var type = values[0].type
    var unit = values[0].unit
    let operations = values.map(\.operation)
    switch name.text {
    case "normal", "lognormal", "gamma", "uniform", "triangular", "pert":
      for other in values.dropFirst() {
        let sofar = Value(type, unit, .constant(0), values[0].span)
        guard let both = unify(sofar, other), sofar.dimension != nil else {
          return fail(Messages.cannotCompare(values[0], other, span, self), span)
        }
        type = both.type
        unit = both.unit
      }
      if type == .zero { type = .number }
      let isSpread = name.text == "normal" || name.text == "lognormal" || name.text == "gamma"
      if isSpread, let sd = constants[1], sd < 0 || (sd == 0 && name.text != "normal") {
        return refuse(localized("its sd must be above 0"))
      }
      if isSpread, name.text != "normal", let mean = constants[0], mean <= 0 {
        return refuse(localized("its mean must be above 0"))
      }
      if !isSpread {
        for (one, two) in zip(constants, constants.dropFirst()) {
          if let one, let two, one > two { return refuse(localized("its figures must rise: \(function.parameters)")) }
        }
        if let low = constants.first ?? nil, let high = constants.last ?? nil, low >= high {
          return refuse(localized("its ends must differ: \(function.parameters)"))
        }
      }
    case "beta":
      for (value, constant) in zip(values, constants) {
        guard value.dimension?.isNone == true else { return fail(Messages.needsNumber(name, value, self), span) }
        if let constant, constant <= 0 { return refuse(localized("its shapes must be above 0")) }
      }
      type = .share
      unit = .share
    case "poisson":
      guard values[0].dimension != nil, type != .share else {
        return fail(Messages.needsQuantity(name.text, values[0], self), span)
      }
      if let mean = constants[0], mean < 0 { return refuse(localized("its mean must not be below 0")) }
      if type == .zero { type = .number }
    case "binomial":
      guard values[0].dimension != nil, type != .share else {
        return fail(Messages.needsQuantity(name.text, values[0], self), span)
      }
      guard isShare(values[1]) else { return refuse(localized("its second figure is a share, such as 20 %")) }
      if let n = constants[0], n < 0 || n != n.rounded() {
        return refuse(localized("its first figure is a whole number"))
      }
      if let p = constants[1], !(0...1).contains(p) {
        return refuse(localized("its share must lie between 0 % and 100 %"))
      }
      if type == .zero { type = .number }
    case "happens":
      guard isShare(values[0]) else { return refuse(localized("it takes a share, such as 30 %")) }
      if let p = constants[0], !(0...1).contains(p) {
        return refuse(localized("its share must lie between 0 % and 100 %"))
      }
      type = .yesNo
      unit = .none
    default:  // ratio
      for (value, constant) in zip(values, constants) {
        guard value.dimension?.isNone == true else { return fail(Messages.needsNumber(name, value, self), span) }
        if let constant, constant <= 0 { return refuse(localized("its figures must be above 0")) }
      }
      if let low = constants[1], let high = constants[2], low >= high {
        return refuse(localized("its interval must rise: estimate, low, high"))
      }
      if let point = constants[0], let low = constants[1], let high = constants[2], point < low || point > high {
        return refuse(localized("its estimate must lie within its interval"))
      }
      type = .number
      unit = .none
    }
    guard let distribution = Distribution(rawValue: name.text) else { return .unknown(span) }
    return draw(distribution, operations, type, unit, each, fresh, call.span, context)
  }

  private func isShare(_ value: Value) -> Bool {
    value.type == .share || value.type == .zero || value.dimension?.isNone == true
  }

  /// A value drawn from a distribution by a uniform stream of its own.
  private func draw(
    _ distribution: Distribution, _ parameters: [Operation], _ type: ValueType, _ unit: UnitExpression, _ each: Bool,
    _ fresh: Bool, _ span: Span, _ context: Context
  ) -> Value {
    if context.parameters != nil { return fail(Messages.sourceInFunction(span), span) }
    if context.loopAxes.keys.contains(where: { $0 > 0 }), each { return fail(Messages.eachInStep(span), span) }
    let key = "\(context.keyPath)#\(context.ordinals[span.lower] ?? 0)"
    var axis: Axis?
    var objectKey: String?
    if each {
      guard let own = context.own else { return fail(Messages.eachWithoutObject(span), span) }
      axis = own.place.axis
      objectKey = axis == nil ? own.place.root.place.key : nil
    }
    let stream = "\(key)|\(each)|\(fresh)|\(axis?.name ?? "")|\(objectKey ?? "")"
    let node: NodeID
    if let known = uniforms[stream] {
      node = known
    } else {
      node = graph.add(
        name: key, isHidden: true, type: .share, unit: .share, axis: axis,
        body: .uniform(UniformSource(key: key, each: each, fresh: fresh, objectKey: objectKey, span: span)))
      uniforms[stream] = node
      drawn[node] = (type, unit)
    }
    return Value(
      type, unit, .quantile(distribution, [.load(node, axis == nil ? .single : .loop(0))] + parameters), span)
  }
}
