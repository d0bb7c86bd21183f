import Rendering
import Session
import SourceText
import Syntax
import Terminal

/// The terminal around a session: where entries come from, and where answers go.
struct ShellSurface {
  let reader: Reader
  let isInteractive: Bool
  /// Whether the screen can be cleared.
  let clears: Bool
  private let progress: ProgressLine
  private let previewing: Previewing

  /// What a session at a terminal works on: it tells how far it has come, and stops on Ctrl-C.
  static func bench(_ progress: ProgressLine) -> Workbench {
    Workbench(
      engine: ModelOptions.engine(threads: nil), isCancelled: { Interrupts.isRequested },
      progress: { progress.tell($0) },
      early: StandardStream.output.isTerminal
        ? { progress.show(early: TerminalText(.ofOutput).text($0.view)) } : nil)
  }

  init(_ session: Session, _ progress: ProgressLine, presents: Bool = false) {
    self.progress = progress
    let previewing = Previewing()
    let behaviour = LineEditor.Behaviour(
      isIncomplete: { Session.isIncomplete($0) },
      complete: { text, cursor in
        let found = session.completions(text, at: cursor)
        return Completion(
          replace: found.replace, candidates: found.candidates.map { .init(text: $0.text, detail: $0.detail) })
      },
      highlight: { Session.stretches(of: $0).map { ($0.range, EntryColours.style($0.1)) } },
      promptStyle: Style(bold: true),
      follow: { previewing.follow($0, in: session) }, presents: presents)
    reader = Reader.standard(behaviour: behaviour, history: HistoryFile.ofUser())
    if case .editor(let editor) = reader { previewing.begin(showing: editor.previews) }
    self.previewing = previewing
    isInteractive = StandardStream.isInputTerminal
    clears = ProgressLine.movesCursor()
    Interrupts.watch()
  }

  /// An entry is to be answered.
  func begin() {
    Interrupts.clear()
    previewing.rest()
    progress.begin()
  }

  /// The answer is there.
  func end() { progress.end() }

  /// Shows what a line came to; what is longer than the window by a pager.
  func show(_ reply: Reply) {
    let terminal = TerminalText(.ofOutput)
    var text = ""
    for part in reply.parts {
      switch part {
      case .view(let view): text += terminal.text(view)
      case .problem(let problem):
        write(text)
        text = ""
        Surroundings.tell([problem])
      }
    }
    write(text)
  }

  private func write(_ text: String) {
    if isInteractive, Pager.isLong(text), let pager = Pager(), pager.show(text) { return }
    StandardStream.output.write(text)
  }
}
