import ArgumentParser
import Questions
import Rendering
import Session
import SourceText
import Syntax
import Terminal

/// How answers are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable { case text, json, markdown, html, csv }

/// Writes answers, one after the other or as one page, to standard output or into a file.
struct AnswerWriter {
  private let format: OutputFormat
  private let path: String?
  private let title: String
  private var page: [View] = []
  private var text = ""
  /// Whether an empty line must stand before what comes next.
  private var needsGap = false
  private var isFirst = true
  private let terminal: TerminalText

  init(_ format: OutputFormat, to path: String?, title: String) {
    self.format = format
    self.path = path
    self.title = title
    terminal = TerminalText(path == nil ? TextPage.ofOutput : TextPage.ofFile)
  }

  mutating func write(_ answers: [Answer], to question: Question, _ views: AnswerView, _ objects: AnswerJSON) {
    let view = views.view(answers, to: question)
    switch format {
    case .json: for answer in answers { for object in objects.objects(answer) { put(object.text + "\n") } }
    case .text: put(transcript(Syntax.text(of: question), view))
    case .markdown, .html, .csv: page += [.headline(Line(Syntax.text(of: question))), view]
    }
  }

  /// Problems are part of the answers for a program, and go beside them for people.
  mutating func write(_ problems: [Diagnostic]) {
    if format == .json {
      for problem in problems { put(AnswerJSON.object(problem).text + "\n") }
    } else {
      Surroundings.tell(problems)
    }
  }

  /// Ends the page; throws where it cannot be written.
  mutating func finish() throws(Diagnostics) {
    switch format {
    case .text, .json: break
    case .markdown: put(MarkdownText().text(.blocks(page)))
    case .html: put(HTMLPage(title: title).text(.blocks(page)))
    case .csv: put(DelimitedText(.comma).text(.blocks(page)))
    }
    guard let path else { return }
    try AtomicFile.write(text, to: path)
  }

  private mutating func put(_ more: String) {
    if path == nil { StandardStream.output.write(more) } else { text += more }
  }

  /// `posts = 2.5 fte`; what takes several lines stands below its question.
  private mutating func transcript(_ question: String, _ view: View) -> String {
    let answer = terminal.text(view)
    defer { isFirst = false }
    let isShort = !answer.dropLast().contains("\n") && question.count + answer.count < 100
    if isShort, case .paragraph = view {
      defer { needsGap = false }
      return (needsGap ? "\n" : "") + "\(question): \(answer)"
    }
    needsGap = true
    return (isFirst ? "" : "\n") + question + "\n" + answer
  }
}
