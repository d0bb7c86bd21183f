import Rendering
import SourceText
import Syntax
import Wording

/// Answers `branch` and `switch`: going on in a scenario that keeps what is changed.
struct BranchReply {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// Names a new branch of the model as it stands, and goes on in it.
  func branch(_ name: String) -> Reply {
    guard !name.isEmpty else { return Reply(.paragraph(Self.place(session.state.branch))) }
    if session.model.scenarios[name] != nil {
      return refusal(localized("there is a scenario '\(name)' already"), suggestion: "switch \(name)")
    }
    let base = session.state.branch.map { " from " + $0.text } ?? ""
    let source = SourceText(name: "prompt", text: "scenario \(name)\(base) { }")
    let parsed = parse(source)
    guard parsed.diagnostics.isEmpty, parsed.statements.count == 1,
      case .scenario(let branch, _, _)? = parsed.statements.first?.kind
    else {
      return refusal(
        localized("'\(name)' cannot name a branch: letters, digits and _"), suggestion: "branch slow_start")
    }
    do throws(Diagnostics) {
      var state = session.state
      try state.stack.lay(parsed.statements)
      state.entries += parsed.statements.map { session.entry($0) }
      state.branch = branch
      return try go(to: state, saying: Self.place(branch))
    } catch { return Reply(error) }
  }

  /// Goes on in a scenario that is there, or in the model itself.
  func move(to name: String) -> Reply {
    guard !name.isEmpty else {
      return refusal(localized("switch needs the name of a branch, or baseline"), suggestion: "switch baseline")
    }
    var state = session.state
    guard name == "baseline" || session.model.scenarios[name] != nil else {
      return Reply(.unknown(.branch, name, ["baseline"] + session.model.scenarioOrder))
    }
    state.branch = name == "baseline" ? nil : Name(name, SourceText(name: "prompt", text: name).all)
    if state.branch?.text == session.state.branch?.text { return Reply(.paragraph(Self.place(state.branch))) }
    do throws(Diagnostics) { return try go(to: state, saying: Self.place(state.branch)) } catch { return Reply(error) }
  }

  private func go(to state: SessionState, saying place: Line) throws(Diagnostics) -> Reply {
    let before = session.checked
    let after = try CheckedModel(state.model, on: session.bench, branch: state.branch)
    var reply = Reply(.paragraph(place))
    let pinned = try PinnedChanges(before, after).view(of: state.pins)
    session.commit(state, after, changesModel: true)
    if let pinned { reply.add(pinned) }
    return reply
  }

  static func place(_ branch: Name?) -> Line {
    let name = Line(branch?.text ?? "baseline", .name)
    let sentence =
      branch == nil
      ? localized("on \(Sentence.gap(0)): a change is one of the model itself")
      : localized("on \(Sentence.gap(0)): changes from here on are its own; 'switch baseline' goes back")
    return Sentence(sentence).line([name])
  }

  private func refusal(_ message: String, suggestion: String) -> Reply {
    Reply(Diagnostics([SessionMessages.word("branch", message, suggestion: suggestion)]))
  }
}
