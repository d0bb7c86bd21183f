import Model
import SourceText
import Syntax

extension CheckedModel {
  /// Reads the questions among the statements and computes nothing. Throws everything that is wrong with them.
  package func check(_ statements: [Statement]) throws(Diagnostics) {
    let count = resolver.diagnostics.count
    for statement in statements {
      guard case .question(let question) = statement.kind else { continue }
      switch question {
      case .show(let all): for one in all { _ = resolver.ask(one, in: resolver.baseline) }
      case .explain(let one, let form):
        if form.across.isEmpty { _ = resolver.ask(one, in: resolver.baseline) } else { check([one], form.across) }
      case .map(let one): _ = resolver.ask(one, in: resolver.baseline)
      case .expect(let condition, let within): _ = resolver.expectation(condition, within, in: resolver.baseline)
      case .compare(let all, let columns): check(all, columns)
      case .chart(let all, let columns): check(all, columns.isEmpty ? [[]] : columns)
      }
    }
    let errors = resolver.diagnostics[count...].filter { $0.severity == .error }
    if !errors.isEmpty { throw Diagnostics(Array(errors)) }
  }

  private func check(_ expressions: [Expression], _ columns: [[Name]]) {
    for names in columns {
      guard let world = resolver.world(resolver.baseline, scenarios: names) else { continue }
      for one in expressions { _ = resolver.ask(one, in: world) }
    }
  }
}
