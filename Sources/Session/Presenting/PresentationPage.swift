import Rendering
import Wording

/// What the room sees of a script besides answers.
struct PresentationPage {
  private let script: Script

  init(_ script: Script) { self.script = script }

  /// The heading where a part is entered, where one is, and the words of the step.
  func step(_ number: Int, entersPart: Bool) -> View {
    var views: [View] = []
    if entersPart, let title = script.section(of: number) { views.append(.headline(Line(title))) }
    views.append(place(number))
    return .blocks(views + Self.paragraphs(script.steps[number].narration).map { .paragraph(Line($0)) })
  }

  private func place(_ number: Int) -> View {
    .paragraph(Line(localized("\(number + 1) of \(script.steps.count)"), .dim))
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

  /// Where one is, and the headings.
  func outline(at place: Int) -> View {
    let here = self.place(max(0, place))
    guard !script.outline.isEmpty else {
      return .blocks([here, .paragraph(Line(localized("the file has no headings ('#: Title')")))])
    }
    return .blocks([here, headings(at: place)])
  }

  /// The headings with the numbers of their steps; the one that a step stands under is marked. Of more than so many, those
  /// around it.
  func headings(at place: Int, most: Int = .max) -> View {
    let all = script.outline
    let here = all.lastIndex { $0.step <= place }
    let first = all.count <= most ? 0 : max(0, min((here ?? 0) - most / 2, all.count - most))
    let shown = all.indices.dropFirst(first).prefix(most)
    return .table(
      TableView(
        columns: [.init(""), .init("", .right), .init("")],
        rows: shown.map { index in
          [
            .init(Line(index == here ? "▸" : " ")), .init(Line("g \(all[index].step + 1)", .name)),
            .init(Line(all[index].title, index == here ? .strong : .plain)),
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
      ("g 7", localized("goes to step 7")),
      ("outline", localized("the parts of the script with their steps, and where it stands")),
      (localized("save \"FILE\""), localized("the minutes so far, with what was tried")),
      ("?", localized("these keys")), ("quit", localized("or Ctrl-D")),
    ]
    return .table(
      TableView(
        columns: [.init(""), .init("")], rows: rows.map { [.init(Line($0.0, .name)), .init(Line($0.1))] }))
  }
}
