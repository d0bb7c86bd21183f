import Engine
import Model
import Questions
import SourceText
import Syntax

/// A model that has been found right, ready to answer questions.
package final class CheckedModel {
  package let model: Model
  private let bench: Workbench
  /// Laid on under every question.
  private let scenarios: [Name]
  /// The scenario that questions are asked on.
  private let branch: Name?
  package private(set) var warnings: [Diagnostic]
  private var examiner: Examiner

  /// Reads every formula of the model. Throws everything that is wrong with it.
  package init(_ model: Model, on bench: Workbench, scenarios: [Name] = [], branch: Name? = nil) throws(Diagnostics) {
    let resolver = Resolver(model)
    resolver.checkAll()
    if resolver.hasErrors { throw Diagnostics(resolver.diagnostics) }
    self.model = model
    self.bench = bench
    self.scenarios = scenarios
    self.branch = branch
    warnings = resolver.diagnostics
    for name in model.definitionOrder {
      guard let definition = model.definitions[name], case .rows = definition.formula.kind else { continue }
      let columns = resolver.unusedColumns(of: name)
      if !columns.isEmpty { warnings.append(SessionMessages.unusedColumns(columns, of: name, at: definition.span)) }
    }
    examiner = try Self.examiner(resolver, bench, scenarios, branch)
  }

  var resolver: Resolver { examiner.resolver }
  var engine: Engine { bench.engine }

  /// The model that questions are asked of.
  var world: World { examiner.world }
  package var settings: Settings { resolver.settings(in: world) }

  /// The answers to a question, with as many draws as make them as precise as is wanted.
  package func answers(
    _ question: Question, at span: Span, precise: Precision? = nil
  ) throws(Diagnostics) -> [Answer] {
    do throws(Diagnostics) {
      if let precise { return try examiner.answers(question, at: span, precise: precise) }
      return try examiner.answers(question, at: span)
    } catch {
      // What was found wrong must not be taken for known when it is asked again.
      renew()
      throw error
    }
  }

  /// How many draws an answer takes.
  var drawsTaken: Int { examiner.drawsWanted ?? settings.draws }

  /// Whether work is to stop now.
  var isStopped: Bool { bench.isCancelled() }

  /// The answers from a number of draws of their own, or until they are given up.
  ///
  /// Throws the error of an interruption where they are.
  func answers(
    _ question: Question, at span: Span, draws: Int? = nil, endingWhen isOver: @escaping @Sendable () -> Bool
  ) throws(Diagnostics) -> [Answer] {
    let (own, before) = (examiner.drawsWanted, examiner.isCancelled)
    if let draws { examiner.drawsWanted = draws }
    examiner.isCancelled = { before() || isOver() }
    defer { (examiner.drawsWanted, examiner.isCancelled) = (own, before) }
    do throws(Diagnostics) { return try examiner.answers(question, at: span) } catch {
      // An interruption says nothing about the model, which need not be read again.
      if !error.isInterruption { renew() }
      throw error
    }
  }

  /// The answers from a number of draws of their own, which are a share of the work whose progress is told: nothing is told
  /// where they are none of it.
  func answers(_ question: Question, at span: Span, draws: Int, telling share: Double) throws(Diagnostics) -> [Answer] {
    let tell = examiner.progress
    examiner.progress = share > 0 ? { tell($0 * share) } : { _ in }
    defer { examiner.progress = tell }
    return try answers(question, at: span, draws: draws, endingWhen: { false })
  }

  /// Asks something else from here on whether to stop.
  func cancels(when isCancelled: @escaping @Sendable () -> Bool) { examiner.isCancelled = isCancelled }

  /// An outcome as it was in an earlier model and as it is in this one, with the change draw by draw.
  func changes(of outcome: Expression, since earlier: CheckedModel) throws(Diagnostics) -> [Comparison] {
    do throws(Diagnostics) { return try examiner.changes(of: outcome, since: earlier.examiner) } catch {
      renew()
      throw error
    }
  }

  /// How a question would be worked out, in lines for a developer.
  package func plan(of question: Question) throws(Diagnostics) -> String { try examiner.plan(of: question) }

  /// Begins anew with a model that is known to be right.
  func renew() {
    if let fresh = try? Self.examiner(Resolver(model), bench, scenarios, branch) { examiner = fresh }
  }

  private static func examiner(
    _ resolver: Resolver, _ bench: Workbench, _ scenarios: [Name], _ branch: Name?
  ) throws(Diagnostics) -> Examiner {
    let examiner = try Examiner(resolver, engine: bench.engine, scenarios: scenarios, branch: branch)
    examiner.isCancelled = bench.isCancelled
    examiner.progress = bench.progress
    if let draws = bench.draws, resolver.settings(in: examiner.world).draws > draws { examiner.drawsWanted = draws }
    return examiner
  }
}

/// What answers are worked out on.
package struct Workbench {
  package let engine: Engine
  /// Asked while an answer is worked out; yes stops it.
  package let isCancelled: @Sendable () -> Bool
  /// Told often how far a run has come, 0 to 1, on the thread that asks.
  package let progress: (Double) -> Void
  /// How many draws to take in place of the model's own number, where they are fewer.
  let draws: Int?
  /// Shown what a long answer comes to from few draws; without it, answers come whole.
  let early: ((EarlyAnswer) -> Void)?

  package init(
    engine: Engine, isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping (Double) -> Void = { _ in }, draws: Int? = nil, early: ((EarlyAnswer) -> Void)? = nil
  ) {
    self.engine = engine
    self.isCancelled = isCancelled
    self.progress = progress
    self.draws = draws
    self.early = early
  }
}
