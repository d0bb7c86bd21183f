import Quantities
import Wording

/// What a chart draws: curves over months, bars of groups or scenarios, or how an uncertain figure is spread.
package struct Chart: Sendable {
  package enum Form: Sendable {
    case curves([Curve])
    case bars([Bar])
    case histogram(Histogram)
  }
  /// What is drawn, as asked.
  package var outcome: String
  package var shown: Shown
  /// The scenarios side by side; empty where there is but the model as it stands.
  package var scenarios: [String]
  package var form: Form

  package init(outcome: String, shown: Shown, scenarios: [String], form: Form) {
    self.outcome = outcome
    self.shown = shown
    self.scenarios = scenarios
    self.form = form
  }

  /// A figure per month with the points of its distribution, in base units.
  package struct Curve: Sendable {
    package var outcome: String
    package var scenario: String?
    package var months: [Month]
    package var points: [Point]

    package init(outcome: String, scenario: String?, months: [Month], points: [Point]) {
      self.outcome = outcome
      self.scenario = scenario
      self.months = months
      self.points = points
    }
  }

  /// The mean of the draws, and the points below which 5, 25, 50, 75 and 95 % of them lie; none for a certain figure.
  package struct Point: Sendable {
    package var mean: Double
    package var quantiles: [Double]?

    package init(mean: Double, quantiles: [Double]? = nil) {
      self.mean = mean
      self.quantiles = quantiles
    }
  }

  package struct Bar: Sendable {
    /// The group or object; none where only scenarios stand side by side.
    package var label: Phrase?
    package var scenario: Int
    package var figure: Figure

    package init(label: Phrase?, scenario: Int, figure: Figure) {
      self.label = label
      self.scenario = scenario
      self.figure = figure
    }
  }

  /// Bins of one width, and for each scenario the share of its draws in each.
  package struct Histogram: Sendable {
    /// In the unit shown: the lower end of the first bin, and the width of each.
    package var low: Double
    package var step: Double
    package var unit: UnitExpression
    package var panels: [(name: String, figure: Figure, shares: [Double])]

    package init(
      low: Double, step: Double, unit: UnitExpression, panels: [(name: String, figure: Figure, shares: [Double])]
    ) {
      self.low = low
      self.step = step
      self.unit = unit
      self.panels = panels
    }
  }
}
