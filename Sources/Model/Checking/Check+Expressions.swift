import Quantities
import SourceText
import Syntax

extension Resolver {
  /// The value of an expression; what is an object or a collection is refused.
  func value(_ expression: Expression, _ context: Context) -> Value {
    switch meaning(expression, context) {
    case .value(var value):
      value.span = expression.span
      return value
    case .object(let object):
      return fail(Messages.objectIsNoValue(object.place.kind, expression.span, self), expression.span)
    case .collection(let collection):
      return fail(Messages.collectionIsNoValue(collection.name, expression.span), expression.span)
    }
  }

  /// What an expression means where it stands.
  func meaning(_ expression: Expression, _ context: Context) -> Meaning {
    let span = expression.span
    switch expression.kind {
    case .number(let literal): return .value(number(literal, span, context))
    case .text(let text): return .value(Value(.text, .none, .constant(graph.number(of: text)), span))
    case .yesNo(let isYes): return .value(Value(.yesNo, .none, .constant(isYes ? 1 : 0), span))
    case .month(let month): return .value(Value(.date, .none, .constant(Double(month.index)), span))
    case .interval(let low, let high):
      return .value(interval(low, high, each: false, fresh: false, expression, context))
    case .modified(let each, let fresh, let inner): return .value(modified(inner, each, fresh, expression, context))
    case .name(let name): return self.name(Name(name, span), context)
    case .this:
      guard let own = context.own else { return .value(fail(Messages.thisOutside(span), span)) }
      return .object(own)
    case .previous: return .value(ownPrevious(span, context))
    case .field(let inner, let name): return field(inner, name, span, context)
    case .index(let inner, let index): return self.index(inner, index, span, context)
    case .call(let name, let arguments): return .value(call(name, arguments, expression, context))
    case .unary(let sign, let inner): return .value(unary(sign, value(inner, context), span))
    case .binary(let sign, let left, let right):
      if sign == .equal || sign == .notEqual, let compared = objects(sign, left, right, span, context) {
        return .value(compared)
      }
      return .value(chain(expression, context))
    case .conditional(let condition, let yes, let no): return .value(conditional(condition, yes, no, span, context))
    case .construct, .list, .rows: return .value(fail(Messages.objectNeedsName(span), span))
    case .pipeline(let source, let steps): return pipeline(source, steps, span, context)
    case .with(let inner, let layer): return with(inner, layer, span, context)
    case .given(let inner, let condition): return .value(given(inner, condition, span, context))
    case .convert(let inner, let unit): return .value(convert(value(inner, context), to: unit, span, context))
    case .starting: return .value(fail(Messages.startingInside(span), span))
    case .range: return .value(fail(Messages.timeIsNoValue(span), span))
    case .invalid: return .value(.unknown(span))
    }
  }

  /// A chain of operators, which leans left and may be long: worked through from its innermost left side.
  private func chain(_ expression: Expression, _ context: Context) -> Value {
    var links: [(sign: BinaryOperator, right: Expression, span: Span)] = []
    var inner = expression
    while case .binary(let sign, let left, let right) = inner.kind,
      links.isEmpty || (sign != .equal && sign != .notEqual)
    {
      links.append((sign, right, inner.span))
      inner = left
    }
    var result = value(inner, context)
    for link in links.reversed() {
      result = arithmetic(link.sign, result, value(link.right, context), span: link.span)
      result.span = link.span
    }
    return result
  }

  // MARK: Literals and conversion

  private func number(_ literal: NumberLiteral, _ span: Span, _ context: Context) -> Value {
    guard let written = literal.unit else {
      var value = Value(literal.value == 0 ? .zero : .number, .none, .constant(literal.value), span)
      value.isOne = literal.value == 1
      return value
    }
    guard let unit = unit(written, context, literal: (literal, span)) else { return .unknown(span) }
    if let whole = Self.groupWithPoint(literal.digits),
      unit.factors.contains(where: { model.units.units[$0.unit].factor == 1 })
    {
      report(Messages.pointOrGroup(literal.digits, whole, text(of: written), span))
    }
    let dimension = unit.dimension(in: model.units)
    let type: ValueType = dimension.isNone && unit.percent ? .share : .quantity(dimension)
    return Value(type, unit, .constant(unit.toBase(literal.value, in: model.units)), span)
  }

  /// `8.500` as a Norwegian spreadsheet would mean it, 8 500; nothing for figures that cannot be read so.
  private static func groupWithPoint(_ digits: String) -> String? {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...3).contains(parts[0].count), parts[1].count == 3, parts[0].first != "0",
      parts.joined().allSatisfy(\.isNumber), parts[1].hasSuffix("0")
    else { return nil }
    return parts.joined(separator: " ")
  }

  func unit(_ text: UnitText, _ context: Context, literal: (NumberLiteral, Span)? = nil) -> UnitExpression? {
    do throws(Diagnostics) {
      return try model.units.expression(of: text) { self.names(in: context) }
    } catch {
      if let (literal, span) = literal, let first = text.factors.first, text.factors.count == 1,
        names(in: context).contains(first.name.text), Messages.usualUnits[first.name.text.lowercased()] == nil
      {
        report(Messages.juxtaposition(literal.digits, first.name, span))
      } else {
        for problem in error.all { report(problem) }
      }
      return nil
    }
  }

  private func convert(_ value: Value, to text: UnitText, _ span: Span, _ context: Context) -> Value {
    guard let unit = unit(text, context), value.type != .unknown else { return .unknown(span) }
    let dimension = unit.dimension(in: model.units)
    var result = value
    result.unit = unit
    switch value.type {
    case .quantity(let own) where own == dimension: return result
    case .share where dimension.isNone, .zero: return result
    case .quantity, .share, .date, .text, .yesNo, .unknown:
      return fail(Messages.cannotConvert(value, to: unit, text.span, self), span)
    }
  }

  /// A value as what a definition declares it to be, or an error that names both.
  func coerce(_ value: Value, to type: ValueType, unit: UnitExpression, name: String) -> Value {
    var result = value
    result.unit = unit
    result.type = type
    switch (value.type, type) {
    case (.unknown, _): return .unknown(value.span)
    case (_, .unknown): return value
    case (.quantity(let given), .quantity(let wanted)) where given == wanted: return result
    case (.quantity(.none), .share), (.share, .quantity(.none)), (.zero, .quantity), (.zero, .share), (.share, .share),
      (.date, .date), (.text, .text), (.yesNo, .yesNo), (.zero, .zero):
      return result
    case (.quantity, .zero), (.share, .zero): return value
    case (.quantity, _), (.share, _), (.zero, _), (.date, _), (.text, _), (.yesNo, _):
      return fail(Messages.declaredOtherwise(name, value, type, unit, self), value.span)
    }
  }

  func declaredType(_ declaration: Declaration, isInKind: Bool) -> (type: ValueType, unit: UnitExpression)? {
    switch declaration {
    case .text: return (.text, .none)
    case .yesNo: return (.yesNo, .none)
    case .share: return (.share, .share)
    case .number: return (.number, .none)
    case .date: return (.date, .none)
    case .own, .ref:
      if !isInKind { report(Messages.heldOutsideKind(declaration.span)) }
      return nil
    case .unit(let text):
      do throws(Diagnostics) {
        let unit = try model.units.expression(of: text) { Set(model.definitions.keys) }
        let dimension = unit.dimension(in: model.units)
        return (dimension.isNone && unit.percent ? .share : .quantity(dimension), unit)
      } catch {
        for problem in error.all { report(problem) }
        return (.unknown, .none)
      }
    }
  }

  private func conditional(
    _ condition: Expression, _ yes: Expression, _ no: Expression, _ span: Span, _ context: Context
  ) -> Value {
    let test = value(condition, context)
    let left = value(yes, context)
    let right = value(no, context)
    guard test.type == .yesNo || test.type == .unknown else {
      return fail(Messages.needsCondition("if", test, self), span)
    }
    if test.type == .unknown || left.type == .unknown || right.type == .unknown { return .unknown(span) }
    guard let unified = unify(left, right) else { return fail(Messages.differentBranches(left, right, self), span) }
    return Value(unified.type, unified.unit, .select(test.operation, left.operation, right.operation), span)
  }

  private func given(_ inner: Expression, _ condition: Expression, _ span: Span, _ context: Context) -> Value {
    guard context.isInQuestion else { return fail(Messages.givenInFormula(span), span) }
    let test = value(condition, context)
    guard test.type == .yesNo else {
      return test.type == .unknown ? test : fail(Messages.needsCondition("given", test, self), span)
    }
    let node = graph.add(
      name: text(of: condition), isHidden: true, type: .yesNo, unit: .none, axis: nil, body: .formula(test.operation))
    if !test.operation.loops.isEmpty || variesByMonth(test.operation) {
      return fail(Messages.givenByMonth(condition.span), span)
    }
    var inside = context
    inside.given = node
    givenNodes.append(node)
    return value(inner, inside)
  }

  /// Whether a formula has a value per month, itself or through what it reads.
  package func variesByMonth(_ operation: Operation) -> Bool {
    var seen: Set<NodeID> = []
    func visit(_ operation: Operation) -> Bool {
      var found = false
      operation.walk { part in
        switch part {
        case .month, .lagged: found = true
        case .load(let node, _):
          if !found, seen.insert(node).inserted { found = varies(graph[node]) }
        case .constant, .position, .unary, .binary, .select, .quantile: break
        }
      }
      return found
    }
    func varies(_ node: Node) -> Bool {
      switch node.body {
      case .overTime, .byPeriod, .data, .abstract: false
      case .uniform(let source): source.fresh
      case .stack(let nodes): nodes.contains { seen.insert($0).inserted && varies(graph[$0]) }
      case .formula, .aggregate, .statistic, .rank, .allocate: node.operations.contains(where: visit)
      }
    }
    return visit(operation)
  }

  /// Whether a formula has a value per draw, itself or through what it reads.
  package func isUncertain(_ operation: Operation) -> Bool {
    var seen: Set<NodeID> = []
    func visit(_ operation: Operation) -> Bool {
      var found = false
      operation.walk { part in
        guard case .load(let node, _) = part, !found, seen.insert(node).inserted else {
          if case .lagged(let node, _, _) = part, !found, seen.insert(node).inserted { found = varies(graph[node]) }
          return
        }
        found = varies(graph[node])
      }
      return found
    }
    func varies(_ node: Node) -> Bool {
      switch node.body {
      case .uniform: true
      case .statistic, .data, .abstract: false
      case .stack(let nodes): nodes.contains { seen.insert($0).inserted && varies(graph[$0]) }
      case .formula, .aggregate, .overTime, .byPeriod, .rank, .allocate: node.operations.contains(where: visit)
      }
    }
    return visit(operation)
  }
}
