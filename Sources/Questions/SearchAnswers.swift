import Quantities
import Wording

/// What `solve` found.
package struct Solution: Sendable {
  /// An amount, what the figure comes to there, and what it should.
  package struct Point: Sendable {
    package var amount: Double
    package var figure: Double
    package var wanted: Double
    package init(amount: Double, figure: Double, wanted: Double) {
      self.amount = amount
      self.figure = figure
      self.wanted = wanted
    }
  }

  /// The figure jumps at the answer: what lies beside it is as near as can be told.
  package var isJump: Bool
  /// What limited draws leave open, in base units; none for what no draw changes.
  package struct Doubt: Sendable {
    /// The standard error of the amount; none on steps, and where the figure jumps.
    package var amount: Double?
    /// The standard error of the figure.
    package var figure: Double
    /// What the figure comes to there with other draws.
    package var check: Double
    /// How many draws it was found with.
    package var draws: Int
    package init(amount: Double?, figure: Double, check: Double, draws: Int) {
      self.draws = draws
      self.amount = amount
      self.figure = figure
      self.check = check
    }
  }

  package var target: String
  package var shown: Shown
  package var figure: String
  package var figureShown: Shown
  package var sign: String
  /// None where the figure does not come to it.
  package var answer: Point?
  /// The next amount, on the other side of what is wanted: on steps, and where the figure jumps.
  package var beside: Point?
  package var doubt: Doubt?
  package var ends: [Point]
  /// Where there is no answer: the point that comes nearest.
  package var nearest: Point?
  /// For `<=` and `>=`: it holds everywhere that was looked at.
  package var holdsThroughout: Bool
  /// Other stretches in which the figure seems to cross what is wanted.
  package var elsewhere: [(low: Double, high: Double)]
  /// How often the figure was worked out.
  package var evaluations: Int

  package init(
    target: String, shown: Shown, figure: String, figureShown: Shown, sign: String, answer: Point?,
    beside: Point?, isJump: Bool, doubt: Doubt?, ends: [Point], nearest: Point?, holdsThroughout: Bool,
    elsewhere: [(low: Double, high: Double)], evaluations: Int
  ) {
    self.target = target
    self.shown = shown
    self.figure = figure
    self.figureShown = figureShown
    self.sign = sign
    self.answer = answer
    self.beside = beside
    self.isJump = isJump
    self.doubt = doubt
    self.ends = ends
    self.nearest = nearest
    self.holdsThroughout = holdsThroughout
    self.elsewhere = elsewhere
    self.evaluations = evaluations
  }
}

/// One outcome for every value of one or two things that are changed.
package struct Sweep: Sendable {
  package struct Axis: Sendable {
    package var name: String
    package var shown: Shown
    /// Each value as it was written, and its figure where it is one.
    package var values: [(text: String, figure: Figure?)]
    package init(name: String, shown: Shown, values: [(text: String, figure: Figure?)]) {
      self.name = name
      self.shown = shown
      self.values = values
    }
  }
  package var outcome: Phrase
  package var shown: Shown
  /// None where there is but the model as it stands.
  package var scenario: String?
  package var axes: [Axis]
  /// A row for each value of the first axis, with a cell for each of the second or one.
  package var cells: [[Answer.Content]]
  package init(outcome: Phrase, shown: Shown, scenario: String?, axes: [Axis], cells: [[Answer.Content]]) {
    self.outcome = outcome
    self.shown = shown
    self.scenario = scenario
    self.axes = axes
    self.cells = cells
  }
}

/// How much worse each plan is than the best one would have been, state by state.
package struct Regrets: Sendable {
  package struct Plan: Sendable {
    package var name: String
    /// The outcome, over all states.
    package var outcome: Figure
    /// The outcome and the regret in each state; empty where each draw is a state.
    package var byState: [(outcome: Double, regret: Double)]
    package var meanRegret: Double
    /// The standard error of the mean regret, where the states are draws.
    package var meanError: Double?
    /// Nine in ten states have no more than this.
    package var p90Regret: Double
    package var largestRegret: Double
    /// The outcome in the state that is worst for the plan.
    package var worst: Double
    /// The share of states in which no other plan is better.
    package var bestIn: Double
    package init(
      name: String, outcome: Figure, byState: [(outcome: Double, regret: Double)], meanRegret: Double,
      meanError: Double?, p90Regret: Double, largestRegret: Double, worst: Double, bestIn: Double
    ) {
      self.name = name
      self.outcome = outcome
      self.byState = byState
      self.meanRegret = meanRegret
      self.meanError = meanError
      self.p90Regret = p90Regret
      self.largestRegret = largestRegret
      self.worst = worst
      self.bestIn = bestIn
    }
  }
  package var outcome: String
  package var shown: Shown
  /// `least` or `most`.
  package var best: String
  package var plans: [Plan]
  /// Names of the states; empty where each draw is one.
  package var states: [String]
  package var stateCount: Int
  /// The plan with the least mean regret, the least largest regret, and the best outcome in its worst state.
  package var chosen: (mean: String, largest: String, worst: String)
  package init(
    outcome: String, shown: Shown, best: String, plans: [Plan], states: [String], stateCount: Int,
    chosen: (mean: String, largest: String, worst: String)
  ) {
    self.outcome = outcome
    self.shown = shown
    self.best = best
    self.plans = plans
    self.states = states
    self.stateCount = stateCount
    self.chosen = chosen
  }
}
