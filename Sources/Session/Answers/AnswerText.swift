import Questions
import Quantities
import Rendering
import SourceText
import Syntax

/// Answers as the lines that are recorded under a question, the same on every screen.
package struct AnswerText {
  private let views: AnswerView

  package init(units: UnitTable) { views = AnswerView(units: units, showsPlaces: false) }

  package func lines(_ answers: [Answer], to question: Question) -> [String] {
    let view = NumberText.$mostDecimals.withValue(nil) { views.view(answers, to: question) }
    let text = PlainText(width: 100, measure: { DisplayWidth.columns(of: $0) }).text(view)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return String(line)
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}
