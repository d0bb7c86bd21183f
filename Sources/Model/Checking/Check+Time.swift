import Quantities
import SourceText
import Syntax
import Wording

extension Resolver {
  /// A bare `previous`: the series' own value a step back.
  func ownPrevious(_ span: Span, _ context: Context) -> Value {
    guard let node = context.node else { return fail(Messages.previousOutside(span), span) }
    guard graph[node].starting != nil else { return fail(Messages.previousWithoutStart(graph[node].name, span), span) }
    return Value(
      graph[node].type, graph[node].unit,
      .lagged(node, context.loopAxes[0] == nil || graph[node].axis == nil ? .single : .loop(0), months: 1), span)
  }

  /// `previous(x)` and `previous(x, 4 months)`.
  func previous(_ arguments: [Argument], _ span: Span, _ context: Context) -> Value {
    var months = 1
    if arguments.count == 2 {
      let lag = value(arguments[1].value, context)
      guard case .quantity(let dimension) = lag.type, dimension == Dimension(.calendar),
        let constant = knownFigure(lag.operation), let whole = Int(exactly: constant), (1...1_200).contains(whole)
      else { return lag.type == .unknown ? lag : fail(Messages.lagMustBeWhole(arguments[1].value.span), span) }
      months = whole
    }
    let argument = arguments[0].value
    let found: Meaning
    switch argument.kind {
    case .name(let name): found = self.name(Name(name, argument.span), context, laterOnly: true)
    case .field(let inner, let name): found = field(inner, name, argument.span, context, laterOnly: true)
    default: return fail(Messages.previousNeedsName(argument.span), span)
    }
    guard case .value(var value) = found else { return fail(Messages.previousNeedsName(argument.span), span) }
    var missing: String?
    value.operation = value.operation.lagged(by: months) { node in
      if graph[node].starting == nil, !broken.contains(node) || open.contains(node) { missing = graph[node].name }
    }
    if let missing { return fail(Messages.previousWithoutStart(missing, span), span) }
    if value.type == .unknown { return .unknown(span) }
    value.span = span
    return value
  }

  /// `teams[2027-12]` is one month; `state_cost[2028]` the year's mean.
  func slice(_ series: Value, at index: Expression, _ span: Span, _ context: Context) -> Value {
    if series.type == .unknown { return .unknown(span) }
    if case .load(let node, _) = series.operation, case .overTime = graph[node].body {
      return fail(Messages.sliceOfTotal(series, index.span), span)
    }
    if case .number(let literal) = index.kind, literal.unit == nil {
      guard let year = Int(exactly: literal.value), (1900...2199).contains(year) else {
        return fail(Messages.sliceNeedsMonth(series, index.span, self), span)
      }
      guard series.dimension != nil else {
        return fail(Messages.meanOfAYearNeedsQuantity(series, self), span)
      }
      let axis = settings(in: context.world).time
      guard axis.months.contains(where: { $0.year == year }) else {
        return fail(Messages.outsideTime("\(year)", axis, index.span), span)
      }
      return lift(
        .overTime(.yearMean(year), series.operation), [series.operation], series.type, series.unit, span, context)
    }
    let month = value(index, context)
    if month.type == .unknown { return .unknown(span) }
    guard month.type == .date, let constant = knownFigure(month.operation) else {
      return fail(Messages.sliceNeedsMonth(series, index.span, self), span)
    }
    let wanted = Month(index: Int(constant))
    let axis = settings(in: context.world).time
    guard wanted >= axis.first, wanted <= axis.last else {
      return fail(Messages.outsideTime("\(wanted)", axis, index.span), span)
    }
    return lift(.overTime(.at(wanted), series.operation), [series.operation], series.type, series.unit, span, context)
  }

  /// What a formula always gives: a figure written out, or a name whose formula is one figure for every object.
  private func knownFigure(_ operation: Operation) -> Double? {
    if let constant = operation.constantValue { return constant }
    guard case .load(let node, _) = operation, graph[node].starting == nil, !open.contains(node) else { return nil }
    switch graph[node].body {
    case .formula(let inner): return knownFigure(inner)
    case .data(let figures): return figures.dropFirst().allSatisfy { $0 == figures.first } ? figures.first : nil
    case .stack, .uniform, .aggregate, .statistic, .overTime, .byPeriod, .rank, .allocate, .abstract: return nil
    }
  }

  func overTime(_ name: String, _ x: Value, _ span: Span, _ context: Context) -> Value {
    switch name {
    case "when":
      guard x.type == .yesNo else { return fail(Messages.needsCondition("when", x, self), span) }
      return lift(.overTime(.when, x.operation), [x.operation], .date, .none, span, context)
    case "cumulative", "year_to_date": return running(name, x, span, context)
    default: break
    }
    guard
      x.dimension != nil || (x.type == .date && name != "total" && name != "mean")
        || (x.type == .yesNo && (name == "last" || name == "first"))
    else { return fail(Messages.needsQuantity(name, x, self), span) }
    switch name {
    case "total":
      let sum = arithmetic(.multiply, x, step(span), span: span)
      return lift(.overTime(.total, x.operation), [x.operation], sum.type, sum.unit, span, context)
    case "last": return lift(.overTime(.last, x.operation), [x.operation], x.type, x.unit, span, context)
    case "first": return lift(.overTime(.first, x.operation), [x.operation], x.type, x.unit, span, context)
    case "peak": return lift(.overTime(.peak, x.operation), [x.operation], x.type, x.unit, span, context)
    default: return lift(.overTime(.mean, x.operation), [x.operation], x.type, x.unit, span, context)
    }
  }

  /// `cumulative` and `year_to_date`: a hidden series that adds each month's value times one month to its own past.
  private func running(_ name: String, _ x: Value, _ span: Span, _ context: Context) -> Value {
    guard x.dimension != nil, x.type != .zero else { return fail(Messages.needsQuantity(name, x, self), span) }
    let sum = arithmetic(.multiply, x, step(span), span: span)
    guard let (map, axis, index) = loops(of: [x.operation], span, context) else { return .unknown(span) }
    let node = graph.add(
      name: text(of: Expression(.call(Name(name, span), []), span)), isHidden: true, type: sum.type, unit: sum.unit,
      axis: axis,
      body: .abstract)
    let own: Index = axis == nil ? .single : .loop(0)
    var before = Operation.lagged(node, own, months: 1)
    if name == "year_to_date" {
      before = .select(.binary(.equal, .unary(.monthNumber, .month), .constant(1)), .constant(0), before)
    }
    graph[node].starting = .constant(0)
    graph[node].body = .formula(.binary(.add, before, x.operation.remapped(map)))
    return Value(sum.type, sum.unit, .load(node, index), span)
  }

  /// Known points in time; the first holds before it, the last after.
  func path(_ arguments: [Argument], _ span: Span, _ context: Context) -> Value {
    var result: Value?
    var last = -Double.infinity
    for argument in arguments {
      guard let point = argument.point else { return fail(Messages.pathNeedsPoints(argument.value.span), span) }
      let month = value(point, context)
      if month.type == .unknown { return .unknown(span) }
      guard month.type == .date, let at = month.operation.constantValue else {
        return fail(Messages.pathNeedsPoints(point.span), span)
      }
      guard at > last else { return fail(Messages.pointsInOrder(point.span), span) }
      last = at
      let next = value(argument.value, context)
      if next.type == .unknown { return .unknown(span) }
      guard let earlier = result else {
        result = next
        continue
      }
      guard let both = unify(earlier, next) else { return fail(Messages.differentBranches(earlier, next, self), span) }
      let reached = Operation.binary(.greaterOrEqual, .month, .constant(at))
      result = Value(both.type, both.unit, .select(reached, next.operation, earlier.operation), span)
    }
    guard var result else { return .unknown(span) }
    // One point holds for all months, and still is a series.
    if arguments.count == 1 {
      result.operation = .select(.binary(.greaterOrEqual, .month, .month), result.operation, .constant(.nan))
    }
    return result
  }

  /// Lines between known points; flat before the first and after the last.
  func interpolate(_ arguments: [Argument], _ span: Span, _ context: Context) -> Value {
    let x = value(arguments[0].value, context)
    if x.type == .unknown { return x }
    guard arguments[0].point == nil, x.dimension != nil || x.type == .date else {
      return fail(Messages.interpolateFirst(arguments[0].value.span), span)
    }
    var points: [(at: Double, value: Value)] = []
    for argument in arguments.dropFirst() {
      guard let point = argument.point else { return fail(Messages.interpolatePoints(argument.value.span), span) }
      let at = value(point, context)
      let next = value(argument.value, context)
      if at.type == .unknown || next.type == .unknown { return .unknown(span) }
      guard unify(x, at) != nil else { return fail(Messages.cannotCompare(x, at, span, self), span) }
      guard let place = at.operation.constantValue else { return fail(Messages.interpolatePoints(point.span), span) }
      if let earlier = points.last, earlier.at >= place { return fail(Messages.pointsInOrder(point.span), span) }
      points.append((place, next))
    }
    guard var both = points.first.map({ ($0.value.type, $0.value.unit) }), let first = points.first else {
      return .unknown(span)
    }
    var result = first.value.operation
    for (earlier, next) in zip(points, points.dropFirst()) {
      guard let unified = unify(Value(both.0, both.1, .constant(0), span), next.value), next.value.dimension != nil
      else {
        return fail(Messages.differentBranches(earlier.value, next.value, self), span)
      }
      both = (unified.type, unified.unit)
      let share = Operation.binary(
        .divide, .binary(.subtract, x.operation, .constant(earlier.at)), .constant(next.at - earlier.at))
      let rise = Operation.binary(.subtract, next.value.operation, earlier.value.operation)
      let line = Operation.binary(.add, earlier.value.operation, .binary(.multiply, rise, share))
      result = .select(.binary(.lessOrEqual, x.operation, .constant(earlier.at)), result, line)
    }
    if points.count > 1, let end = points.last {
      result = .select(.binary(.greaterOrEqual, x.operation, .constant(end.at)), end.value.operation, result)
    }
    return Value(both.0, both.1, result, span)
  }
}

extension Operation {
  /// The same some months back: every node it reads as a value, not those that choose between them.
  func lagged(by months: Int, _ visit: (NodeID) -> Void) -> Operation {
    switch self {
    case .load(let node, let index):
      visit(node)
      return .lagged(node, index, months: months)
    case .select(let condition, let yes, let no):
      return .select(condition, yes.lagged(by: months, visit), no.lagged(by: months, visit))
    case .constant, .lagged, .month, .position, .unary, .binary, .quantile: return self
    }
  }
}
