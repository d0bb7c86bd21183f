import ArgumentParser
import Engine
import Rendering
import Session
import SourceText
import Terminal
import Wording

struct EvalCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "eval", abstract: localized("Answer one line, such as pht eval '8 500 patients / 7 gp'."))
  }

  @Argument(
    help: ArgumentHelp(localized("A question, or lines of a model that end in one."), valueName: localized("text")))
  var text: String

  @Flag(help: ArgumentHelp(localized("Leave the library out.")))
  var bare = false

  @OptionGroup var spoken: LanguageOption

  func run() throws {
    Surroundings.endOnInterrupt()
    var ending = Ending.well
    do throws(Diagnostics) {
      let bench = Workbench(engine: ModelOptions.engine(threads: nil))
      let session = try Session(ModelStack.library(isBare: bare), on: bench)
      let reply = session.answer(text)
      let terminal = TerminalText(.ofOutput)
      for part in reply.parts {
        switch part {
        case .view(let view): StandardStream.output.write(terminal.text(view))
        case .problem(let problem): Surroundings.tell([problem])
        }
      }
      if reply.hasErrors { ending = .broken } else if reply.hasFailedCheck { ending = .differs }
    } catch {
      Surroundings.tell(error.all)
      ending = .broken
    }
    try ending.leave()
  }
}
