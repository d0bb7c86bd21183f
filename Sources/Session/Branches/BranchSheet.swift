import Model
import SourceText
import Syntax

/// Where typed statements go on a branch: what changes something that is there into the branch's scenario, what is new into
/// the model, so that every branch can use it.
struct BranchSheet {
  private let branch: Name
  private let model: Model

  init(_ branch: Name, of model: Model) {
    self.branch = branch
    self.model = model
  }

  /// The statements to lay on the model, the scenario with its further changes last among them.
  func laid(_ statements: [Statement]) -> [Statement] {
    var laid: [Statement] = []
    var changes: [Change] = []
    for statement in statements {
      if let change = change(statement) { changes.append(change) } else { laid.append(statement) }
    }
    guard let span = changes.last?.span, let scenario = model.scenarios[branch.text] else { return laid }
    var all = scenario.changes.map(\.change)
    for change in changes {
      // What is set anew takes the changes along that were made to it before.
      let target = text(of: change.target)
      if change.operation == .set { all.removeAll { text(of: $0.target) == target } }
      all.append(change)
    }
    let statement = Statement(.scenario(branch, bases: scenario.bases, all), span, remarks: notes(scenario))
    return laid + [statement]
  }

  private func notes(_ scenario: Scenario) -> Remarks {
    var remarks = Remarks()
    remarks.notes = scenario.notes
    return remarks
  }

  private func change(_ statement: Statement) -> Change? {
    switch statement.kind {
    case .change(let change): return model.kinds[change.target.root.text] == nil ? change : nil
    case .definition(let name, let declaration, let formula):
      guard model.definitions[name.text] != nil, ![BuiltInName.draws, BuiltInName.seed].contains(name.text) else {
        return nil
      }
      return Change(
        target: Path(root: name, parts: [], span: name.span), declaration: declaration, operation: .set, value: formula,
        span: statement.span, remarks: statement.remarks)
    case .field, .function, .kind, .unit, .scenario, .use, .correlate, .question: return nil
    }
  }
}
