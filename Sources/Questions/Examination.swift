import Engine
import Model
import Quantities
import SourceText
import Syntax

/// Answers questions about a checked model.
package final class Examiner {
  package let resolver: Resolver
  package let engine: Engine

  package init(_ resolver: Resolver, engine: Engine) {
    self.resolver = resolver
    self.engine = engine
  }

  /// The answers to a question, one for each expression of a line.
  ///
  /// Throws `Diagnostics` where it cannot be answered.
  package func answers(_ question: Question, at span: Span) throws(Diagnostics) -> [Answer] {
    fatalError("not yet")
  }
}
