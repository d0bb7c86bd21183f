import Engine
import Model
import Quantities
import SourceText
import Syntax
import Wording

extension Examiner {
  /// How much worse each plan is than the best of them would have been, in each state: a scenario, or a draw.
  func regret(_ asked: RegretText, text statement: String, at span: Span) throws(Diagnostics) -> Answer {
    let count = resolver.diagnostics.count
    guard let worlds = resolver.plans(asked, in: ground) else { throw fresh(since: count, span) }
    runAhead([asked.outcome], in: worlds.joined(), at: span)
    var answer = Answer(statement: statement, span: span, content: .text(nil))
    // For each plan its figures: with states one mean each, else one a draw.
    var shown = Shown(.number, .none)
    var outcomes: [[Double]] = []
    for plan in worlds {
      var figures: [[Double]] = []
      for world in plan {
        guard let strand = try strands(asked.outcome, in: world, byYear: false, &answer.notes).first else { continue }
        if outcomes.isEmpty, figures.isEmpty { shown = strand.shown }
        figures.append(strand.draws)
      }
      let byDraw = asked.states.isEmpty
      outcomes.append(byDraw ? figures.first ?? [] : figures.map { Sample($0).mean })
      if !byDraw, figures.contains(where: { $0.count > 1 }), outcomes.count == 1 {
        answer.notes.append(localized("in each state the outcome stands as its mean over the draws"))
      }
    }
    answer.content = .regret(Regret(asked, outcomes, shown, examiner: self).regrets)
    if asked.states.isEmpty, outcomes.contains(where: { $0.count > 1 }) {
      let draws = NumberText.rounded(Double(outcomes.map(\.count).max() ?? 1))
      answer.notes.append(
        localized("each of \(draws) draws is a state; name scenarios with 'over' to look at those instead"))
    }
    return answer
  }
}

/// Regret of plans in states (Savage, *The theory of statistical decision*, 1951), from their outcomes.
struct Regret {
  private let asked: RegretText
  private let outcomes: [[Double]]
  private let shown: Shown
  private let examiner: Examiner

  /// A row of outcomes for each plan, one for each state or one for all.
  init(_ asked: RegretText, _ outcomes: [[Double]], _ shown: Shown, examiner: Examiner) {
    self.asked = asked
    let states = outcomes.map(\.count).max() ?? 1
    self.outcomes = outcomes.map { $0.count == states ? $0 : Array(repeating: $0.first ?? .nan, count: states) }
    self.shown = shown
    self.examiner = examiner
  }

  /// How much worse one outcome is than another; below zero where it is better.
  private func loss(_ outcome: Double, beside best: Double) -> Double {
    asked.best == .least ? outcome - best : best - outcome
  }

  private func best(_ figures: [Double]) -> Double {
    (asked.best == .least ? figures.min() : figures.max()) ?? .nan
  }

  var regrets: Regrets {
    let states = outcomes.first?.count ?? 0
    // A state in which a plan has no value tells nothing about the others.
    let known = (0..<states).filter { state in outcomes.allSatisfy { !$0[state].isNaN } }
    let bests = known.map { state in best(outcomes.map { $0[state] }) }
    let names = asked.plans.map { $0.map(\.text).joined(separator: " + ") }
    let byScenario = !asked.states.isEmpty
    let plans = zip(names, outcomes).map { name, figures -> Regrets.Plan in
      let found = zip(known, bests).map { state, best in loss(figures[state], beside: best) }
      var sample = Sample(found)
      let outcome = known.map { figures[$0] }
      let worst = asked.best == .least ? outcome.max() : outcome.min()
      return Regrets.Plan(
        name: name,
        outcome: byScenario ? Figure(shown, Sample(outcome).mean) : examiner.figure(of: outcome, shown),
        byState: byScenario ? zip(outcome, found).map { (outcome: $0, regret: $1) } : [],
        meanRegret: sample.mean, meanError: byScenario || found.count < 2 ? nil : sample.meanError,
        p90Regret: sample.quantile(0.9), largestRegret: found.max() ?? .nan, worst: worst ?? .nan,
        bestIn: found.isEmpty ? .nan : Double(found.count { $0 <= 0 }) / Double(found.count))
    }
    func chosen(_ badness: (Regrets.Plan) -> Double) -> String {
      plans.filter { !badness($0).isNaN }.min { badness($0) < badness($1) }?.name ?? ""
    }
    return Regrets(
      outcome: text(of: asked.outcome), shown: shown, best: asked.best.rawValue, plans: plans,
      states: asked.states.map { $0.map(\.text).joined(separator: " + ") }, stateCount: known.count,
      chosen: (
        chosen(\.meanRegret), chosen(\.largestRegret), chosen { asked.best == .least ? $0.worst : -$0.worst }
      ))
  }
}
