import Quantities
import Questions
import Rendering
import Syntax
import Wording

/// An answer from fewer draws than are wanted, as it can be shown while the others are taken.
package struct EarlyAnswer: Sendable {
  package let draws: Int
  /// How many draws the answer will have.
  package let wanted: Int
  private let answer: View

  init(_ answers: [Answer], to question: Question, _ views: AnswerView, draws: Int, of wanted: Int) {
    answer = views.view(answers, to: question)
    self.draws = draws
    self.wanted = wanted
  }

  /// The answer with its mark: `≈ 1.2 Gkr/year  from 100 of 4 000 draws`
  package var view: View {
    let (draws, wanted) = counts
    return marked(localized("from \(draws) of \(wanted) draws"))
  }

  /// The answer when it was stopped at that.
  var stoppedView: View {
    let (draws, wanted) = counts
    return marked(localized("from \(draws) of \(wanted) draws; stopped before the others"))
  }

  private var counts: (String, String) {
    (NumberText.rounded(Double(draws), significant: 9), NumberText.rounded(Double(wanted), significant: 9))
  }

  private func marked(_ mark: String) -> View {
    if case .paragraph(let line) = answer { return .paragraph(Line("≈ ") + line + Line("  " + mark, .dim)) }
    return .blocks([answer, .paragraph(Line("≈ " + mark, .dim))])
  }
}
