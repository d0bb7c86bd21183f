/// The unit a figure is shown in: names with powers, in the writer's order, such as kkr/fte/year.
///
/// Equal names cancel when figures are multiplied and divided; two names of one dimension
/// (month and year) cancel too, since the figure is kept in base units.
package struct UnitExpression: Hashable, Sendable {
  package struct Factor: Hashable, Sendable {
    package var unit: Int
    /// Singular or plural, as the writer spelt it.
    package var spelling: String
    package var power: Int
    package init(unit: Int, spelling: String, power: Int) {
      self.unit = unit
      self.spelling = spelling
      self.power = power
    }
  }

  package var factors: [Factor]
  /// A share, shown in per cent. `%/year` has factors too.
  package var percent: Bool

  package init(_ factors: [Factor] = [], percent: Bool = false) {
    self.factors = factors
    self.percent = percent
  }

  /// A plain number.
  package static let none = UnitExpression()
  package static let share = UnitExpression([], percent: true)

  package var isPlain: Bool { factors.isEmpty && !percent }

  /// The sizes above and below the bar; kept apart so that 620 kkr/year is 620 · 1000 / 12, rounded once.
  private func sizes(in table: UnitTable) -> (above: Double, below: Double) {
    var sizes = (above: 1.0, below: percent ? 100.0 : 1.0)
    for factor in factors {
      let size = table.units[factor.unit].factor
      for _ in 0..<min(abs(factor.power), 400) {
        if factor.power > 0 { sizes.above *= size } else { sizes.below *= size }
      }
    }
    return sizes
  }

  /// A figure in this unit, in base units.
  package func toBase(_ figure: Double, in table: UnitTable) -> Double {
    let sizes = sizes(in: table)
    return figure * sizes.above / sizes.below
  }

  /// A figure in base units, in this unit.
  package func fromBase(_ figure: Double, in table: UnitTable) -> Double {
    let sizes = sizes(in: table)
    return figure * sizes.below / sizes.above
  }

  package func dimension(in table: UnitTable) -> Dimension {
    factors.reduce(.none) { $0 * table.units[$1.unit].dimension.raised(to: $1.power) }
  }

  /// The unit of a product (`sign` 1) or a quotient (`sign` -1).
  package func combined(_ other: UnitExpression, sign: Int, in table: UnitTable) -> UnitExpression {
    var result = UnitExpression(factors, percent: false)
    for factor in other.factors { result.multiply(factor, sign, in: table) }
    result.factors.removeAll { $0.power == 0 }
    return result
  }

  package func raised(to power: Int) -> UnitExpression {
    UnitExpression(power == 0 ? [] : factors.map { Factor(unit: $0.unit, spelling: $0.spelling, power: $0.power * power) })
  }

  /// The same with names above the bar in the plural, as after a number other than 1: months.
  package func plural(in table: UnitTable) -> UnitExpression {
    UnitExpression(
      factors.map { Factor(unit: $0.unit, spelling: table.units[$0.unit].readablePlural, power: $0.power) }, percent: percent)
  }

  private mutating func multiply(_ factor: Factor, _ sign: Int, in table: UnitTable) {
    var left = factor.power * sign
    if let place = factors.firstIndex(where: { $0.unit == factor.unit }) {
      factors[place].power += left
      return
    }
    let dimension = table.units[factor.unit].dimension
    // A month under a year: of one dimension and on opposite sides of the bar, they cancel.
    for place in factors.indices where left != 0 && factors[place].power * left < 0 {
      guard table.units[factors[place].unit].dimension == dimension else { continue }
      let common = min(abs(factors[place].power), abs(left))
      factors[place].power += left > 0 ? common : -common
      left += left > 0 ? -common : common
    }
    guard left != 0 else { return }
    factors.append(Factor(unit: factor.unit, spelling: factor.spelling, power: left))
  }

  /// `kkr/fte/year`, `fte*month`, `%/year`; `1/month` where nothing stands above the bar.
  package func text(in table: UnitTable) -> String {
    var above: [String] = percent ? ["%"] : []
    var below: [String] = []
    for factor in factors {
      let unit = table.units[factor.unit]
      let name = factor.power > 0 ? factor.spelling : unit.singular
      for _ in 0..<min(abs(factor.power), 8) { if factor.power > 0 { above.append(name) } else { below.append(name) } }
    }
    if below.isEmpty { return above.joined(separator: "*") }
    return (above.isEmpty ? "1" : above.joined(separator: "*")) + "/" + below.joined(separator: "/")
  }
}

extension UnitTable {
  /// A unit for a dimension that nobody has written a unit for: its base units, money first.
  package func baseExpression(of dimension: Dimension) -> UnitExpression {
    UnitExpression(
      dimension.bases.compactMap { base in
        guard let unit = baseUnit(of: base) else { return nil }
        let power = dimension.exponent(of: base)
        return UnitExpression.Factor(unit: unit.number, spelling: unit.plural, power: power)
      })
  }

  /// The unit of the same family in which a value (in base units) reads best, or the same unit.
  ///
  /// Only money above the bar rescales: 0.5 kkr reads 500 kr, 12 300 kkr reads 12.3 Mkr.
  package func rescaled(_ unit: UnitExpression, for magnitude: Double) -> UnitExpression {
    guard let place = unit.factors.firstIndex(where: { $0.power == 1 && units[$0.unit].family != nil }) else { return unit }
    let written = abs(unit.fromBase(magnitude, in: self))
    guard written.isFinite, written != 0, written >= 9_999.5 || written < 1 else { return unit }
    let family = units[unit.factors[place].unit].family
    var best = unit
    for candidate in units where candidate.family == family {
      var tried = unit
      tried.factors[place] = .init(unit: candidate.number, spelling: candidate.singular, power: 1)
      let value = abs(tried.fromBase(magnitude, in: self))
      // The largest unit that leaves at least one before the point, else the smallest of the family.
      if value >= 0.9999 || candidate.factor == 1 { best = tried }
    }
    return best
  }
}
