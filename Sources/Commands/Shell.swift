import Rendering
import Session
import SourceText
import Syntax
import Terminal

/// The interactive shell: reads lines, shows what they come to.
struct Shell {
  private let session: Session
  private let reader: Reader
  private let isInteractive: Bool
  private let progress: ProgressLine
  private let previewing: Previewing

  /// A shell on a stack of files. Throws everything that is wrong with them.
  init(_ stack: ModelStack) throws(Diagnostics) {
    let progress = ProgressLine()
    self.progress = progress
    let bench = Workbench(
      engine: ModelOptions.engine(threads: nil), isCancelled: { Interrupts.isRequested },
      progress: { progress.tell($0) },
      early: StandardStream.output.isTerminal
        ? { progress.show(early: TerminalText(.ofOutput).text($0.view)) } : nil)
    let session = try Session(stack, on: bench)
    self.session = session
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
      follow: { previewing.follow($0, in: session) })
    reader = Reader.standard(behaviour: behaviour, history: HistoryFile.ofUser())
    if case .editor(let editor) = reader { previewing.begin(showing: editor.previews) }
    self.previewing = previewing
    isInteractive = StandardStream.isInputTerminal
    Interrupts.watch()
  }

  /// Reads lines to the end; a shell that is fed by a program ends with 2 when a line was wrong.
  func run() -> Ending {
    Surroundings.tell(session.warnings)
    if isInteractive { greet() }
    var ending = Ending.well
    while true {
      switch reader.read(prompt: session.prompt) {
      case .interrupted:
        if !isInteractive { return .interrupted }
      case .end:
        if isInteractive { StandardStream.output.write("\n") }
        return ending
      case .text(let text):
        Interrupts.clear()
        previewing.rest()
        progress.begin()
        let reply = session.enter(text)
        progress.end()
        show(reply)
        if reply.quits { return ending }
        if !isInteractive {
          if reply.hasErrors { ending = ending.with(.broken) }
          if reply.hasFailedCheck { ending = ending.with(.differs) }
        }
      }
    }
  }

  private func greet() {
    let files = session.state.stack.files.filter { !$0.isUsed }.map { FilePath.name(of: $0.path) }
    let model = files.isEmpty ? "the library" : files.joined(separator: ", ")
    let line = Line([Run("pht \(Version.text)", .strong), Run(" with \(model). Type a formula, or help.", .dim)])
    StandardStream.output.write(TerminalText(.ofOutput).text(line) + "\n")
  }

  private func show(_ reply: Reply) {
    let terminal = TerminalText(.ofOutput)
    for part in reply.parts {
      switch part {
      case .view(let view): StandardStream.output.write(terminal.text(view))
      case .problem(let problem): Surroundings.tell([problem])
      }
    }
  }
}
