import Model
import Quantities
import Questions
import Rendering
import SourceText
import Syntax
import Wording

/// A conversation with a model: each line commits whole or leaves everything as it was.
package final class Session {
  let bench: Workbench
  package private(set) var state: SessionState { didSet { revision += 1 } }
  private(set) var checked: CheckedModel
  /// The questions of the last entry that had any.
  private(set) var answered: [AnsweredQuestion] = []
  /// What the question that is being answered came to from few draws.
  var early: EarlyAnswer?
  /// What was tried beside a script, in lines for the minutes.
  var tried: [[String]] = []
  /// The folder that files named in an entry are looked for in; empty for that of the process.
  package let folder: String
  /// How answers are shown.
  package var display = DisplaySettings()
  /// How precise answers are to be; none where they take the model's own draws.
  var precision: Precision?
  /// What `reset` goes back to.
  let start: SessionState
  private var past: [SessionState] = []
  private var future: [SessionState] = []
  private var entryCount = 0
  /// Another number after each change of the state.
  private(set) var revision = 0

  /// A session on a stack of files. Throws everything that is wrong with them.
  package init(_ stack: ModelStack, on bench: Workbench, folder: String = "") throws(Diagnostics) {
    self.bench = bench
    self.folder = folder
    start = SessionState(stack: stack)
    state = start
    checked = try CheckedModel(stack.model, on: bench)
  }

  package var model: Model { state.model }

  /// Whether an entry goes on in another row: a bracket is open, or a formula breaks off. A word of the shell never does,
  /// and a blank row ends every entry.
  package static func isIncomplete(_ text: String) -> Bool {
    if ShellWord(text) != nil { return false }
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    if rows.count > 1, rows.last?.allSatisfy(\.isWhitespace) == true { return false }
    return Syntax.isIncomplete(text)
  }

  /// How the stretches of an entry that is being typed are to be told apart.
  package static func stretches(of text: String) -> [(range: Range<Int>, Stretch)] {
    guard ShellWord(text) != nil else { return Syntax.stretches(of: text) }
    let scalars = Array(text.unicodeScalars)
    let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? 0
    let end = scalars[start...].firstIndex { $0.properties.isWhitespace } ?? scalars.count
    return [(start..<end, .word)]
  }

  /// What was found in the files that does not stop a session.
  package var warnings: [Diagnostic] { start.stack.warnings + checked.warnings }

  /// Runs what was typed: a word of the shell, or statements in the order in which they stand.
  package func enter(_ text: String) -> Reply {
    NumberText.$mostDecimals.withValue(display.decimals) { reply(to: text) }
  }

  private func reply(to text: String) -> Reply {
    if let word = ShellWord(text) { return WordReply(self).reply(to: word) }
    return answer(text)
  }

  /// Runs statements in the order in which they stand.
  package func answer(_ text: String) -> Reply {
    early = nil
    do throws(Diagnostics) {
      let statements = try read(text)
      let reply = try SessionLine(self).run(statements)
      if !reply.answered.isEmpty { answered = reply.answered }
      return reply
    } catch {
      var reply = Reply(misspeltWord(text, error) ?? error)
      // What is known when it is stopped stays, with its mark.
      if error.isInterruption, let early { reply.parts.insert(.view(early.stoppedView), at: 0) }
      return reply
    }
  }

  /// What is said of a line that begins with a word of the shell in another spelling, in place of what is wrong with it as
  /// a line of the language.
  private func misspeltWord(_ text: String, _ error: Diagnostics) -> Diagnostics? {
    guard let first = error.all.first, ["side_by_side", "unknown_name"].contains(first.code),
      let place = first.labels.first?.span, place.lower == text.prefix(while: \.isWhitespace).utf8.count,
      model.definitions[place.text] == nil, let meant = ShellWord.meant(by: text)
    else { return nil }
    return Diagnostics([
      Diagnostic(
        code: first.code, localized("I don't know the word '\(place.text)'"), at: place,
        hint: localized("did you mean"),
        suggestion: meant)
    ])
  }

  /// The statements of a text, with the last answer in place of `it`.
  func read(_ text: String) throws(Diagnostics) -> [Statement] {
    let parsed = parse(SourceText(name: "prompt", text: text))
    let errors = parsed.diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { throw Diagnostics(errors) }
    guard let replaced = try LastAnswer(state.lastAnswer).replaced(in: text, parsed.statements, model) else {
      return parsed.statements
    }
    let again = parse(SourceText(name: "prompt", text: replaced))
    let wrong = again.diagnostics.filter { $0.severity == .error }
    if !wrong.isEmpty { throw Diagnostics(wrong) }
    return again.statements
  }

  func entry(_ statement: Statement, typed: [Statement]? = nil, on branch: Name? = nil) -> SessionEntry {
    entryCount += 1
    return SessionEntry(number: entryCount, statement: statement, typed: typed ?? [statement], branch: branch)
  }

  func pin(_ outcomes: [Expression]) { state.pins = outcomes }

  /// What stands before an entry: the program, and the branch that changes go into.
  package var prompt: String { "pht" + (state.branch.map { " " + $0.text } ?? "") + "> " }

  /// Takes the state that a line has come to.
  func commit(_ next: SessionState, _ checked: CheckedModel, changesModel: Bool) {
    if changesModel {
      past.append(state)
      if past.count > 1_000 { past.removeFirst() }
      future = []
    }
    state = next
    self.checked = checked
  }

  // MARK: Back and forth

  /// The session as it stands, to be put back.
  var moment: SessionMoment { SessionMoment(state: state, checked: checked, past: past, future: future) }

  /// Puts the session back as it was; only what is pinned stays.
  func put(_ moment: SessionMoment) {
    let pins = state.pins
    (state, checked, past, future) = (moment.state, moment.checked, moment.past, moment.future)
    if state.pins.map(text) != pins.map(text) { state.pins = pins }
  }

  /// Lays on what a text defines and leaves its questions out.
  func lay(_ text: String) -> Reply {
    do throws(Diagnostics) {
      let statements = try read(text).filter { if case .question = $0.kind { false } else { true } }
      return try SessionLine(self).run(statements)
    } catch { return Reply(error) }
  }

  /// Takes back changes of the model; false, and nothing happens, where there are not so many.
  package func undo(_ count: Int = 1) -> Bool { move(count, from: &past, to: &future) }

  package func redo(_ count: Int = 1) -> Bool { move(count, from: &future, to: &past) }

  package func reset() -> Bool { take(start) { past.append(state) } }

  package var undoCount: Int { past.count }
  package var redoCount: Int { future.count }

  private func move(_ count: Int, from: inout [SessionState], to: inout [SessionState]) -> Bool {
    guard count > 0, count <= from.count else { return false }
    let passed = Array(from.suffix(count))
    var moved = [state]
    moved += passed.dropFirst().reversed()
    guard take(passed[0], {}) else { return false }
    to += moved
    from.removeLast(count)
    return true
  }

  private func take(_ other: SessionState, _ before: () -> Void) -> Bool {
    guard let known = try? CheckedModel(other.model, on: bench, branch: other.branch) else { return false }
    before()
    // What was asked stays asked.
    let numbers = Set(other.entries.map(\.number))
    var next = other
    next.entries += state.entries.filter { $0.question != nil && !numbers.contains($0.number) }
    next.lastAnswer = state.lastAnswer
    next.pins = state.pins
    state = next
    checked = known
    return true
  }
}

/// All that a session stands on at one time.
struct SessionMoment {
  fileprivate let state: SessionState
  fileprivate let checked: CheckedModel
  fileprivate let past: [SessionState]
  fileprivate let future: [SessionState]
}
