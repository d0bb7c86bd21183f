import SourceText
import Wording

/// A formula with its value and what it reads.
package struct Explanation: Sendable {
  package var name: String
  package var formula: Phrase?
  package var value: Answer.Content?
  package var place: Span?
  package var notes: [String]
  /// `1 unknown`, `1 331 draws, one per practice`, `fresh each month`.
  package var source: Phrase?
  /// How much of the answer's spread the unknowns of this formula carry.
  package var share: Share?
  package var scenario: String?
  package var was: [(formula: String, place: Span)]
  /// Side by side, where it is explained across scenarios: the value in each, with its change from the first.
  package var cases: [Comparison.Case] = []
  /// What the scenarios side by side change here.
  package var changes: [Changed] = []
  /// What it brings of the change of the formula above: all that a formula reads add up to its change.
  package var brings: Figure?
  /// What of the change comes of the formula itself being another.
  package var ownChange: Figure?
  /// It has been shown above; its parts are not repeated.
  package var isRepeated: Bool
  package var parts: [Explanation]
  /// Parts that lie deeper than was asked for.
  package var partsBelow = 0
  /// Whether the answer is written as a diagram.
  package var isDiagram = false

  /// A formula that a scenario gives another: as it was, and as it is now.
  package struct Changed: Sendable {
    package var scenario: String
    package var was: String
    package var now: Phrase
    package var place: Span
  }

  /// The squared rank correlation of unknowns with the answer, less what chance alone would give.
  package struct Share: Sendable {
    package var share: Double
    /// What chance alone would often give: two standard errors.
    package var noise: Double

    package init(share: Double, noise: Double) {
      self.share = share
      self.noise = noise
    }

    package var isNoise: Bool { share <= noise }
  }

  package init(
    name: String, formula: Phrase?, value: Answer.Content?, place: Span?, notes: [String], source: Phrase?,
    scenario: String?, was: [(formula: String, place: Span)], isRepeated: Bool, parts: [Explanation]
  ) {
    self.name = name
    self.formula = formula
    self.value = value
    self.place = place
    self.notes = notes
    self.source = source
    self.scenario = scenario
    self.was = was
    self.isRepeated = isRepeated
    self.parts = parts
  }
}
