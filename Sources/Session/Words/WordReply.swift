import Quantities
import Questions
import Rendering
import SourceText
import Syntax

/// Answers the words of the shell.
struct WordReply {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func reply(to word: ShellWord) -> Reply {
    switch word {
    case .help(let topic): return help(topic)
    case .info(let name): return info(name)
    case .list(let what): return list(what)
    case .undo(let text): return back(text, "undo", session.undoCount, session.undo)
    case .redo(let text): return back(text, "redo", session.redoCount, session.redo)
    case .reset:
      return session.reset() ? Reply(.paragraph("as at the start; 'undo' brings the changes back")) : Reply()
    case .save(let path): return save(path)
    case .write(let text): return AnswerFile(session).write(text)
    case .settings: return Reply(settings)
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
    return Reply(.unknown("topic", topic, help.topics))
  }

  private func info(_ name: String) -> Reply {
    guard !name.isEmpty else {
      return Reply(Diagnostics([SessionMessages.word("info_name", "info needs a name", suggestion: "info nurse_cost")]))
    }
    let page = InfoPage(session.checked)
    if let view = page.view(of: name) { return Reply(view) }
    return Reply(.unknown("name", name, page.names))
  }

  private func list(_ what: String) -> Reply {
    guard let part = ListPage.Part(rawValue: what.isEmpty ? "definitions" : what) else {
      return Reply(.unknown("list", what, ListPage.Part.allCases.map(\.rawValue)))
    }
    return Reply(ListPage(session.checked).view(of: part))
  }

  private func back(_ text: String, _ word: String, _ most: Int, _ move: (Int) -> Bool) -> Reply {
    guard let count = text.isEmpty ? 1 : Int(text), count > 0 else {
      return Reply(
        Diagnostics([SessionMessages.word("how_many", "'\(text)' is not a number of changes", suggestion: "\(word) 3")])
      )
    }
    guard most > 0 else {
      return Reply(Diagnostics([SessionMessages.word("no_change", "there is nothing to \(word)")]))
    }
    guard count <= most else {
      let message = "there \(most == 1 ? "is" : "are") only \(most) \(most == 1 ? "change" : "changes") to \(word)"
      return Reply(Diagnostics([SessionMessages.word("no_change", message, suggestion: "\(word) \(most)")]))
    }
    let before = session.checked
    let entries = session.state.entries
    let branch = session.state.branch
    guard move(count) else { return Reply() }
    let left = Set(session.state.entries.map(\.number))
    let known = Set(entries.map(\.number))
    let statements =
      (word == "undo"
      ? entries.filter { !left.contains($0.number) } : session.state.entries.filter { !known.contains($0.number) })
      .flatMap(\.typed).filter { if case .question = $0.kind { false } else { true } }
    var reply = Reply()
    for statement in statements {
      reply.add(Line(word == "undo" ? "undone: " : "done again: ", .dim) + Line(Self.firstRow(statement)))
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
        Diagnostics([SessionMessages.word("save_name", "save needs a file name", suggestion: "save \"minutes.pht\"")]))
    }
    do throws(Diagnostics) {
      return try Reply(.paragraph(Line(Minutes(session).save(to: FilePath.expanded(path)))))
    } catch { return Reply(error) }
  }

  private var settings: View {
    let settings = session.checked.settings
    return .table(
      TableView(
        columns: [.init(""), .init(""), .init("")],
        rows: [
          ["draws", .init(number: Double(settings.draws), significant: 9), "how many draws an uncertain value has"],
          ["seed", .init(Line(String(settings.seed))), "the number that all draws start from"],
          [
            "time", .init(Line("\(settings.time.first) .. \(settings.time.last)")),
            "the months that a series runs over",
          ],
        ]))
  }

  private func precision(_ text: String) -> Reply {
    if text == "off" {
      session.precision = nil
    } else if !text.isEmpty {
      guard let wanted = Precision(text) else {
        return Reply(
          Diagnostics([
            SessionMessages.word(
              "precision", "'\(text)' is not a precision: a share above 0, or off", suggestion: "precision 1 %")
          ]))
      }
      session.precision = wanted
    }
    guard let wanted = session.precision else { return Reply(.paragraph("answers take the draws of the model")) }
    let share = NumberText.rounded(wanted.share * 100) + " %"
    return Reply(.paragraph(Line("answers take as many draws as make them precise to \(share), within a minute each")))
  }

  private func timed(_ text: String) -> Reply {
    let clock = ContinuousClock()
    var reply = Reply()
    let time = clock.measure { reply = session.enter(text) }
    let milliseconds = Double(time.components.seconds) * 1e3 + Double(time.components.attoseconds) / 1e15
    reply.add(Line("took \(FigureText.milliseconds(milliseconds))", .dim))
    return reply
  }
}

extension Diagnostics {
  /// A word that is not among those known, with the one that was likely meant.
  static func unknown(_ what: String, _ word: String, _ known: [String]) -> Diagnostics {
    let near = Near.word(to: word, among: known)
    let message = "I know no \(what) '\(word)'" + (near.map { "; did you mean '\($0)'?" } ?? "")
    return Diagnostics([SessionMessages.word("unknown_\(what)", message)])
  }
}
