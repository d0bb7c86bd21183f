import Model

/// The arithmetic of formulas over columns of lanes.
///
/// No value is NaN. Infinity is no value either: what overflows or divides by zero becomes infinite and passes through
/// sums and products as it is; every kernel that could make a figure of it again gives NaN instead.
enum Kernels {
  static func unary(_ code: Code, _ target: Lanes, _ first: Lanes, _ count: Int) {
    switch code {
    case .negate: map(target, first, count) { -$0 }
    case .not: map(target, first, count) { 1 - $0 }
    case .absolute: map(target, first, count) { $0.replacing(with: -$0, where: $0 .< 0) }
    case .squareRoot: map(target, first, count) { $0.squareRoot() }
    case .exponential: mapEach(target, first, count) { Elementary.exponential($0) - ($0 - $0) }
    case .logarithm: mapEach(target, first, count) { Elementary.logarithm($0) }
    case .round: map(target, first, count) { $0.rounded(.toNearestOrAwayFromZero) }
    case .floor: map(target, first, count) { $0.rounded(.down) }
    case .ceiling: map(target, first, count) { $0.rounded(.up) }
    case .year: map(target, first, count) { ($0.rounded(.down) / 12).rounded(.down) }
    case .monthNumber:
      map(target, first, count) { month in
        let whole = month.rounded(.down)
        return whole - 12 * (whole / 12).rounded(.down) + 1
      }
    case .normalQuantile: mapEach(target, first, count) { Normal.quantile($0) }
    case .logistic:
      mapEach(target, first, count) { y in
        let odds = Elementary.exponential(y)
        return (y > 0 ? 1 / (1 + Elementary.exponential(-y)) : odds / (1 + odds)) - (y - y)
      }
    case .orZero: map(target, first, count) { Eight.zero.replacing(with: $0, where: hasValue($0)) }
    case .isPresent: map(target, first, count) { Eight.zero.replacing(with: 1, where: hasValue($0)) }
    case .spread: map(target, first, count) { Eight(repeating: .nan).replacing(with: $0, where: $0 .>= 0) }
    case .add, .subtract, .multiply, .divide, .power, .minimum, .maximum, .equal, .notEqual, .less, .lessOrEqual,
      .greater,
      .greaterOrEqual, .and, .or, .only, .least, .greatest, .select, .copy, .call, .uniform, .gather, .stack, .seed,
      .collect, .median, .rank, .allocate, .fold, .month, .position:
      break
    }
  }

  static func binary(
    _ code: Code, _ target: Lanes, _ first: Lanes, _ isFirstScalar: Bool, _ second: Lanes, _ isSecondScalar: Bool,
    _ count: Int
  ) {
    @inline(__always)
    func lanes(_ body: (Eight, Eight) -> Eight) {
      map(target, first, isFirstScalar, second, isSecondScalar, count, body)
    }
    /// 1 or 0, and no value where either is missing.
    @inline(__always)
    func test(_ body: (Eight, Eight) -> EightMask) {
      lanes { left, right in
        Eight.zero.replacing(with: 1, where: body(left, right)) - (presence(left) + presence(right))
      }
    }
    switch code {
    case .add: lanes { $0 + $1 }
    case .subtract: lanes { $0 - $1 }
    case .multiply: lanes { $0 * $1 }
    case .divide: lanes { $0 / $1 - presence($1) }
    case .power:
      for lane in 0..<count {
        let (x, y) = (first[isFirstScalar ? 0 : lane], second[isSecondScalar ? 0 : lane])
        target[lane] = Elementary.power(x, y) - ((x - x) + (y - y))
      }
    case .minimum: lanes { $1.replacing(with: $0, where: $0 .< $1) - (presence($0) + presence($1)) }
    case .maximum: lanes { $1.replacing(with: $0, where: $0 .> $1) - (presence($0) + presence($1)) }
    case .equal: test { $0 .== $1 }
    case .notEqual: test { $0 .!= $1 }
    case .less: test { $0 .< $1 }
    case .lessOrEqual: test { $0 .<= $1 }
    case .greater: test { $0 .> $1 }
    case .greaterOrEqual: test { $0 .>= $1 }
    case .and: lanes { ($0 * $1).replacing(with: 0, where: ($0 .== 0) .| ($1 .== 0)) }
    case .or: lanes { ($0 + $1).replacing(with: 1, where: ($0 .== 1) .| ($1 .== 1)) }
    case .only: lanes { Eight(repeating: .nan).replacing(with: $1, where: $0 .== 1) }
    case .least: lanes { $1.replacing(with: $0, where: (($0 .< $1) .| .!hasValue($1)) .& hasValue($0)) }
    case .greatest: lanes { $1.replacing(with: $0, where: (($0 .> $1) .| .!hasValue($1)) .& hasValue($0)) }
    case .negate, .not, .absolute, .squareRoot, .exponential, .logarithm, .round, .floor, .ceiling, .year, .monthNumber,
      .normalQuantile, .logistic, .orZero, .isPresent, .spread, .select, .copy, .call, .uniform, .gather, .stack, .seed,
      .collect, .median, .rank, .allocate, .fold, .month, .position:
      break
    }
  }

  /// The second where the first is yes, the third where it is no.
  static func select(
    _ target: Lanes, _ condition: Lanes, _ isConditionScalar: Bool, _ yes: Lanes, _ isYesScalar: Bool, _ no: Lanes,
    _ isNoScalar: Bool, _ count: Int
  ) {
    if isConditionScalar {
      let test = condition.pointee
      if test.isNaN { return fill(target, .nan, count) }
      return test == 0 ? copy(target, no, isNoScalar, count) : copy(target, yes, isYesScalar, count)
    }
    var at = 0
    while at < count {
      let test = load(condition, at)
      let first = isYesScalar ? Eight(repeating: yes.pointee) : load(yes, at)
      let second = isNoScalar ? Eight(repeating: no.pointee) : load(no, at)
      store(first.replacing(with: second, where: test .== 0) - presence(test), target, at)
      at += 8
    }
  }

  static func copy(_ target: Lanes, _ source: Lanes, _ isScalar: Bool, _ count: Int) {
    if isScalar { return fill(target, source.pointee, count) }
    map(target, source, count) { $0 }
  }
}
