import SourceText
import Wording

/// What an analysis of an answer has found.
package enum Finding: Sendable {
  case sensitivity(Sensitivity)
  case variance(VarianceShares)
  case flips(Flips)
  case reasons([Reasons])
  case assumptions(Coverage)
}

/// How far each input moves an answer.
package struct Sensitivity: Sendable {
  package var outcome: String
  /// The answer as it stands.
  package var base: Figure
  /// What a swing of the answer is shown in.
  package var swing: Shown
  /// By swing, the largest first.
  package var entries: [Entry]
  /// Inputs with draws of their own, by their share of the variance.
  package var ownDraws: [Share]
  /// Certain figures that were left out, for moving the answer less than all shown.
  package var leftOut: Int

  package struct Entry: Sendable {
    package var input: InputFacts
    /// The answer's mean at the input's 5 % point, or with a certain figure lower by a tenth.
    package var low: Double
    /// The same at its 95 % point, or with a certain figure higher by a tenth.
    package var high: Double
    /// Spearman's coefficient between the input and the answer; NaN where one of them is certain.
    package var rankCorrelation: Double
    /// The answer does not go one way only as the input rises.
    package var turns: Bool

    /// What rounding leaves of equal figures is no swing.
    package var swing: Double { abs(high - low) <= 1e-9 * max(abs(low), abs(high)) ? 0 : abs(high - low) }
  }

  package struct Share: Sendable {
    package var input: InputFacts
    package var share: Estimate
  }
}

/// An estimate from a limited number of draws, with its 95 % bootstrap interval.
package struct Estimate: Sendable {
  package var value: Double
  package var low: Double
  package var high: Double

  /// Whether it cannot be told from zero with these draws.
  package var isNoise: Bool { !(low > 0 || high < 0) }
}

/// The shares of an answer's variance that its unknowns bring: the Sobol indices.
package struct VarianceShares: Sendable {
  package var outcome: String
  package var base: Figure
  package var entries: [Entry]

  package struct Entry: Sendable {
    /// One unknown, or several that are tied by `correlate` and so have one share.
    package var inputs: [InputFacts]
    /// First order: what would go if this alone were known.
    package var alone: Estimate
    /// Total: what would be left if all else were known.
    package var total: Estimate
  }
}

/// What it takes for another scenario to be the best.
package struct Flips: Sendable {
  package var outcome: String
  package var isLeast: Bool
  package var preferred: String
  /// Every scenario with its outcome.
  package var scenarios: [(name: String, value: Figure)]
  /// The nearest first; those that do not flip behind.
  package var entries: [Entry]

  package struct Entry: Sendable {
    package var input: InputFacts
    package var flip: Flip?
    /// The ends between which was looked.
    package var searched: (low: Double, high: Double)
    /// Draws of their own, which no single move can stand for.
    package var isSearched: Bool
  }
  package struct Flip: Sendable {
    /// Where another scenario becomes the best.
    package var at: Double
    /// How far that is from the input's mean, in its standard deviations; for a certain figure, as a share of it.
    package var move: Double
    package var scenario: String
  }
}

/// Why an outcome differs between two scenarios.
package struct Reasons: Sendable {
  package var outcome: Phrase
  package var from: String
  package var to: String
  package var before: Figure
  package var after: Figure
  package var change: Figure
  package var entries: [Entry]

  package struct Entry: Sendable {
    /// The change as written.
    package var text: String
    /// Whether the change is one that the second scenario does without.
    package var isRemoved: Bool
    package var place: Span
    package var scenario: String?
    package var note: String?
    package var source: String?
    /// What the outcome moves by when it is laid on after those before it.
    package var inOrder: Figure
    /// The mean of that over all orders (Shapley); none where there are too many changes to try all.
    package var fair: Figure?
  }
}

/// What an answer rests on, and how much of it on figures without a source.
package struct Coverage: Sendable {
  package var outcome: String
  package var base: Figure
  package var swing: Shown
  /// All inputs, by swing.
  package var entries: [Entry]
  /// The share of the variance that would be left if all but the unsourced were known; none for a certain answer.
  package var spread: Estimate?
  /// How much of the answer moves in proportion when all figures without a source move together.
  package var amount: Double

  package struct Entry: Sendable {
    package var input: InputFacts
    /// The move of the answer between the ends of the input; for draws of their own, NaN.
    package var swing: Double
    /// Scenarios that change it.
    package var scenarios: [String]
  }

  /// The inputs without a source that move the answer most, ten at most.
  package var toMend: [Entry] { Array(entries.filter { $0.input.isUnsourced && $0.swing != 0 }.prefix(10)) }
}
