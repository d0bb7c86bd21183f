import Model
import Quantities
import SourceText
import Syntax
import Wording

/// What a question answers.
package struct Answer: Sendable {
  /// The statement as it was asked, on one line.
  package var statement: String
  package var span: Span
  package var content: Content
  /// Sentences that belong to the figures: how many draws had no value, how many `given` left.
  package var notes: [String] = []

  package indirect enum Content: Sendable {
    case quantity(Figure)
    case series(Series)
    /// A condition that is uncertain: the share of draws in which it holds.
    case event(chance: Figure)
    case yesNo(Bool?)
    case text(String?)
    case month(Figure)
    case table(Table)
    case comparison([Comparison])
    case expect(Expectation)
    case explanation(Explanation)
    case solution(Solution)
    case sweep([Sweep])
    case regret(Regrets)
    case finding(Finding)
    case chart(Chart)
    case map(PlacedFigures)
  }

  package init(statement: String, span: Span, content: Content, notes: [String] = []) {
    self.statement = statement
    self.span = span
    self.content = content
    self.notes = notes
  }
}

/// How an amount is shown: the unit, and what kind of amount it is. Amounts themselves are in base units.
package struct Shown: Sendable, Equatable {
  package var type: ValueType
  package var unit: UnitExpression
  package init(_ type: ValueType, _ unit: UnitExpression) {
    self.type = type
    self.unit = unit
  }
}

/// One figure, perhaps uncertain. In base units; `shown` says how to show it.
package struct Figure: Sendable {
  package var shown: Shown
  /// The mean over draws, or the value itself.
  package var mean: Double
  /// What is known about the spread; none for a certain figure.
  package var spread: Spread?
  /// For a statistic over draws, such as `p95(x)`: its standard error for the draws being limited in number.
  package var error: Double?

  package struct Spread: Sendable {
    package var draws: Int
    package var sd: Double
    package var p5: Double
    package var p50: Double
    package var p95: Double
    /// The standard error of the mean.
    package var meanError: Double
    /// Draws without a value, left out of all of these.
    package var leftOut: Int

    package init(draws: Int, sd: Double, p5: Double, p50: Double, p95: Double, meanError: Double, leftOut: Int) {
      self.draws = draws
      self.sd = sd
      self.p5 = p5
      self.p50 = p50
      self.p95 = p95
      self.meanError = meanError
      self.leftOut = leftOut
    }
  }

  package init(_ shown: Shown, _ mean: Double, _ spread: Spread? = nil) {
    self.shown = shown
    self.mean = mean
    self.spread = spread
  }
}

/// A value for every month.
package struct Series: Sendable {
  package var months: [Month]
  /// One figure per month.
  package var figures: [Figure]
  /// The same by year: the mean over the year's months, draw by draw; for a rate, the year's amount.
  package var years: [(year: Int, figure: Figure)]
  package var shown: Shown

  package init(months: [Month], figures: [Figure], years: [(year: Int, figure: Figure)], shown: Shown) {
    self.months = months
    self.figures = figures
    self.years = years
    self.shown = shown
  }
}

/// Rows of a collection, of its groups, or of periods.
package struct Table: Sendable {
  package struct Column: Sendable {
    package var name: Phrase
    package var shown: Shown

    package init(name: Phrase, shown: Shown) {
      self.name = name
      self.shown = shown
    }

    package init(name: String, shown: Shown) { self.init(name: .verbatim(name), shown: shown) }
  }
  package enum Cell: Sendable {
    case text(String?)
    /// A name of a group, or one with a word of the program in it.
    case name(Phrase)
    case figure(Figure)
    case yesNo(Bool?)
    case event(Figure)
  }
  package var columns: [Column]
  package var rows: [[Cell]]

  package init(columns: [Column], rows: [[Cell]]) {
    self.columns = columns
    self.rows = rows
  }
}

/// One outcome across scenarios, the first of which is what the others are compared with.
package struct Comparison: Sendable {
  /// The outcome without the year, object or group it is of, and that alone where there is one.
  package var whole: String
  package var part: Phrase?
  package var shown: Shown
  package var cases: [Case]

  package struct Case: Sendable {
    package var scenario: String
    package var value: Answer.Content
    /// The change from the first scenario, draw by draw; none for the first.
    package var change: Change?

    package init(scenario: String, value: Answer.Content, change: Change?) {
      self.scenario = scenario
      self.value = value
      self.change = change
    }
  }
  package struct Change: Sendable {
    package var figure: Figure
    /// The share of draws in which the change is above zero.
    package var chanceAboveZero: Double
    /// The change of a chance: each draw tells yes or no, and its spread over draws tells nothing.
    package var isOfChance: Bool

    package init(figure: Figure, chanceAboveZero: Double, isOfChance: Bool = false) {
      self.figure = figure
      self.chanceAboveZero = chanceAboveZero
      self.isOfChance = isOfChance
    }

    /// Whether the mean change is farther from 0 than limited draws bring it: 1.96 standard errors of the paired difference.
    package var isToldApart: Bool {
      guard let spread = figure.spread else { return figure.mean != 0 }
      return abs(figure.mean) > 1.96 * spread.meanError
    }
  }

  package init(outcome: String, shown: Shown, cases: [Case]) {
    self.init(whole: outcome, part: nil, shown: shown, cases: cases)
  }

  package init(whole: String, part: Phrase?, shown: Shown, cases: [Case]) {
    self.whole = whole
    self.part = part
    self.shown = shown
    self.cases = cases
  }

  /// The outcome with the year, object or group it is of.
  package var outcome: Phrase { .joined([.verbatim(whole)] + [part].compactMap { $0 }, by: " · ") }
}

package struct Expectation: Sendable {
  package var holds: Bool
  /// Where it does not hold: what both sides were, in words.
  package var left: Figure?
  package var right: Figure?
  /// The objects, months and draws where it fails: how many of how many.
  package var failures: Int
  package var cases: Int
  /// The object, month and draw where it fails by most, or first where there is no telling how much.
  package var place: Phrase?
  package var worst: (object: Int, month: Int, draw: Int)?

  package init(holds: Bool, left: Figure?, right: Figure?, failures: Int, cases: Int, place: Phrase?) {
    self.holds = holds
    self.left = left
    self.right = right
    self.failures = failures
    self.cases = cases
    self.place = place
  }
}
