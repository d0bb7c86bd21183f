import Engine
import Model
import Questions
import SourceText
import Syntax
import Wording

/// A file that is run again and compared with the answers recorded in it.
package struct Replay {
  package let path: String
  package private(set) var answers: [ReplayedAnswer] = []
  /// What differs from when the answers were recorded; none where the file has no header.
  package private(set) var differences: [MinutesHeader.Part]?
  package private(set) var warnings: [Diagnostic]
  private let file: LaidFile
  private let header: MinutesHeader

  /// Runs a file. Throws what is wrong with its model; a question that cannot be answered is told with the others.
  package init(_ path: String, library: ModelStack, on bench: Workbench) throws(Diagnostics) {
    var stack = library
    try stack.lay(file: path)
    guard let file = stack.files.last else {
      throw Diagnostics([SessionMessages.file(localized("'\(path)' cannot be read"))])
    }
    let checked = try CheckedModel(stack.model, on: bench)
    self.path = path
    self.file = file
    warnings = stack.warnings + checked.warnings
    let comments = file.text.statements.first?.remarks.above ?? file.text.trailing
    let recorded = MinutesHeader(in: comments)
    let name = recorded?.language ?? Language.english.rawValue
    guard let language = Language(rawValue: name) else {
      throw Diagnostics([SessionMessages.unknownLanguage(name, in: file.source)])
    }
    header = Language.$current.withValue(language) {
      MinutesHeader(checked, stack, path: path, own: file.text.statements)
    }
    differences = recorded.map { [header] in header.differences(from: $0) }
    let writer = AnswerText(units: checked.model.units)
    for statement in file.text.statements {
      guard case .question(let question) = statement.kind else { continue }
      if bench.isCancelled() { throw Diagnostics([SessionMessages.word("interrupted", localized("stopped"))]) }
      var answer = ReplayedAnswer(statement: statement, text: text(of: question))
      do throws(Diagnostics) {
        // As it was recorded, whoever replays it.
        let (found, lines) = try Language.$current.withValue(language) {
          Result { () throws(Diagnostics) in
            let found = try checked.answers(question, at: statement.span)
            return (found, writer.lines(found, to: question))
          }
        }.get()
        answer.now = lines
        answer.failsCheck = found.contains { if case .expect(let check) = $0.content { !check.holds } else { false } }
      } catch { answer.problems = checked.problems(with: question, at: statement.span) ?? error.all }
      answers.append(answer)
    }
  }

  /// Why answers may have changed, as a phrase.
  package var reason: String {
    guard let differences else { return localized("the file does not say what it was recorded with") }
    if differences.isEmpty { return localized("nothing else differs, so the recorded answer was changed by hand") }
    let others = differences.compactMap(\.word).joined(separator: ", ")
    if !differences.contains(.input) { return localized("different: \(others)") }
    return others.isEmpty ? localized("different: input") : localized("different: input, \(others)")
  }

  /// The file's text with the answers of this run in place of those recorded; everything else to the letter.
  package var updated: String {
    let source = String(decoding: file.source.bytes, as: UTF8.self)
    let ending = source.contains("\r\n") ? "\r\n" : "\n"
    var lines = source.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    for answer in answers.reversed() where answer.problems.isEmpty {
      // The line right below the statement, counted from 0.
      let below = answer.statement.span.lastLine
      var end = below
      while end < lines.count, lines[end].drop(while: { $0 == " " || $0 == "\t" }).hasPrefix("#=") { end += 1 }
      let fresh = answer.now.map { $0.isEmpty ? "#=" : "#= " + $0 }
      lines.replaceSubrange(min(below, lines.count)..<min(end, lines.count), with: fresh)
      if below == lines.count - fresh.count, !fresh.isEmpty, end == below { lines.append("") }
    }
    if differences != nil, let place = lines.firstIndex(where: { MinutesHeader(in: [$0]) != nil }) {
      lines[place] = header.line
    }
    return lines.joined(separator: ending)
  }
}

/// A question of a replayed file with its answer then and now.
package struct ReplayedAnswer {
  package enum Verdict: Sendable { case same, changed, unrecorded, broken }

  package let statement: Statement
  package let text: String
  package internal(set) var now: [String] = []
  package internal(set) var failsCheck = false
  package internal(set) var problems: [Diagnostic] = []

  package var recorded: [String] { statement.remarks.recorded }

  package var verdict: Verdict {
    if !problems.isEmpty { return .broken }
    if recorded.isEmpty { return .unrecorded }
    return recorded == now ? .same : .changed
  }
}

extension CheckedModel {
  /// What is wrong with a question, in the language that is spoken.
  fileprivate func problems(with question: Question, at span: Span) -> [Diagnostic]? {
    do throws(Diagnostics) {
      _ = try answers(question, at: span)
      return nil
    } catch { return error.all }
  }
}

extension MinutesHeader.Part {
  /// The word for it; none for the file's input, which is another word than an analysis has and stands in its own sentences.
  fileprivate var word: String? {
    switch self {
    case .input: nil
    case .library: localized("library")
    case .data: localized("data")
    case .version: localized("version")
    case .seed: localized("seed")
    case .draws: localized("draws")
    }
  }
}

extension Span {
  /// The line that the stretch ends in.
  fileprivate var lastLine: Int { source.place(of: max(lower, upper - 1)).line }
}

extension Replay {
  /// Writes the answers of this run into the file, in one step; a file that would not change is left alone.
  package func update() throws(Diagnostics) {
    let text = updated
    if Array(text.utf8) != file.source.bytes { try AtomicFile.write(text, to: path) }
  }
}
