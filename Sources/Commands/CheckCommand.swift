import ArgumentParser
import Session
import SourceText
import Terminal
import Wording

struct CheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check", abstract: localized("Read files and check their units, names and layers; compute nothing."))
  }

  @Argument(
    help: ArgumentHelp(
      localized("Files, each checked by itself; '-' reads standard input."), valueName: localized("files")),
    completion: .file(extensions: ["pht"]))
  var files: [String]

  @Flag(help: ArgumentHelp(localized("Leave the library out.")))
  var bare = false

  @OptionGroup var spoken: LanguageOption

  func run() throws {
    Surroundings.endOnInterrupt()
    var ending = Ending.well
    do throws(Diagnostics) {
      let library = try ModelStack.library(isBare: bare)
      let bench = Workbench(engine: ModelOptions.engine(threads: nil))
      for file in files {
        do throws(Diagnostics) {
          var stack = library
          try stack.lay(file: file)
          let checked = try CheckedModel(stack.model, on: bench)
          try checked.check(stack.files.last?.text.statements ?? [])
          Surroundings.tell(stack.warnings + checked.warnings)
        } catch {
          Surroundings.tell(error.all)
          ending = .broken
        }
      }
    } catch {
      Surroundings.tell(error.all)
      ending = .broken
    }
    try ending.leave()
  }
}
