import Model
import Quantities
import Questions
import Rendering
import SourceText
import Syntax
import Wording

/// Answers the words of the shell.
struct WordReply {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func reply(to word: ShellWord) -> Reply {
    switch word {
    case .help(let topic): return help(topic)
    case .info(let name): return info(name)
    case .list(let what): return list(what)
    case .undo(let text): return back(text, .undo)
    case .redo(let text): return back(text, .redo)
    case .reset:
      let text = Line(localized("as at the start; 'undo' brings the changes back"))
      return session.reset() ? Reply(.paragraph(text)) : Reply()
    case .save(let path): return save(path)
    case .write(let text): return AnswerFile(session).write(text)
    case .settings(let text): return SettingsReply(session).reply(to: text)
    case .timed(let text): return timed(text)
    case .precision(let text): return precision(text)
    case .pin(let text): return PinReply(session).pin(text)
    case .unpin(let text): return PinReply(session).unpin(text)
    case .branch(let name): return BranchReply(session).branch(name)
    case .move(let name): return BranchReply(session).move(to: name)
    case .tour:
      var reply = Reply()
      reply.opensTour = true
      return reply
    case .quit:
      var reply = Reply()
      reply.quits = true
      return reply
    }
  }

  private func help(_ topic: String) -> Reply {
    let help = Help(session.model)
    if let page = help.page(on: topic) ?? InfoPage(session.checked).view(of: topic) { return Reply(page) }
    return Reply(.unknown(.topic, topic, help.topics))
  }

  private func info(_ name: String) -> Reply {
    guard !name.isEmpty else {
      return Reply(
        Diagnostics([SessionMessages.word("info_name", localized("info needs a name"), suggestion: "info nurse_cost")]))
    }
    let page = InfoPage(session.checked)
    if let view = page.view(of: name) { return Reply(view) }
    return Reply(.unknown(.name, name, page.names))
  }

  private func list(_ what: String) -> Reply {
    guard let part = ListPage.Part(rawValue: what.isEmpty ? "definitions" : what) else {
      return Reply(.unknown(.list, what, ListPage.Part.allCases.map(\.rawValue)))
    }
    return Reply(ListPage(session.checked).view(of: part))
  }

  /// The two ways over changes of the model.
  private enum Way { case undo, redo }

  private func back(_ text: String, _ way: Way) -> Reply {
    let most = way == .undo ? session.undoCount : session.redoCount
    guard let count = text.isEmpty ? 1 : Int(text), count > 0 else {
      return refusal(
        "how_many", localized("'\(text)' is not a number of changes"), suggestion: way == .undo ? "undo 3" : "redo 3")
    }
    guard most > 0 else {
      return refusal(
        "no_change", way == .undo ? localized("there is nothing to undo") : localized("there is nothing to redo"))
    }
    guard count <= most else {
      switch way {
      case .undo:
        return refusal(
          "no_change",
          most == 1
            ? localized("there is only 1 change to undo") : localized("there are only \(most) changes to undo"),
          suggestion: "undo \(most)")
      case .redo:
        return refusal(
          "no_change",
          most == 1
            ? localized("there is only 1 change to redo") : localized("there are only \(most) changes to redo"),
          suggestion: "redo \(most)")
      }
    }
    let before = session.checked
    let entries = session.state.entries
    let branch = session.state.branch
    guard way == .undo ? session.undo(count) : session.redo(count) else { return Reply() }
    let left = Set(session.state.entries.map(\.number))
    let known = Set(entries.map(\.number))
    let statements =
      (way == .undo
      ? entries.filter { !left.contains($0.number) } : session.state.entries.filter { !known.contains($0.number) })
      .flatMap(\.typed).filter { if case .question = $0.kind { false } else { true } }
    var reply = Reply()
    for statement in statements {
      let head = way == .undo ? localized("undone:") : localized("done again:")
      reply.add(Line(head + " ", .dim) + Line(Self.firstRow(statement)))
    }
    if session.state.branch?.text != branch?.text { reply.add(BranchReply.place(session.state.branch)) }
    for line in Movements(before, session.checked).lines(of: statements) { reply.add(line) }
    if let pinned = try? PinnedChanges(before, session.checked).view(of: session.state.pins) { reply.add(pinned) }
    return reply
  }

  /// A statement on one row, cut where it goes on.
  private static func firstRow(_ statement: Statement) -> String {
    let rows = format(ParsedText(statements: [bare(statement)])).split(separator: "\n")
    return (rows.first.map(String.init) ?? "") + (rows.count > 1 ? " …" : "")
  }

  private static func bare(_ statement: Statement) -> Statement {
    var statement = statement
    statement.remarks = Remarks()
    return statement
  }

  private func save(_ path: String) -> Reply {
    guard !path.isEmpty else {
      return Reply(
        Diagnostics([
          SessionMessages.word("save_name", localized("save needs a file name"), suggestion: "save \"minutes.pht\"")
        ]))
    }
    do throws(Diagnostics) {
      return try Reply(.paragraph(Line(Minutes(session).save(to: FilePath.expanded(path)))))
    } catch { return Reply(error) }
  }

  private func precision(_ text: String) -> Reply {
    if text == "off" {
      session.precision = nil
    } else if !text.isEmpty {
      guard let wanted = Precision(text) else {
        return Reply(
          Diagnostics([
            SessionMessages.word(
              "precision", localized("'\(text)' is not a precision: a share above 0, or off"),
              suggestion: "precision 1 %")
          ]))
      }
      session.precision = wanted
    }
    guard let wanted = session.precision else {
      return Reply(.paragraph(Line(localized("answers take the draws of the model"))))
    }
    let share = NumberText.rounded(wanted.share * 100) + " %"
    return Reply(
      .paragraph(Line(localized("answers take as many draws as make them precise to \(share), within a minute each"))))
  }

  private func timed(_ text: String) -> Reply {
    let clock = ContinuousClock()
    var reply = Reply()
    let time = clock.measure { reply = session.enter(text) }
    let milliseconds = Double(time.components.seconds) * 1e3 + Double(time.components.attoseconds) / 1e15
    reply.add(Line(localized("took \(FigureText.milliseconds(milliseconds))"), .dim))
    return reply
  }
}

extension WordReply {
  private func refusal(_ code: String, _ message: String, suggestion: String? = nil) -> Reply {
    Reply(Diagnostics([SessionMessages.word(code, message, suggestion: suggestion)]))
  }
}

extension Diagnostics {
  /// What a word of the shell names.
  enum Named: String {
    case topic, name, list, branch
  }

  /// A word that is not among those known, with the one that was likely meant.
  static func unknown(_ what: Named, _ word: String, _ known: [String]) -> Diagnostics {
    let message =
      switch what {
      case .topic: localized("I know no topic '\(word)'")
      case .name: localized("I know no name '\(word)'")
      case .list: localized("I know no list '\(word)'")
      case .branch: localized("I know no branch '\(word)'")
      }
    let near = Near.word(to: word, among: known)
    return Diagnostics([
      SessionMessages.word(
        "unknown_\(what.rawValue)", near.map { localized("\(message); did you mean '\($0)'?") } ?? message)
    ])
  }
}
