import Model
import SourceText
import Syntax

extension Examiner {
  /// The answer to an analysis. Throws where the question cannot be answered.
  func analyse(_ analysis: Analysis, text statement: String, at span: Span) throws(Diagnostics) -> Answer {
    var notes: [String] = []
    let finding: Finding
    switch analysis {
    case .sensitivity(let expression, let inputs, let columns):
      finding = .sensitivity(try sensitivity(expression, inputs, across: try worlds(columns, at: span), &notes))
    case .variance(let expression, let inputs, let columns):
      finding = .variance(try variance(expression, inputs, across: try worlds(columns, at: span), &notes))
    case .flips(let aim, let expression, let inputs, let columns):
      finding = .flips(try flips(aim, expression, inputs, across: columns, at: span, &notes))
    case .because(let expressions, let columns):
      finding = .reasons(try reasons(expressions, across: columns, at: span, &notes))
    case .assumptions(let expression):
      finding = .assumptions(try coverage(expression, &notes))
    }
    return Answer(statement: statement, span: span, content: .finding(finding), notes: notes)
  }
}
