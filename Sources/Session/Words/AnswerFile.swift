import Rendering
import SourceText
import Syntax
import Wording

/// Writes the last answers into a file: `write "cost.csv"`.
struct AnswerFile {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// What the ending of a file's name asks for.
  private enum Form: String, CaseIterable {
    case txt, md, csv, json, html
  }

  /// Writes the answers to the questions of the last entry. `norwegian` sets a table as spreadsheets in Norway read it:
  /// semicolons, decimal commas, a byte order mark.
  func write(_ argument: String) -> Reply {
    var path = argument
    var isNorwegian = false
    if path.hasSuffix(" norwegian") {
      isNorwegian = true
      path.removeLast(" norwegian".count)
    }
    path = Self.unquoted(path)
    guard !path.isEmpty else { return refusal(localized("write needs a file name"), "write \"answer.csv\"") }
    guard !session.answered.isEmpty else { return refusal(localized("there is no last answer yet to write"), nil) }
    let ending = path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
    guard let form = Form(rawValue: ending) else {
      return refusal(
        localized("the name's ending says how an answer is written: .txt, .md, .csv, .json or .html"),
        "write \"answer.csv\"")
    }
    guard !isNorwegian || form == .csv else {
      return refusal(localized("'norwegian' is for tables"), "write \"answer.csv\" norwegian")
    }
    do throws(Diagnostics) {
      let target = FilePath.expanded(path)
      let isThere = FilePath.isThere(target)
      if session.state.stack.files.contains(where: { $0.canonical == FilePath.canonical(target) }) {
        throw Diagnostics([
          SessionMessages.file(localized("'\(path)' is laid on in this session; write under another name"))
        ])
      }
      try AtomicFile.write(contents(form, isNorwegian), to: target)
      return Reply(.paragraph(Line(isThere ? localized("replaced \(path)") : localized("wrote \(path)"))))
    } catch { return Reply(error) }
  }

  private func contents(_ form: Form, _ isNorwegian: Bool) -> String {
    let views = session.answered.flatMap { one -> [View] in
      [.headline(Line(one.text)), AnswerView(units: one.units).view(one.answers, to: one.question)]
    }
    let page = View.blocks(views)
    switch form {
    case .txt: return PlainText(width: 100, measure: { DisplayWidth.columns(of: $0) }).text(page)
    case .md: return MarkdownText().text(page)
    case .csv: return DelimitedText(isNorwegian ? .semicolon : .comma).text(page)
    case .html: return HTMLPage(title: session.answered[0].text).text(page)
    case .json:
      return session.answered.flatMap { one in
        one.answers.flatMap { AnswerJSON(units: one.units).objects($0) }.map { $0.text + "\n" }
      }.joined()
    }
  }

  private static func unquoted(_ text: String) -> String {
    text.count >= 2 && text.first == "\"" && text.last == "\"" ? String(text.dropFirst().dropLast()) : text
  }

  private func refusal(_ message: String, _ suggestion: String?) -> Reply {
    Reply(Diagnostics([SessionMessages.word("write", message, suggestion: suggestion)]))
  }
}
