import Wording

/// Figures of places on a map.
package struct PlacedFigures: Sendable {
  package struct Place: Sendable {
    package var name: Phrase
    /// Degrees north and east.
    package var latitude: Double
    package var longitude: Double
    /// None where the map shows only where things are.
    package var figure: Figure?

    package init(name: Phrase, latitude: Double, longitude: Double, figure: Figure?) {
      self.name = name
      self.latitude = latitude
      self.longitude = longitude
      self.figure = figure
    }
  }
  /// What the figures are; empty where the map shows only where things are.
  package var outcome: String
  /// What the places are called: `municipality`.
  package var kind: String
  package var shown: Shown
  package var places: [Place]
  /// Other positions of the same collection, which give the country its form.
  package var others: [(latitude: Double, longitude: Double)] = []

  package init(outcome: String, kind: String, shown: Shown, places: [Place]) {
    self.outcome = outcome
    self.kind = kind
    self.shown = shown
    self.places = places
  }
}
