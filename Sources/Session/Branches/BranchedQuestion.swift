import SourceText
import Syntax

extension Question {
  /// The question as it reads away from a branch: its formulas `with` the branch's scenario. What names its scenarios itself
  /// stays as it is.
  func asked(on branch: Name) -> Question {
    func laid(_ one: Expression) -> Expression { Expression(.with(one, .scenarios([branch])), one.span) }
    switch self {
    case .show(let all): return .show(all.map(laid))
    case .map(let one): return .map(laid(one))
    case .explain(let one, let form): return form.across.isEmpty ? .explain(laid(one), form) : self
    case .chart(let all, let columns): return columns.isEmpty ? .chart(all.map(laid), across: []) : self
    case .expect(let condition, let within):
      // Both sides of an equality are looked at by themselves, so that they may differ by what `within` allows.
      guard case .binary(.equal, let left, let right) = condition.kind else {
        return .expect(laid(condition), within: within)
      }
      return .expect(Expression(.binary(.equal, laid(left), laid(right)), condition.span), within: within)
    case .solve(var solve):
      solve.figure = laid(solve.figure)
      return .solve(solve)
    case .sweep(var sweep):
      if sweep.columns.isEmpty { sweep.outcomes = sweep.outcomes.map(laid) }
      return .sweep(sweep)
    case .analysis(.sensitivity(let one, let inputs, let columns)) where columns.isEmpty:
      return .analysis(.sensitivity(laid(one), by: inputs, across: []))
    case .analysis(.variance(let one, let inputs, let columns)) where columns.isEmpty:
      return .analysis(.variance(laid(one), by: inputs, across: []))
    case .analysis(.assumptions(let one)): return .analysis(.assumptions(laid(one)))
    case .compare, .regret, .analysis: return self
    }
  }
}
