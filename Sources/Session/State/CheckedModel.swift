import Engine
import Model
import Questions
import SourceText
import Syntax

/// A model that has been found right, ready to answer questions.
package final class CheckedModel {
  package let model: Model
  let engine: Engine
  package private(set) var warnings: [Diagnostic]
  private var examiner: Examiner

  /// Reads every formula of the model. Throws everything that is wrong with it.
  package init(_ model: Model, engine: Engine) throws(Diagnostics) {
    let resolver = Resolver(model)
    resolver.checkAll()
    if resolver.hasErrors { throw Diagnostics(resolver.diagnostics) }
    self.model = model
    self.engine = engine
    warnings = resolver.diagnostics
    for name in model.definitionOrder {
      guard let definition = model.definitions[name], case .rows = definition.formula.kind else { continue }
      let columns = resolver.unusedColumns(of: name)
      if !columns.isEmpty { warnings.append(SessionMessages.unusedColumns(columns, of: name, at: definition.span)) }
    }
    examiner = Examiner(resolver, engine: engine)
  }

  var resolver: Resolver { examiner.resolver }

  package var settings: Settings { resolver.settings(in: resolver.baseline) }

  /// The answers to a question.
  package func answers(_ question: Question, at span: Span) throws(Diagnostics) -> [Answer] {
    do throws(Diagnostics) {
      return try examiner.answers(question, at: span)
    } catch {
      // What was found wrong must not be taken for known when it is asked again.
      renew()
      throw error
    }
  }

  /// Begins anew with a model that is known to be right.
  func renew() { examiner = Examiner(Resolver(model), engine: engine) }
}
