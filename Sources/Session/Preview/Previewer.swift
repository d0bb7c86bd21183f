import Engine
import Model
import Quantities
import Questions
import Rendering
import SourceText
import Syntax

/// Finds out what an entry would come to before it is entered, on a model of its own and with few draws.
///
/// Use it on one thread, which need not be the session's.
package final class Previewer {
  /// Enough to see where a figure goes, few enough to come while one types.
  private static let draws = 200
  private let engine = Engine(memoryLimit: 512 << 20, threads: 1)
  private var known: (revision: Int, checked: CheckedModel)?

  package init() {}

  /// An entry that is being typed, and where.
  package struct Request: Sendable {
    package let entry: String
    let state: SessionState
    let revision: Int
    let decimals: Int?
  }

  /// What the entry would come to, the fullest text first: the value of a formula, what a change does to what is pinned, or
  /// the value that a definition would have. None where it is unfinished or wrong, or asks for more than one figure.
  package func texts(for request: Request, isStale: @escaping @Sendable () -> Bool) -> [String] {
    NumberText.$mostDecimals.withValue(request.decimals) { found(for: request, isStale: isStale) }
  }

  private func found(for request: Request, isStale: @escaping @Sendable () -> Bool) -> [String] {
    let text = request.entry
    guard text.utf8.count < 4_000, ShellWord(text) == nil, !isIncomplete(text) else { return [] }
    let parsed = parse(SourceText(name: "prompt", text: text))
    guard parsed.diagnostics.allSatisfy({ $0.severity != .error }), parsed.statements.count == 1,
      let statement = parsed.statements.first
    else { return [] }
    do throws(Diagnostics) {
      let checked = try checked(request, isStale)
      switch statement.kind {
      case .question(.show(let all)): return all.count == 1 ? try value(of: all[0], in: checked) : []
      case .definition, .change: return try movement(statement, request, checked, isStale)
      case .question, .field, .function, .kind, .unit, .scenario, .use, .correlate: return []
      }
    } catch { return [] }
  }

  private func checked(_ request: Request, _ isStale: @escaping @Sendable () -> Bool) throws(Diagnostics)
    -> CheckedModel
  {
    if let known, known.revision == request.revision {
      known.checked.cancels(when: isStale)
      return known.checked
    }
    let checked = try self.model(request.state.model, request, isStale)
    known = (request.revision, checked)
    return checked
  }

  private func model(_ model: Model, _ request: Request, _ isStale: @escaping @Sendable () -> Bool) throws(Diagnostics)
    -> CheckedModel
  {
    let bench = Workbench(engine: engine, isCancelled: isStale, draws: Self.draws)
    return try CheckedModel(model, on: bench, branch: request.state.branch)
  }

  private func value(of expression: Expression, in checked: CheckedModel) throws(Diagnostics) -> [String] {
    guard let answer = try checked.answers(.show([expression]), at: expression.span).first else { return [] }
    return Self.texts(answer.content, checked)
  }

  private static func texts(_ content: Answer.Content, _ checked: CheckedModel) -> [String] {
    let figures = FigureText(units: checked.model.units)
    if case .quantity(let figure) = content {
      return ["≈ " + figures.text(figure), "≈ " + figures.text(figure, hidesInterval: true)]
    }
    guard let line = AnswerView(units: checked.model.units).line(content, figures) else { return [] }
    return ["≈ " + line.text]
  }

  private func movement(
    _ statement: Statement, _ request: Request, _ before: CheckedModel, _ isStale: @escaping @Sendable () -> Bool
  ) throws(Diagnostics) -> [String] {
    var stack = request.state.stack
    try stack.lay(request.state.branch.map { BranchSheet($0, of: stack.model).laid([statement]) } ?? [statement])
    let after = try model(stack.model, request, isStale)
    var moves: [String] = []
    for pin in request.state.pins {
      for one in try after.changes(of: pin, since: before).suffix(1) {
        if let move = PinnedChanges(before, after).move(one) { moves.append(move) }
      }
    }
    if !moves.isEmpty {
      let more = moves.count > 1 ? " +\(moves.count - 1)" : ""
      return ["≈ " + moves.joined(separator: " · "), "≈ " + moves[0] + more]
    }
    guard case .definition(let name, _, _) = statement.kind else { return [] }
    return try value(of: Expression(.name(name.text), name.span), in: after)
  }
}

extension Session {
  /// What a previewer needs to know about an entry that is being typed.
  package func request(for entry: String) -> Previewer.Request {
    Previewer.Request(entry: entry, state: state, revision: revision, decimals: display.decimals)
  }
}
