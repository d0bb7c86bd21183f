import Quantities
import Questions
import Rendering
import SourceText
import Syntax

/// What a line comes to.
package struct Reply: Sendable {
  package enum Part: Sendable {
    case view(View)
    case problem(Diagnostic)
  }
  package var parts: [Part] = []
  /// True when the session is to end.
  package var quits = false
  /// True when the guided start is asked for.
  package internal(set) var opensTour = false
  /// True when a check was asked for that does not hold.
  package internal(set) var hasFailedCheck = false

  /// The questions that were answered, in order.
  package internal(set) var answered: [AnsweredQuestion] = []

  package init() {}
  package init(_ view: View) { parts = [.view(view)] }
  package init(_ problems: Diagnostics) { parts = problems.all.map { .problem($0) } }

  package var hasErrors: Bool {
    parts.contains { if case .problem(let problem) = $0 { problem.severity == .error } else { false } }
  }

  mutating func add(_ view: View) { parts.append(.view(view)) }
  mutating func add(_ line: Line) { parts.append(.view(.paragraph(line))) }
  mutating func add(_ problems: [Diagnostic]) { parts += problems.map { .problem($0) } }
}

/// A question with its answers.
package struct AnsweredQuestion: Sendable {
  package let question: Question
  package let answers: [Answer]
  package let units: UnitTable

  /// The question as it prints.
  package var text: String { Syntax.text(of: question) }

  /// The answers as the lines that are recorded.
  package var lines: [String] { AnswerText(units: units).lines(answers, to: question) }
}
