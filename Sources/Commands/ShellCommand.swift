import ArgumentParser
import Session
import SourceText
import Wording

struct ShellCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "shell", abstract: localized("Start the shell; the same as pht without a command."))
  }

  @Argument(
    help: ArgumentHelp(localized("Files to lay on, in order."), valueName: localized("files")),
    completion: .file(extensions: ["pht"]))
  var files: [String] = []

  @Flag(help: ArgumentHelp(localized("Leave the library out.")))
  var bare = false

  @OptionGroup var spoken: LanguageOption

  func run() throws {
    var ending = Ending.well
    do throws(Diagnostics) {
      var stack = try ModelStack.library(isBare: bare)
      for file in files { try stack.lay(file: file) }
      ending = try Shell(stack).run()
    } catch {
      Surroundings.tell(error.all)
      ending = .broken
    }
    try ending.leave()
  }
}
