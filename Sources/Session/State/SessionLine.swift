import Model
import Questions
import Rendering
import SourceText
import Syntax

/// What was typed as one entry, on its way to being committed.
struct SessionLine {
  private let session: Session
  private var state: SessionState
  private var checked: CheckedModel
  private var reply = Reply()
  private var changesModel = false
  /// Something that was there before has changed.
  private var moves = false

  init(_ session: Session) {
    self.session = session
    state = session.state
    checked = session.checked
  }

  /// Definitions and changes that stand together are laid together; questions see what stands before them.
  func run(_ statements: [Statement]) throws(Diagnostics) -> Reply {
    var line = self
    var group: [Statement] = []
    for statement in statements {
      if case .question(let question) = statement.kind {
        try line.lay(group)
        group = []
        try line.ask(question, statement)
      } else {
        group.append(statement)
      }
    }
    try line.lay(group)
    if line.moves, let pinned = try PinnedChanges(session.checked, line.checked).view(of: line.state.pins) {
      line.reply.add(pinned)
    }
    session.commit(line.state, line.checked, changesModel: line.changesModel)
    return line.reply
  }

  private mutating func ask(_ question: Question, _ statement: Statement) throws(Diagnostics) {
    let answers = try answers(question, at: statement.span)
    if answers.contains(where: { if case .expect(let check) = $0.content { !check.holds } else { false } }) {
      reply.hasFailedCheck = true
    }
    reply.add(AnswerView(units: checked.model.units).view(answers, to: question))
    reply.answered.append(AnsweredQuestion(question: question, answers: answers, units: checked.model.units))
    state.entries.append(session.entry(statement, on: state.branch))
    switch question {
    case .show(let all), .compare(let all, _), .chart(let all, _): state.lastAnswer = all.last.map { text(of: $0) }
    case .explain(let one, _), .map(let one): state.lastAnswer = text(of: one)
    case .sweep(let sweep): state.lastAnswer = sweep.outcomes.last.map { text(of: $0) }
    case .regret(let regret): state.lastAnswer = text(of: regret.outcome)
    case .expect, .solve: break
    case .analysis(let analysis): state.lastAnswer = analysis.expressions.last.map { text(of: $0) }
    }
  }

  private func answers(_ question: Question, at span: Span) throws(Diagnostics) -> [Answer] {
    guard session.precision == nil, let show = session.bench.early else {
      return try checked.answers(question, at: span, precise: session.precision)
    }
    return try Narrowing(checked) { early in
      session.early = early
      show(early)
    }.answers(question, at: span)
  }

  private mutating func lay(_ statements: [Statement]) throws(Diagnostics) {
    guard !statements.isEmpty else { return }
    let before = checked
    var stack = state.stack
    for statement in statements {
      guard case .use(let name, let isFile) = statement.kind else { continue }
      if isFile {
        try stack.lay(file: FilePath.joined(session.folder, FilePath.expanded(name.text)), used: name.span)
      } else {
        try stack.lay(part: name)
      }
    }
    let near = statements.compactMap { NearMiss(before.model).warning(about: $0) }
    let laid = state.branch.map { BranchSheet($0, of: stack.model).laid(statements) } ?? statements
    try stack.lay(laid, folder: session.folder)
    let after = try CheckedModel(stack.model, on: session.bench, branch: state.branch)
    let known = Set(before.warnings.map(\.message))
    reply.add(stack.warnings.dropFirst(state.stack.warnings.count) + near)
    reply.add(after.warnings.filter { !known.contains($0.message) })
    let movements = Movements(before, after).lines(of: statements)
    for movement in movements { reply.add(movement) }
    moves = moves || !movements.isEmpty
    state.stack = stack
    state.entries += laid.map { statement in
      if case .scenario(let name, _, _) = statement.kind, name.text == state.branch?.text {
        return session.entry(statement, typed: statements)
      }
      return session.entry(statement)
    }
    checked = after
    changesModel = true
  }
}

/// Looks for new names that are one slip away from a known one.
struct NearMiss {
  private let model: Model

  init(_ model: Model) { self.model = model }

  func warning(about statement: Statement) -> Diagnostic? {
    guard case .definition(let name, _, _) = statement.kind, model.definitions[name.text] == nil, name.text.count > 3,
      let known = Suggestions.nearest(to: name.text, among: model.definitionOrder),
      Suggestions.distance(Array(name.text), Array(known), limit: 1) <= 1,
      // Names that differ in a number are a series of names, not a slip.
      name.text.filter({ !$0.isNumber }) != known.filter({ !$0.isNumber })
    else { return nil }
    return SessionMessages.nearMiss(name, known)
  }
}
