import Model
import Questions
import Rendering
import SourceText
import Syntax
import Wording

/// The value of a name on one line.
struct ValueLine {
  private let checked: CheckedModel

  init(_ checked: CheckedModel) { self.checked = checked }

  /// Nothing where the text names no value.
  func line(for text: String) -> String? {
    let parsed = parse(SourceText(name: "prompt", text: text))
    guard parsed.diagnostics.isEmpty, parsed.statements.count == 1,
      case .question(.show(let all)) = parsed.statements[0].kind, all.count == 1,
      let answer = (try? checked.answers(.show(all), at: all[0].span))?.first
    else { return nil }
    let figures = FigureText(units: checked.model.units)
    if let line = AnswerView(units: checked.model.units).line(answer.content, figures) { return line.text }
    switch answer.content {
    case .series(let series):
      return figures.text(series)
    case .table(let table): return table.rows.count == 1 ? localized("1 row") : localized("\(table.rows.count) rows")
    case .quantity, .event, .yesNo, .text, .month, .comparison, .expect, .explanation, .solution, .sweep, .regret,
      .finding, .chart, .map:
      return nil
    }
  }
}
