import Questions
import SourceText
import Syntax
import Wording

/// A session as a file: the layers that stand, the questions asked, and their answers.
struct Minutes {
  private let session: Session
  /// Answers that need not be worked out again, by their questions.
  private let told: [String: ToldAnswer]?

  /// Minutes of a session. Where it is known what has been told, nothing is worked out for them.
  init(_ session: Session, told: [String: ToldAnswer]? = nil) {
    self.session = session
    self.told = told
  }

  /// What answers rest on: all that stands, as it prints.
  var basis: String { format(ParsedText(statements: standing(for: ""))) }

  /// Writes the file in one step; returns what was done, in words.
  func save(to path: String) throws(Diagnostics) -> String {
    let canonical = FilePath.canonical(path)
    if session.state.stack.files.contains(where: { $0.canonical == canonical }) {
      throw Diagnostics([
        SessionMessages.file(localized("'\(path)' is laid on in this session; save under another name"))
      ])
    }
    let isThere = FilePath.isThere(path)
    if isThere, let old = try? FileContents.read(path), !old.isEmpty,
      !old.starts(with: Array(MinutesHeader.beginning.utf8))
    {
      throw Diagnostics([
        SessionMessages.file(localized("'\(path)' is there already and holds no minutes; save under another name"))
      ])
    }
    try AtomicFile.write(contents(for: path), to: path)
    return isThere ? localized("replaced \(path)") : localized("wrote \(path)")
  }

  /// The file's whole text.
  func contents(for path: String) -> String {
    let statements = uses(for: path) + standing(for: path) + questions
    let tried = session.tried.flatMap { [""] + $0.map { "# " + $0 } }
    let body = format(ParsedText(statements: statements, trailing: tried))
    // The header is of the text as it will be read again.
    let read = parse(SourceText(name: path, text: body))
    let header = MinutesHeader(session.checked, session.state.stack, path: path, own: read.statements)
    return header.line + "\n" + (body.isEmpty ? "" : "\n" + body)
  }

  /// Files that were laid on at the start.
  private func uses(for path: String) -> [Statement] {
    session.start.stack.files.filter { !$0.isUsed }.map { use($0.path, in: FilePath.folder(of: path)) }
  }

  private func use(_ file: String, in folder: String) -> Statement {
    let name = FilePath.relative(file, to: folder)
    let span = SourceText(name: "prompt", text: name).all
    return Statement(.use(Name(name, span), isFile: true), span)
  }

  /// The last version of each definition, and every change that still stands, in the order of typing.
  private func standing(for path: String) -> [Statement] {
    var kept: [Statement] = []
    for entry in session.state.entries where entry.question == nil {
      let statement = entry.statement
      if case .use(let name, true) = statement.kind {
        kept.append(use(FilePath.joined(session.folder, FilePath.expanded(name.text)), in: FilePath.folder(of: path)))
        continue
      }
      if let identity = identity(statement) { kept.removeAll { self.identity($0) == identity } }
      if case .definition(let name, _, _) = statement.kind {
        // A definition made anew takes the changes with it that were laid on it.
        kept.removeAll { if case .change(let change) = $0.kind { change.target.root.text == name.text } else { false } }
      }
      kept.append(finding(statement, from: FilePath.folder(of: path)))
    }
    return kept
  }

  /// A definition whose objects stand in a table, with the table's place as it is seen from the folder of the minutes.
  private func finding(_ statement: Statement, from folder: String) -> Statement {
    guard case .definition(let name, let declaration, let formula) = statement.kind,
      case .rows(let kind, let file, let span) = formula.kind, !file.hasPrefix("/")
    else { return statement }
    let place = FilePath.relative(FilePath.joined(session.folder, file), to: folder)
    var moved = statement
    moved.kind = .definition(name, declaration, Expression(.rows(kind: kind, file: place, span), formula.span))
    return moved
  }

  /// What a later statement replaces an earlier one by; changes stand beside each other.
  private func identity(_ statement: Statement) -> String? {
    switch statement.kind {
    case .definition(let name, _, _), .function(let name, _, _), .scenario(let name, _, _): "name " + name.text
    case .kind(let name, _, _): "kind " + name.text
    case .unit(let names, _): "unit " + (names.first?.text ?? "")
    case .correlate(let first, let second, _): "correlate \(text(of: first)), \(text(of: second))"
    case .change(let change):
      session.model.kinds[change.target.root.text] == nil ? nil : "field " + Syntax.text(of: change.target)
    case .field(let kind, let field): "field \(kind.text).\(field.name.text)"
    case .use, .question: nil
    }
  }

  /// Each question once, where it was asked last, answered by the model as it stands.
  private var questions: [Statement] {
    var asked: [(text: String, statement: Statement)] = []
    for entry in session.state.entries {
      guard let typed = entry.question else { continue }
      let question = entry.branch.map { typed.asked(on: $0) } ?? typed
      let text = Syntax.text(of: question)
      asked.removeAll { $0.text == text }
      asked.append((text, Statement(.question(question), entry.statement.span, remarks: entry.statement.remarks)))
    }
    let writer = AnswerText(units: session.model.units)
    let basis = told == nil ? "" : basis
    // Minutes stand on the model itself, wherever the session is.
    let checked =
      session.state.branch == nil
      ? session.checked : (try? CheckedModel(session.model, on: session.bench)) ?? session.checked
    var answered: [Statement] = []
    var gone: [String] = []
    for (text, statement) in asked {
      guard case .question(let question) = statement.kind else { continue }
      if let told {
        var statement = recall(told[text], statement, basis)
        if answered.isEmpty { statement.remarks.above.insert("", at: 0) }
        answered.append(statement)
        continue
      }
      guard let answers = try? checked.answers(question, at: statement.span) else {
        // What it names has been undone: it is kept as a remark, so that the file replays.
        gone.append("# " + localized("asked, but what it names does not stand any more: \(text)"))
        continue
      }
      var statement = statement
      statement.remarks.above += gone
      gone = []
      if answered.isEmpty, !statement.remarks.above.contains("") { statement.remarks.above.insert("", at: 0) }
      statement.remarks.recorded = writer.lines(answers, to: question)
      answered.append(statement)
    }
    return answered
  }

  /// A question with the answer that was told: recorded where the model is the same now, else as a remark.
  private func recall(_ answer: ToldAnswer?, _ statement: Statement, _ basis: String) -> Statement {
    var statement = statement
    statement.remarks.recorded = []
    guard let answer else { return statement }
    if answer.basis == basis {
      statement.remarks.recorded = answer.lines
    } else {
      let head = localized("answered before the model was changed:")
      statement.remarks.above += ([head] + answer.lines).map { $0.isEmpty ? "#" : "# " + $0 }
    }
    return statement
  }
}

/// An answer as it was recorded when it was told, and the model that it rests on, as it prints.
struct ToldAnswer {
  let lines: [String]
  let basis: String
}
