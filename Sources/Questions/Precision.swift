import Model
import Quantities
import SourceText
import Syntax
import Wording

/// How precise answers are to be, and how long that may take.
package struct Precision: Sendable, Equatable {
  /// Half the width of the 95 % interval of a figure for its limited draws, as a share of the figure.
  package var share: Double
  package var limit: Duration
  package init(share: Double, limit: Duration = .seconds(60)) {
    self.share = share
    self.limit = limit
  }
}

extension Examiner {
  /// The answers with as many draws as make them as precise as is wanted, and a sentence about how far that came.
  ///
  /// The model's draws are doubled until all figures are, so that a number of draws always gives the same figures. A question
  /// that none of its draws change, or whose precision is not known, is answered with the model's own.
  package func answers(
    _ question: Question, at span: Span, precise wanted: Precision
  ) throws(Diagnostics) -> [Answer] {
    let clock = ContinuousClock()
    let start = clock.now
    let own = drawsWanted
    defer { drawsWanted = own }
    var draws = settings(in: world).draws
    var last = clock.now
    var found = try answers(question, at: span)
    while true {
      guard let reached = Self.precision(of: found) else { return found }
      let now = clock.now
      let took = now - last
      let said = localized("precise to \(Self.percent(reached)) with \(Self.number(draws)) draws")
      if reached <= wanted.share { return Self.adding(said, to: found) }
      // An error falls with the root of the draws.
      let needed = Double(draws) * (reached / wanted.share) * (reached / wanted.share)
      var more = draws
      while Double(more) < needed, more <= Limits.draws / 2 { more *= 2 }
      let left = wanted.limit - (now - start)
      while more > draws, took * (Double(more) / Double(draws)) > left { more /= 2 }
      if more == draws {
        let seconds = NumberText.rounded(wanted.limit / .seconds(1))
        return Self.adding(
          draws > Limits.draws / 2
            ? localized("\(said); twice as many are more than there can be")
            : localized("\(said); the time limit of \(seconds) s came first"), to: found)
      }
      drawsWanted = more
      last = clock.now
      do throws(Diagnostics) {
        found = try answers(question, at: span)
        draws = more
      } catch {
        // What no longer fits the memory stays as it was.
        guard error.all.contains(where: { $0.code == "too_large" }) else { throw error }
        return Self.adding(localized("\(said); more draws do not fit the memory"), to: found)
      }
    }
  }

  private static func percent(_ share: Double) -> String { NumberText.rounded(share * 100, significant: 2) + " %" }

  private static func number(_ count: Int) -> String { NumberText.rounded(Double(count), significant: 9) }

  private static func adding(_ note: String, to answers: [Answer]) -> [Answer] {
    var answers = answers
    for place in answers.indices { answers[place].notes.append(note) }
    return answers
  }

  /// The widest half interval among the figures, as a share of the largest figure that it stands beside; nothing where no
  /// figure tells its error.
  static func precision(of answers: [Answer]) -> Double? {
    answers.compactMap { PrecisionReading(of: $0.content).share }.max()
  }
}

/// What an answer tells of how precise it is.
struct PrecisionReading {
  /// The largest error as a share of the largest figure of its kind.
  private(set) var share: Double?

  init(of content: Answer.Content) {
    switch content {
    case .quantity(let figure): read([figure])
    case .event(let chance): read(share: Self.error(chance))
    case .series(let series): read(series.figures)
    case .table(let table):
      for column in table.columns.indices {
        read(table.rows.compactMap { if case .figure(let figure) = $0[column] { figure } else { nil } })
      }
    case .comparison(let comparisons): for comparison in comparisons { read(comparison) }
    case .sweep(let sweeps):
      for sweep in sweeps {
        read(sweep.cells.joined().compactMap { if case .quantity(let figure) = $0 { figure } else { nil } })
        for case .event(let chance) in sweep.cells.joined() { read(share: Self.error(chance)) }
      }
    case .solution(let solution):
      if let answer = solution.answer, let error = solution.doubt?.amount, answer.amount != 0 {
        read(share: 1.96 * error / abs(answer.amount))
      }
    case .regret(let regrets):
      let errors = regrets.plans.compactMap(\.meanError)
      let largest = regrets.plans.map { abs($0.outcome.mean) }.max() ?? 0
      if let error = errors.max(), largest > 0 { read(share: 1.96 * error / largest) }
    case .yesNo, .text, .month, .expect, .explanation, .finding, .chart, .map: break
    }
  }

  /// Values and changes, against the largest value.
  private mutating func read(_ comparison: Comparison) {
    var figures: [Figure] = []
    for one in comparison.cases {
      if case .quantity(let figure) = one.value { figures.append(figure) }
      if case .event(let chance) = one.value { read(share: Self.error(chance)) }
      if let change = one.change, !change.isOfChance { figures.append(change.figure) }
    }
    read(figures)
  }

  private static func error(_ figure: Figure) -> Double? {
    (figure.spread?.meanError ?? figure.error).map { 1.96 * $0 }
  }

  private mutating func read(_ figures: [Figure]) {
    let largest = figures.map { abs($0.mean) }.filter(\.isFinite).max() ?? 0
    guard largest > 0, let error = figures.compactMap(Self.error).filter(\.isFinite).max() else { return }
    read(share: figures[0].shown.type == .share ? error : error / largest)
  }

  private mutating func read(share: Double?) {
    guard let share, share.isFinite else { return }
    self.share = max(self.share ?? 0, share)
  }
}
