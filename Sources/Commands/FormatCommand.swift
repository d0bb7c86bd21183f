import ArgumentParser
import Session
import SourceText
import Syntax
import Terminal
import Wording

struct FormatCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "format", abstract: localized("Set files in the canonical layout, in place."),
      discussion: localized("A file with errors is left as it is. '-' reads standard input and writes standard output.")
    )
  }

  @ArgumentParser.Argument(
    help: ArgumentHelp(localized("Files."), valueName: localized("files")), completion: .file(extensions: ["pht"]))
  var files: [String]

  @Flag(
    help: ArgumentHelp(
      localized("Change nothing; name the files that are laid out otherwise, and end with 1 if there are any.")))
  var check = false

  @OptionGroup var spoken: LanguageOption

  func run() throws {
    Surroundings.endOnInterrupt()
    var ending = Ending.well
    for file in files {
      do throws(Diagnostics) {
        ending = ending.with(try format(file))
      } catch {
        Surroundings.tell(error.all)
        ending = .broken
      }
    }
    try ending.leave()
  }

  private func format(_ file: String) throws(Diagnostics) -> Ending {
    let bytes = try FileContents.read(file)
    let parsed = Syntax.parse(SourceText(name: file, bytes: bytes))
    let errors = parsed.diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { throw Diagnostics(errors) }
    let text = Syntax.format(parsed)
    if file == "-", !check {
      StandardStream.output.write(text)
      return .well
    }
    if Array(text.utf8) == bytes { return .well }
    if check {
      StandardStream.output.write(file + "\n")
      return .differs
    }
    try AtomicFile.write(text, to: file)
    return .well
  }
}
