import Model
import SourceText
import Syntax

extension CheckedModel {
  /// Reads the questions among the statements and computes nothing. Throws everything that is wrong with them.
  package func check(_ statements: [Statement]) throws(Diagnostics) {
    let count = resolver.diagnostics.count
    for statement in statements {
      guard case .question(let question) = statement.kind else { continue }
      resolver.check(question)
    }
    let errors = resolver.diagnostics[count...].filter { $0.severity == .error }
    if !errors.isEmpty { throw Diagnostics(Array(errors)) }
  }
}
