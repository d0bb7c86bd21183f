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
  /// Changed models that one model's questions may lead to.
  package static let worlds = 20_000
  /// Changes that one question may lay on, and scenarios too.
  package static let changes = 1_000
  /// Objects that are held, at all levels.
  package static let places = 50_000
  /// Kinds made from one another.
  package static let ancestors = 32
  package static let correlations = 1_000
  /// Errors that are told at once.
  package static let errors = 200
  /// The highest power of a unit.
  package static let power = 60
  /// How many formulas may be read inside one another.
  package static let depth = 1_500
}
