/// What a quantity measures: a product of powers of base dimensions, such as money · staff⁻¹ · time⁻¹.
package struct Dimension: Hashable, Sendable {
  /// A base dimension, numbered in the order of declaration in a `UnitTable`.
  package struct Base: Hashable, Comparable, Sendable {
    package let number: Int
    package init(number: Int) { self.number = number }
    package static let money = Base(number: 0)
    package static let staff = Base(number: 1)
    package static let calendar = Base(number: 2)
    package static let clock = Base(number: 3)
    package static func < (left: Base, right: Base) -> Bool { left.number < right.number }
  }

  private struct Power: Hashable, Sendable {
    var base: Base
    var exponent: Int
  }

  /// Sorted by base, no exponent is zero.
  private var powers: [Power] = []

  /// A plain number.
  package static let none = Dimension()

  private init() {}

  package init(_ base: Base, _ exponent: Int = 1) {
    if exponent != 0 { powers = [Power(base: base, exponent: exponent)] }
  }

  package var isNone: Bool { powers.isEmpty }

  package func exponent(of base: Base) -> Int { powers.first { $0.base == base }?.exponent ?? 0 }

  /// The highest power of a base, without its sign.
  package var highestPower: Int { powers.map { Int(clamping: $0.exponent.magnitude) }.max() ?? 0 }

  package var bases: [Base] { powers.map(\.base) }

  package static func * (left: Dimension, right: Dimension) -> Dimension {
    if left.isNone { return right }
    if right.isNone { return left }
    var result = left
    for power in right.powers { result.multiply(by: power) }
    return result
  }

  package static func / (left: Dimension, right: Dimension) -> Dimension { left * right.raised(to: -1) }

  package func raised(to exponent: Int) -> Dimension {
    var result = Dimension()
    if exponent != 0 {
      result.powers = powers.map {
        Power(base: $0.base, exponent: $0.exponent.multipliedReportingOverflow(by: exponent).0)
      }
    }
    return result
  }

  /// The dimension whose square this is, or nothing where an exponent is odd.
  package var squareRoot: Dimension? {
    guard powers.allSatisfy({ $0.exponent % 2 == 0 }) else { return nil }
    var result = Dimension()
    result.powers = powers.map { Power(base: $0.base, exponent: $0.exponent / 2) }
    return result
  }

  private mutating func multiply(by power: Power) {
    let place = powers.firstIndex { $0.base >= power.base } ?? powers.count
    guard place < powers.count, powers[place].base == power.base else {
      powers.insert(power, at: place)
      return
    }
    powers[place].exponent = powers[place].exponent.addingReportingOverflow(power.exponent).partialValue
    if powers[place].exponent == 0 { powers.remove(at: place) }
  }
}
