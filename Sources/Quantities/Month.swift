/// A calendar month, counted from January of year 0.
package struct Month: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let index: Int

  package init(index: Int) { self.index = index }

  /// The month `number` (1 to 12) of a year.
  package init(year: Int, number: Int) { index = year * 12 + number - 1 }

  package var year: Int { Int((Double(index) / 12).rounded(.down)) }
  package var number: Int { index - year * 12 + 1 }

  package static func < (left: Month, right: Month) -> Bool { left.index < right.index }

  /// `2026-03`, as it is written in a model.
  package var description: String {
    let digits = String(abs(year))
    return (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      + (number < 10 ? "-0" : "-") + String(number)
  }
}
