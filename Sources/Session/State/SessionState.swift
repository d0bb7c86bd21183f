import Model
import Syntax

/// What a session holds between two lines. Undo keeps the one before.
package struct SessionState: Sendable {
  package var stack: ModelStack
  /// What was typed and stands: definitions, changes, files, questions.
  package var entries: [SessionEntry] = []
  /// The last answer's expression, as text.
  package var lastAnswer: String?

  package var model: Model { stack.model }
}

/// A statement that was typed.
package struct SessionEntry: Sendable {
  /// Unique in the session, in the order of typing.
  package let number: Int
  package let statement: Statement

  package var question: Question? {
    if case .question(let question) = statement.kind { question } else { nil }
  }
}
