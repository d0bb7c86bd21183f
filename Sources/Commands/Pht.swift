import ArgumentParser
import Engine
import Session
import Terminal
import Wording

/// The program.
package struct Pht: ParsableCommand {
  package static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "pht",
      abstract: localized("Plan primary-care teams: a model with units and ranges, and answers to questions about it."),
      discussion: localized(
        """
        Without a command, pht starts the shell with the library and the files laid on. Type 'help' there.

        Exit status: 0 all well, 1 a check does not hold or a replayed answer differs, 2 errors in a model,
        64 wrong usage, 130 interrupted. Answers go to standard output, everything else to standard error.

        Every command takes --language nb or en; without it, pht speaks the language of the locale.
        """),
      version: "pht " + Version.text,
      subcommands: [
        ShellCommand.self, RunCommand.self, ReplayCommand.self, CheckCommand.self, EvalCommand.self, FormatCommand.self,
        PresentCommand.self, TourCommand.self,
      ],
      defaultSubcommand: ShellCommand.self)
  }

  package init() {}
}

/// The program with the words it was started with.
package enum Program {
  /// Runs them, in the language that they or the locale ask for.
  ///
  /// Formulas may rest on one another thousands deep, so there is much room for calls.
  package static func run() {
    let (language, words) = LanguageOption.taken(from: Array(CommandLine.arguments.dropFirst()))
    Threads.runAlone(stackBytes: 512 << 20) {
      Language.$current.withValue(language) { run(words) }
    }
  }

  private static func run(_ words: [String]) {
    do {
      var command = try Pht.parseAsRoot(words)
      try command.run()
    } catch {
      let text = Pht.fullMessage(for: error, columns: nil)
      let code = Pht.exitCode(for: error)
      if !text.isEmpty {
        (code.isSuccess ? StandardStream.output : .error).write(ParserWords.translated(text) + "\n")
      }
      Pht.exit(withError: code)
    }
  }
}
