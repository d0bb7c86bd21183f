import Rendering
import Session
import SourceText
import Terminal
import Wording

/// The interactive shell: reads lines, shows what they come to.
struct Shell {
  private let session: Session
  private let surface: ShellSurface

  /// A shell on a stack of files. Throws everything that is wrong with them.
  init(_ stack: ModelStack) throws(Diagnostics) {
    let progress = ProgressLine()
    let page = Page()
    session = try Session(stack, on: ShellSurface.bench(progress, page))
    surface = ShellSurface(session, progress, page)
  }

  /// Reads lines to the end; a shell that is fed by a program ends with 2 when a line was wrong.
  func run() -> Ending {
    Surroundings.tell(session.warnings)
    if surface.isInteractive { greet() }
    var ending = Ending.well
    while true {
      switch surface.reader.read(prompt: session.prompt) {
      case .interrupted:
        if !surface.isInteractive { return .interrupted }
      case .end:
        if surface.isInteractive { StandardStream.output.write("\n") }
        return ending
      case .text(let text):
        surface.begin()
        let reply = session.enter(text)
        surface.end(session)
        surface.show(reply)
        if reply.quits { return ending }
        if reply.opensTour { tour() }
        if !surface.isInteractive {
          if reply.hasErrors { ending = ending.with(.broken) }
          if reply.hasFailedCheck { ending = ending.with(.differs) }
        }
      }
    }
  }

  /// The tour has a model of its own; the session goes on as it was.
  private func tour() {
    do throws(Diagnostics) { _ = try Presenter(.tour, on: ModelStack.library(isBare: false)).run() } catch {
      Surroundings.tell(error.all)
    }
    StandardStream.output.write(localized("the tour is over; the model here is as it was") + "\n")
  }

  private func greet() {
    let files = session.state.stack.files.filter { !$0.isUsed }.map { FilePath.name(of: $0.path) }
    let model = files.isEmpty ? localized("the library") : files.joined(separator: ", ")
    let line = Line([
      Run("pht \(Version.text)", .strong), Run(" " + localized("with \(model). Type a formula, or help."), .dim),
    ])
    StandardStream.output.write(TerminalText(.ofOutput).text(line) + "\n")
  }
}
