import Wording

/// A unit with the names it is read by and its size in the base units (kr, fte, month, min, one counted thing).
package struct Unit: Sendable {
  package let number: Int
  package let singular: String
  package let plural: String
  package let dimension: Dimension
  /// How many base units it holds.
  package let factor: Double
  /// Units of one family rescale into one another when a figure is shown: kr, kkr, Mkr, Gkr.
  package let family: Family?
  /// Where its note is from: a built-in unit is told in any language, a declared one in the words of its declaration.
  package let noteOrigin: NoteOrigin

  /// One sentence for help and completion, empty where none is known.
  package var note: String {
    switch noteOrigin {
    case .builtIn(let phrase): phrase.text
    case .declared(let words): NoteText.line(words)
    }
  }

  /// The plural in running text; an abbreviation, without a vowel, stays as it is: 7 gp.
  package var readablePlural: String {
    singular.contains { "aeiouyæøåAEIOUYÆØÅ".contains($0) } ? plural : singular
  }

  package enum Family: Sendable { case kroner, currencyCode }
  package enum NoteOrigin: Sendable { case builtIn(Phrase), declared(String) }
}

/// All units that a model knows, by name. A value: declaring a unit makes a new table.
package struct UnitTable: Sendable {
  package private(set) var units: [Unit] = []
  package private(set) var baseNames: [String] = []
  private var byName: [String: Int] = [:]

  /// The built-in units. Counted things are declared by the library.
  package static let builtIn: UnitTable = {
    var table = UnitTable()
    for name in ["money", "staff time", "calendar time", "clock time"] { table.baseNames.append(name) }
    let money = Dimension(.money)
    table.add(["kr"], money, 1, .kroner, .builtIn(Phrase("Norwegian kroner")))
    table.add(["kkr"], money, 1e3, .kroner, .builtIn(Phrase("thousand kroner")))
    table.add(["Mkr"], money, 1e6, .kroner, .builtIn(Phrase("million kroner")))
    table.add(["Gkr"], money, 1e9, .kroner, .builtIn(Phrase("billion kroner (milliard)")))
    table.add(["NOK"], money, 1, .currencyCode, .builtIn(Phrase("Norwegian kroner, as kr")))
    table.add(["kNOK"], money, 1e3, .currencyCode, .builtIn(Phrase("thousand kroner, as kkr")))
    table.add(["MNOK"], money, 1e6, .currencyCode, .builtIn(Phrase("million kroner, as Mkr")))
    table.add(["mrd"], money, 1e9, .currencyCode, .builtIn(Phrase("billion kroner (milliard), as Gkr")))
    table.add(
      ["fte", "fte"], Dimension(.staff), 1, nil,
      .builtIn(Phrase("full-time equivalent, a year's work of one full position (årsverk)")))
    table.add(["årsverk", "årsverk"], Dimension(.staff), 1, nil, .builtIn(Phrase("full-time equivalent, as fte")))
    table.add(["month", "months"], Dimension(.calendar), 1, nil, .builtIn(Phrase("calendar month")))
    table.add(["quarter", "quarters"], Dimension(.calendar), 3, nil, .builtIn(Phrase("three calendar months")))
    table.add(["year", "years"], Dimension(.calendar), 12, nil, .builtIn(Phrase("twelve calendar months")))
    table.add(["min", "min"], Dimension(.clock), 1, nil, .builtIn(Phrase("minute of clock time")))
    table.add(["h", "h"], Dimension(.clock), 60, nil, .builtIn(Phrase("hour of clock time")))
    return table
  }()

  private mutating func add(
    _ names: [String], _ dimension: Dimension, _ factor: Double, _ family: Unit.Family?, _ note: Unit.NoteOrigin
  ) {
    let unit = Unit(
      number: units.count, singular: names[0], plural: names.last ?? names[0], dimension: dimension, factor: factor,
      family: family, noteOrigin: note)
    units.append(unit)
    for name in names { byName[name] = unit.number }
  }

  package subscript(name name: String) -> Unit? { byName[name].map { units[$0] } }

  /// Every name a unit is read by, in the order of declaration.
  package var names: [String] {
    units.flatMap { $0.singular == $0.plural ? [$0.singular] : [$0.singular, $0.plural] }
  }

  /// Declares a new counted thing, a dimension of its own; a name that is taken leaves the table as it was.
  package mutating func declareCounted(_ names: [String], note: String = "") {
    guard names.allSatisfy({ byName[$0] == nil }) else { return }
    let base = Dimension.Base(number: baseNames.count)
    baseNames.append(names[0])
    add(names, Dimension(base), 1, nil, .declared(note))
  }

  /// Declares a new name for a quantity.
  package mutating func declare(_ names: [String], dimension: Dimension, factor: Double, note: String = "") {
    guard names.allSatisfy({ byName[$0] == nil }) else { return }
    add(names, dimension, factor, nil, .declared(note))
  }

  /// The unit in which a dimension's base is counted inside: kr, fte, month, min, or the counted thing.
  package func baseUnit(of base: Dimension.Base) -> Unit? {
    units.first { $0.factor == 1 && $0.dimension == Dimension(base) }
  }
}
