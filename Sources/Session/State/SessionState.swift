import Model
import Syntax

/// What a session holds between two lines. Undo keeps the one before.
package struct SessionState: Sendable {
  package var stack: ModelStack
  /// What was typed and stands: definitions, changes, files, questions.
  package var entries: [SessionEntry] = []
  /// The last answer's expression, as text.
  package var lastAnswer: String?
  /// The scenario that changes go into; none where they are changes of the model itself.
  package var branch: Name?
  /// Outcomes that are told again after every change.
  package var pins: [Expression] = []

  package var model: Model { stack.model }
}

/// A statement that was typed.
package struct SessionEntry: Sendable {
  /// Unique in the session, in the order of typing.
  package let number: Int
  package let statement: Statement
  /// As they were typed, where the statement holds more than that: a branch's scenario.
  var typed: [Statement]
  /// Where a question was asked; none for the model itself.
  var branch: Name?

  package var question: Question? {
    if case .question(let question) = statement.kind { question } else { nil }
  }
}
