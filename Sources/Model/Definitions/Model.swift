import Quantities
import SourceText
import Syntax

/// A model: named formulas, kinds, scenarios and changes. An immutable value; every line entered makes a new one.
package struct Model: Sendable {
  package var units: UnitTable = .builtIn
  package var kinds: [String: Kind] = [:]
  package var kindOrder: [String] = []
  package var definitions: [String: Definition] = [:]
  package var definitionOrder: [String] = []
  package var functions: [String: UserFunction] = [:]
  package var scenarios: [String: Scenario] = [:]
  package var scenarioOrder: [String] = []
  /// Changes that are statements of their own, in order.
  package var changes: [LayeredChange] = []
  package var correlations: [Correlation] = []
  /// The files that collections are read from, by the collection's name.
  package var tables: [String: DelimitedTable] = [:]
  /// How many changes have been numbered.
  package var changeCount = 0

  package init() {}

  /// Reads a delimited file by the name that stands in a model.
  package typealias FileReader = (_ name: String) throws(Diagnostics) -> [UInt8]
}

/// The limits of a model.
package enum Limits {
  package static let draws = 1_000_000
  package static let definitions = 200_000
  package static let months = 6_000
  /// How many formulas may be read inside one another.
  package static let depth = 1_500
}
