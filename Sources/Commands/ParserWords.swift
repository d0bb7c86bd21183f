import ArgumentParser
import Wording

/// What ArgumentParser says by itself, in the language that is spoken. It knows English alone, so its sentences are
/// recognised and said again.
enum ParserWords {
  /// Help or a complaint about the command line, as it is shown.
  static func translated(_ text: String) -> String {
    if Language.current == .english { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
      .joined(separator: "\n")
  }

  private static func line(_ line: String) -> String {
    for heading in headings where line.hasPrefix(heading.template) {
      return heading.text + sentence(String(line.dropFirst(heading.template.count)))
    }
    let indentation = line.prefix { $0 == " " }
    if !indentation.isEmpty { return indentation + sentence(String(line.dropFirst(indentation.count))) }
    return sentence(line)
  }

  private static func sentence(_ text: String) -> String {
    for sentence in sentences {
      if let fillings = Template.fillings(of: text, in: sentence.template) {
        return Template.filled(sentence.template(in: .current), with: fillings)
      }
    }
    return parts.reduce(into: text) { text, part in
      text = text.split(separator: part.template, omittingEmptySubsequences: false).joined(separator: part.text)
    }
  }

  /// What a line begins with.
  private static let headings = [
    Phrase("OVERVIEW:"), Phrase("USAGE:"), Phrase("ARGUMENTS:"), Phrase("OPTIONS:"), Phrase("SUBCOMMANDS:"),
    Phrase("Error: "), Phrase("Help: "), Phrase("Usage: "),
  ]

  /// Whole sentences; the gaps are filled from what is recognised.
  private static let sentences = [
    Phrase("See 'pht help <subcommand>' for detailed help."),
    Phrase("See '\("")' for more information."),
    Phrase("Unknown option '\("")'. Did you mean '\("")'?"),
    Phrase("Unknown option '\("")'"),
    Phrase("Missing expected argument '\("")'"),
    Phrase("Missing value for '\("")'"),
    Phrase("Unexpected argument '\("")'"),
    Phrase("\("") unexpected arguments: '\("")'"),
    Phrase("The option '\("")' does not take any value, but '\("")' was specified."),
    Phrase("The value '\("")' is invalid for '\("")'. Please provide one of \("") and \("")."),
    Phrase("The value '\("")' is invalid for '\("")'. Please provide one of \("") or \("")."),
    Phrase("The value '\("")' is invalid for '\("")'"),
  ]

  /// Words within help that is broken into lines.
  private static let parts = [
    Phrase("Show the version."), Phrase("Show help information."), Phrase("Show subcommand help information."),
    Phrase("(values: "), Phrase("(default: "), Phrase("; default: "), Phrase("(default)"), Phrase("[<options>]"),
    Phrase("pht <subcommand>"),
  ]
}
