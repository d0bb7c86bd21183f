import Model
import Quantities
import Questions
import Wording

/// Writes figures for people: rounded, in the unit in which they read best.
package struct FigureText: Sendable {
  let units: UnitTable
  /// False where the question says `in`: then the unit is what was asked for.
  let rescales: Bool

  package init(units: UnitTable, rescales: Bool = true) {
    self.units = units
    self.rescales = rescales
  }

  /// The unit that a figure is shown in.
  func unit(of figure: Figure) -> UnitExpression { unit(figure.shown, for: [figure]) }

  /// One unit for figures that are read together: that of the largest.
  func unit(_ shown: Shown, for figures: [Figure]) -> UnitExpression {
    guard rescales else { return shown.unit }
    let sizes = figures.map { size($0) }.filter(\.isFinite)
    return units.rescaled(shown.unit, for: sizes.max() ?? .nan)
  }

  private func size(_ figure: Figure) -> Double {
    let mean = abs(figure.mean)
    guard let spread = figure.spread, mean == 0 || !mean.isFinite else { return mean }
    return max(abs(spread.p5), abs(spread.p95))
  }

  /// `808 kkr/fte/year (680 to 950)`; without a unit where it stands elsewhere.
  func text(
    _ figure: Figure, in unit: UnitExpression? = nil, hidesUnit: Bool = false, isChange: Bool = false,
    hidesInterval: Bool = false
  ) -> String {
    if figure.shown.type == .date { return month(figure) }
    let unit = unit ?? self.unit(of: figure)
    let value = shown(figure.mean, in: unit)
    let interval = hidesInterval ? nil : interval(figure, in: unit)
    var text = NumberText.rounded(value, significant: digits(of: figure, in: unit))
    if isChange, value > 0 { text = "+" + text }
    let name = (text == "1" ? unit.singular(in: units) : unit.plural(in: units)).text(in: units)
    if !hidesUnit, !name.isEmpty, value.isFinite { text += " " + name }
    return interval.map { text + " (" + $0 + ")" } ?? text
  }

  /// The figure in a unit. What is left of a sum that comes to nothing, some 1e-15 of its parts, is nothing.
  func shown(_ amount: Double, in unit: UnitExpression) -> Double {
    let value = unit.fromBase(amount, in: units)
    return abs(value) < 1e-9 ? 0 : value
  }

  /// `680 to 950`, where the figure is uncertain and has a value.
  func interval(_ figure: Figure, in unit: UnitExpression) -> String? {
    guard let spread = figure.spread, figure.mean.isFinite, spread.p5 < spread.p95 else { return nil }
    if figure.shown.type == .date {
      let ends = [spread.p5, spread.p95].map(monthName)
      return ends[0] == ends[1] ? nil : localized("\(ends[0]) to \(ends[1])")
    }
    let ends = [spread.p5, spread.p95].map { shown($0, in: unit) }
    // Draws that differ in their last bits alone are one figure.
    guard ends[1] - ends[0] > 1e-12 * max(abs(ends[0]), abs(ends[1])) else { return nil }
    let step = abs(ends[1] - ends[0]) / 100
    let texts = ends.map { NumberText.rounded($0, matching: step, significant: 3) }
    return localized("\(texts[0]) to \(texts[1])")
  }

  /// How many digits of the mean are worth reading: no finer than its Monte Carlo error and a hundredth of its interval.
  func digits(of figure: Figure, in unit: UnitExpression) -> Int {
    guard let spread = figure.spread else {
      return figure.error.map {
        NumberText.significantDigits(
          of: unit.fromBase(figure.mean, in: units), matching: unit.fromBase($0, in: units))
      } ?? 4
    }
    let error = max(abs(spread.meanError), abs(spread.p95 - spread.p5) / 100)
    return NumberText.significantDigits(
      of: unit.fromBase(figure.mean, in: units), matching: unit.fromBase(error, in: units))
  }

  /// `2026-05 (2026-02 to 2026-09)`
  func month(_ figure: Figure) -> String {
    let name = monthName(figure.spread?.p50 ?? figure.mean)
    return interval(figure, in: .none).map { name + " (" + $0 + ")" } ?? name
  }

  private func monthName(_ index: Double) -> String {
    guard index.isFinite, abs(index) < 1e6 else { return NumberText.noValue }
    return Month(index: Int(index.rounded(.down))).description
  }

  /// `in 14 % of draws`
  func event(_ chance: Figure) -> String {
    guard chance.mean.isFinite else { return NumberText.noValue }
    return localized("in \(NumberText.rounded(chance.mean * 100, significant: 3)) % of draws")
  }

  func yesNo(_ value: Bool?) -> String { value.map { $0 ? localized("yes") : localized("no") } ?? NumberText.noValue }
}

extension UnitExpression {
  /// The unit as it stands after the figure 1.
  fileprivate func singular(in units: UnitTable) -> UnitExpression {
    let factors = factors.map { factor in
      var factor = factor
      if factor.power > 0 { factor.spelling = units.units[factor.unit].singular }
      return factor
    }
    return UnitExpression(factors, percent: percent)
  }
}

extension FigureText {
  /// `117.8 → 168.3 kkr/month, 2019-01 to 2019-12`; one figure where the ends are the same.
  func text(_ series: Series) -> String? {
    guard let first = series.figures.first, let last = series.figures.last, let from = series.months.first,
      let to = series.months.last
    else { return nil }
    let unit = unit(series.shown, for: [first, last])
    let ends = [
      text(first, in: unit, hidesUnit: true, hidesInterval: true),
      text(last, in: unit, hidesUnit: true, hidesInterval: true),
    ]
    let figures = (ends[0] == ends[1] ? "" : ends[0] + " → ") + text(last, in: unit, hidesInterval: true)
    return figures + ", " + localized("\(from.description) to \(to.description)")
  }
}
