import ArgumentParser
import Session
import SourceText
import Wording

struct PresentCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "present",
      abstract: localized("Show a file to a room, step by step; '?' shows the keys."),
      discussion: localized(
        """
        Lines that begin with '#' are told, '#: ' are headings, '#! ' are notes for whoever presents. They stand on the notes
        screen alone: pht present --notes FILE, in a second terminal.
        """))
  }

  @Argument(
    help: ArgumentHelp(localized("The file to present."), valueName: localized("file")),
    completion: .file(extensions: ["pht"]))
  var file: String

  @Flag(
    help: ArgumentHelp(localized("Show the notes of a presentation of the file that is under way in another terminal."))
  )
  var notes = false

  @Flag(help: ArgumentHelp(localized("Leave the library out.")))
  var bare = false

  @OptionGroup var spoken: LanguageOption

  func run() throws {
    var ending = Ending.well
    do throws(Diagnostics) {
      let source = SourceText(name: file, bytes: try FileContents.read(file))
      let script = Script(source)
      if notes {
        try NotesScreen(script, of: file).run()
      } else {
        let library = try ModelStack.library(isBare: bare)
        // What is wrong with the file is better known before the room is there.
        var whole = library
        try whole.lay(file: file)
        let checked = try CheckedModel(whole.model, on: Workbench(engine: ModelOptions.engine(threads: nil)))
        try checked.check(whole.files.last?.text.statements ?? [])
        guard !script.steps.isEmpty else {
          throw Diagnostics([
            Diagnostic(code: "nothing_to_present", localized("there is nothing to show in '\(file)'"), at: [])
          ])
        }
        ending = try Presenter(script, of: file, on: library, whole: checked).run()
      }
    } catch {
      Surroundings.tell(error.all)
      ending = .broken
    }
    try ending.leave()
  }
}

struct TourCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "tour", abstract: localized("A guided start of five minutes."))
  }

  @OptionGroup var spoken: LanguageOption

  func run() throws {
    var ending = Ending.well
    do throws(Diagnostics) {
      ending = try Presenter(.tour, on: ModelStack.library(isBare: false)).run()
    } catch {
      Surroundings.tell(error.all)
      ending = .broken
    }
    try ending.leave()
  }
}
