import ArgumentParser
import Terminal
import Wording

extension Language: ExpressibleByArgument {}

/// `--language nb|en`, which every command takes. It settles in which words the command line itself is read, so it is
/// looked for before the rest is.
struct LanguageOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      localized("The language to speak, \("nb") or \("en"); that of the locale unless given."), valueName: "nb|en"))
  var language: Language?

  /// The language that a command line asks for, or the locale where it does not, and the words without those that ask. An
  /// unknown language is left to be told.
  static func taken(from arguments: [String]) -> (language: Language, rest: [String]) {
    var chosen: Language?
    var rest: [String] = []
    var words = arguments[...]
    while let word = words.popFirst() {
      if word == "--" {
        rest.append(word)
        break
      }
      if word == "--language", let language = words.first.flatMap(Language.init) {
        chosen = language
        words.removeFirst()
      } else if word.hasPrefix("--language="), let language = Language(rawValue: String(word.dropFirst(11))) {
        chosen = language
      } else {
        rest.append(word)
      }
    }
    return (chosen ?? .ofLocale { Environment.ofProcess[$0] }, rest + words)
  }
}
