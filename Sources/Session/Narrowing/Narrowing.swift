import Questions
import SourceText
import Syntax

/// Answers a question that takes long first from few draws, then from more, and in the end from all.
struct Narrowing {
  private let checked: CheckedModel
  private let views: AnswerView
  private let show: (EarlyAnswer) -> Void
  private let clock = ContinuousClock()

  /// So long a person waits for the whole answer before a first one is worked out.
  private static let patience = Duration.milliseconds(200)
  /// The fewest draws that a figure and its range can be seen from; a condition after `given` leaves too few of less.
  static let fewest = 100
  /// A step on the way is worth its time where the rest takes longer than this.
  private static let longStep = Duration.seconds(3)

  init(_ checked: CheckedModel, showing show: @escaping (EarlyAnswer) -> Void) {
    self.checked = checked
    views = AnswerView(units: checked.model.units)
    self.show = show
  }

  /// The answers of the full number of draws; the early ones are shown on the way.
  func answers(_ question: Question, at span: Span) throws(Diagnostics) -> [Answer] {
    let wanted = checked.drawsTaken
    guard question.canBeRough, wanted > 2 * Self.fewest else { return try checked.answers(question, at: span) }
    let end = clock.now + Self.patience
    do throws(Diagnostics) {
      return try checked.answers(question, at: span, endingWhen: { ContinuousClock.now > end })
    } catch {
      // What was stopped by a person, or is wrong, is so with few draws as well.
      guard error.isInterruption, !checked.isStopped else { throw error }
    }
    var draws = Self.fewest
    while draws < wanted {
      let begin = clock.now
      do throws(Diagnostics) {
        // The first comes too soon for its progress to be told.
        let share = draws == Self.fewest ? 0 : Double(draws) / Double(draws + wanted)
        let answers = try checked.answers(question, at: span, draws: draws, telling: share)
        show(EarlyAnswer(answers, to: question, views, draws: draws, of: wanted))
      } catch {
        if checked.isStopped { throw error }
        // Few draws may leave nothing to tell where all of them do.
        break
      }
      let took = clock.now - begin
      let next = wanted / 8
      guard next >= 2 * draws, took * (Double(wanted) / Double(draws)) > Self.longStep else { break }
      draws = next
    }
    return try checked.answers(question, at: span)
  }
}

extension Diagnostics {
  /// Whether the work was stopped before it was done.
  var isInterruption: Bool { all.contains { $0.code == Self.interruption } }

  /// The code of work that was stopped before it was done.
  static let interruption = "interrupted"
}

extension Question {
  /// Whether an answer from few draws tells something: a check holds or does not, and an analysis takes draws of its own.
  fileprivate var canBeRough: Bool {
    switch self {
    case .show, .compare, .chart, .map, .explain, .sweep, .regret: true
    case .expect, .solve, .analysis: false
    }
  }
}
