import Rendering
import Wording

/// What the room sees of a script besides answers.
struct PresentationPage {
  private let script: Script

  init(_ script: Script) { self.script = script }

  /// The heading where one begins, where one is, and the words of the step.
  func step(_ number: Int) -> View {
    let step = script.steps[number]
    var views: [View] = []
    if let title = step.title { views.append(.headline(Line(title))) }
    views.append(.paragraph(Line(localized("\(number + 1) of \(script.steps.count)"), .dim)))
    return .blocks(views + Self.paragraphs(step.narration).map { .paragraph(Line($0)) })
  }

  /// Running text is set anew for the window; a line that begins with a space or a dash stands by itself.
  static func paragraphs(_ lines: [String]) -> [String] {
    var paragraphs: [String] = []
    var isOpen = false
    for line in lines {
      if line.allSatisfy(\.isWhitespace) {
        isOpen = false
      } else if isOpen, line.first != " ", line.first != "-", let last = paragraphs.popLast() {
        paragraphs.append(last + " " + line)
      } else if isOpen, let last = paragraphs.popLast() {
        paragraphs.append(last + "\n" + line)
      } else {
        paragraphs.append(line)
        isOpen = true
      }
    }
    return paragraphs
  }

  /// The headings with the numbers of their steps; the one that is shown is marked.
  func outline(at place: Int) -> View {
    let here = script.outline.last { $0.step <= place }?.step
    guard !script.outline.isEmpty else { return .paragraph(Line(localized("the file has no headings ('#: Title')"))) }
    return .table(
      TableView(
        columns: [.init(""), .init("", .right), .init("")],
        rows: script.outline.map { title, step in
          [
            .init(Line(step == here ? "▸" : " ")), .init(Line("g \(step + 1)", .name)),
            .init(Line(title, step == here ? .strong : .plain)),
          ]
        }))
  }

  /// The keys and words of a presentation.
  static var keys: View {
    let rows = [
      ("Enter", localized("shows the next step, and runs what has typed itself")),
      ("Backspace", localized("goes back, the model with it")),
      ("Esc", localized("leaves the script for what the room asks; so does any line that is typed")),
      ("Enter, resume", localized("goes back to the script, the model with it; what was tried stays for 'save'")),
      ("drop", localized("the same, and forgets what was tried")),
      ("s", localized("skips a step; what it defines still holds")),
      ("g 7", localized("goes to step 7")), ("outline", localized("the parts of the script")),
      (localized("save \"FILE\""), localized("the minutes so far, with what was tried")),
      ("?", localized("these keys")), ("quit", localized("or Ctrl-D")),
    ]
    return .table(
      TableView(
        columns: [.init(""), .init("")], rows: rows.map { [.init(Line($0.0, .name)), .init(Line($0.1))] }))
  }
}
