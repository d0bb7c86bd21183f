import Quantities
import SourceText
import Syntax

extension Resolver {
  /// What two values have in common when either may be taken: `if`, `min`, lists. Nothing where they do not fit.
  func unify(_ left: Value, _ right: Value) -> (type: ValueType, unit: UnitExpression)? {
    switch (left.type, right.type) {
    case (.unknown, _): (right.type, right.unit)
    case (_, .unknown): (left.type, left.unit)
    case (.zero, .quantity), (.zero, .share): (right.type, right.unit)
    case (.quantity, .zero), (.share, .zero), (.zero, .zero): (left.type, left.unit)
    case (.quantity(let one), .quantity(let two)): one == two ? (left.type, left.unit) : nil
    case (.share, .share): (.share, left.unit)
    // The literal 1 is the whole of a share.
    case (.quantity(.none), .share): left.isOne ? (.share, right.unit) : nil
    case (.share, .quantity(.none)): right.isOne ? (.share, left.unit) : nil
    case (.date, .date), (.text, .text), (.yesNo, .yesNo): (left.type, .none)
    case (.quantity, _), (.share, _), (.zero, _), (.date, _), (.text, _), (.yesNo, _): nil
    }
  }

  func unary(_ sign: UnaryOperator, _ value: Value, _ span: Span) -> Value {
    if value.type == .unknown { return .unknown(span) }
    switch sign {
    case .minus:
      guard value.dimension != nil else { return fail(Messages.noMinus(value, self), span) }
      if let constant = value.operation.constantValue {
        return Value(value.type, value.unit, .constant(-constant), span)
      }
      return Value(value.type, value.unit, .unary(.negate, value.operation), span)
    case .not:
      guard value.type == .yesNo else { return fail(Messages.needsCondition("not", value, self), span) }
      return Value(.yesNo, .none, .unary(.not, value.operation), span)
    }
  }

  func arithmetic(_ sign: BinaryOperator, _ left: Value, _ right: Value, span: Span) -> Value {
    if left.type == .unknown || right.type == .unknown { return .unknown(span) }
    switch sign {
    case .add, .subtract: return sum(sign, left, right, span)
    case .multiply, .of: return product(left, right, span)
    case .divide: return quotient(left, right, span)
    case .power: return power(left, right, span)
    case .and, .or:
      for side in [left, right] where side.type != .yesNo {
        return fail(Messages.needsCondition(sign.rawValue, side, self), span)
      }
      return Value(.yesNo, .none, .binary(sign == .and ? .and : .or, left.operation, right.operation), span)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return comparison(sign, left, right, span)
    }
  }

  private func sum(_ sign: BinaryOperator, _ left: Value, _ right: Value, _ span: Span) -> Value {
    let operation = Operation.folded(sign == .add ? .add : .subtract, left.operation, right.operation)
    switch (left.type, right.type) {
    case (.date, .date):
      guard sign == .subtract else { return fail(Messages.cannotCombine(sign, left, right, span, self), span) }
      return Value(.quantity(Dimension(.calendar)), step(span).unit.plural(in: model.units), operation, span)
    case (.date, .quantity(let dimension)):
      guard dimension == Dimension(.calendar) else {
        return fail(Messages.cannotCombine(sign, left, right, span, self), span)
      }
      return Value(.date, .none, operation, span)
    case (.date, .zero): return Value(.date, .none, operation, span)
    case (.quantity(let dimension), .date):
      guard sign == .add, dimension == Dimension(.calendar) else {
        return fail(Messages.cannotCombine(sign, left, right, span, self), span)
      }
      return Value(.date, .none, operation, span)
    case (.share, .share): return Value(.share, left.unit, operation, span)
    case (.quantity(.none), .share):
      // 1 ± a share, and what goes on from there: growth and what is left of the whole.
      guard left.isOne else { return fail(Messages.percentOfWhat(sign, left, right, span), span) }
      var result =
        sign == .subtract && (left.type == .share || left.operation.constantValue == 1)
        ? Value(.share, right.unit, operation, span) : Value(.number, .none, operation, span)
      result.isOne = result.type == .number
      return result
    case (.quantity(let one), .quantity(let two)) where one == two:
      return Value(left.type, left.unit, operation, span)
    case (.zero, .quantity), (.zero, .share): return Value(right.type, right.unit, operation, span)
    case (.quantity, .zero), (.share, .zero), (.zero, .zero): return Value(left.type, left.unit, operation, span)
    case (.quantity, .share), (.share, .quantity):
      return fail(Messages.percentOfWhat(sign, left, right, span), span)
    case (.quantity, _), (.share, _), (.zero, _), (.date, _), (.text, _), (.yesNo, _), (.unknown, _):
      return fail(Messages.cannotCombine(sign, left, right, span, self), span)
    }
  }

  private func product(_ left: Value, _ right: Value, _ span: Span) -> Value {
    guard let one = left.dimension, let two = right.dimension else {
      return fail(Messages.cannotMultiply("multiply", left, right, span, self), span)
    }
    let operation = Operation.folded(.multiply, left.operation, right.operation)
    if left.type == .zero || right.type == .zero { return Value(.zero, .none, operation, span) }
    let dimension = one * two
    guard dimension.highestPower <= Limits.power else { return fail(Messages.powerTooHigh(span), span) }
    var unit = left.unit.combined(right.unit, sign: 1, in: model.units)
    let isPercent = left.unit.percent || right.unit.percent
    if dimension.isNone {
      let isShare = isPercent || left.type == .share || right.type == .share
      return Value(isShare ? .share : .number, isShare ? .share : .none, operation, span)
    }
    // `15 %/year * 2` stays in per cent; per cent of a quantity does not.
    unit.percent = left.unit.percent && !one.isNone && two.isNone || right.unit.percent && !two.isNone && one.isNone
    return Value(.quantity(dimension), unit, operation, span)
  }

  private func quotient(_ left: Value, _ right: Value, _ span: Span) -> Value {
    guard let one = left.dimension, let two = right.dimension else {
      return fail(Messages.cannotMultiply("divide", left, right, span, self), span)
    }
    let operation = Operation.folded(.divide, left.operation, right.operation)
    if left.type == .zero { return Value(.zero, .none, operation, span) }
    let dimension = one / two
    guard dimension.highestPower <= Limits.power else { return fail(Messages.powerTooHigh(span), span) }
    var unit = left.unit.combined(right.unit, sign: -1, in: model.units)
    if dimension.isNone {
      let isShare = (left.type == .share) != (right.type == .share)
      return Value(isShare ? .share : .number, isShare ? .share : .none, operation, span)
    }
    unit.percent = left.unit.percent && two.isNone
    return Value(.quantity(dimension), unit, operation, span)
  }

  private func power(_ base: Value, _ exponent: Value, _ span: Span) -> Value {
    guard let dimension = base.dimension else {
      return fail(Messages.cannotMultiply("raise", base, exponent, span, self), span)
    }
    switch exponent.type {
    case .quantity(.none), .zero: break
    default: return fail(Messages.powerNeedsNumber(exponent, self), span)
    }
    let operation = Operation.binary(.power, base.operation, exponent.operation)
    guard !dimension.isNone else {
      return Value(.number, .none, operation, span)
    }
    guard let whole = exponent.operation.constantValue.flatMap({ Int(exactly: $0) }), abs(whole) <= 8 else {
      return fail(Messages.powerOfQuantity(base, exponent, self), span)
    }
    guard dimension.highestPower * abs(whole) <= Limits.power else { return fail(Messages.powerTooHigh(span), span) }
    return Value(.quantity(dimension.raised(to: whole)), base.unit.raised(to: whole), operation, span)
  }

  private func comparison(_ sign: BinaryOperator, _ left: Value, _ right: Value, _ span: Span) -> Value {
    guard let both = unify(left, right) else { return fail(Messages.cannotCompare(left, right, span, self), span) }
    let kernel: BinaryKernel
    switch sign {
    case .equal: kernel = .equal
    case .notEqual: kernel = .notEqual
    case .less: kernel = .less
    case .lessOrEqual: kernel = .lessOrEqual
    case .greater: kernel = .greater
    case .greaterOrEqual: kernel = .greaterOrEqual
    case .add, .subtract, .multiply, .divide, .of, .power, .and, .or: return .unknown(span)
    }
    if both.type == .text || both.type == .yesNo, sign != .equal, sign != .notEqual {
      return fail(Messages.noOrder(left, span, self), span)
    }
    return Value(.yesNo, .none, .binary(kernel, left.operation, right.operation), span)
  }
}

extension Operation {
  /// The operation, or its result where both sides are figures written in the model.
  static func folded(_ kernel: BinaryKernel, _ left: Operation, _ right: Operation) -> Operation {
    guard let one = left.constantValue, let two = right.constantValue else { return .binary(kernel, left, right) }
    switch kernel {
    case .add: return .constant(one + two)
    case .subtract: return .constant(one - two)
    case .multiply: return .constant(one * two)
    case .divide: return .constant(two == 0 ? .nan : one / two)
    case .power, .minimum, .maximum, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .and, .or:
      return .binary(kernel, left, right)
    }
  }
}
