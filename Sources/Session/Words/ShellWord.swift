import Syntax

/// A line that speaks to the shell rather than about the model.
package enum ShellWord: Equatable, Sendable {
  case help(topic: String)
  case info(name: String)
  case list(what: String)
  case undo(String)
  case redo(String)
  case reset
  case save(path: String)
  case write(String)
  case settings(String)
  case timed(String)
  case precision(String)
  case pin(String)
  case unpin(String)
  case branch(String)
  /// `switch fast`
  case move(to: String)
  case tour
  case quit

  /// The words, in the order in which help lists them.
  package static let all = [
    "help", "info", "list", "undo", "redo", "reset", "save", "write", "settings", "pin", "unpin", "branch", "switch",
    "timed",
    "precision", "tour", "quit", "exit",
  ]

  /// Nothing for a line of the language: a word of the shell is one only where no sign follows it.
  package init?(_ text: String) {
    let line = text.drop { $0.isWhitespace }
    if line.split(whereSeparator: \.isWhitespace).count == 1, ["?", "HELP", "Help", "hjelp"].contains(line.trimmed) {
      self = .help(topic: "")
      return
    }
    let word = line.prefix { $0.isLetter || $0 == "_" || $0.isNumber }
    guard Self.all.contains(String(word)) else { return nil }
    var rest = line[word.endIndex...].drop { $0.isWhitespace }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    // Behind a space a bracket begins an outcome to pin.
    let pins =
      rest.first == "(" && ["pin", "unpin"].contains(word) && line[word.endIndex...].first?.isWhitespace == true
    guard pins || !Self.belongsToLanguage(rest), rest.isEmpty || line[word.endIndex].isWhitespace else { return nil }
    let argument = String(rest)
    switch word {
    case "help": self = .help(topic: argument)
    case "info": self = .info(name: argument)
    case "list": self = .list(what: argument)
    case "undo": self = .undo(argument)
    case "redo": self = .redo(argument)
    case "reset" where rest.isEmpty: self = .reset
    case "save": self = .save(path: Self.unquoted(argument))
    case "write": self = .write(argument)
    case "settings": self = .settings(argument)
    case "timed" where !rest.isEmpty: self = .timed(argument)
    case "precision": self = .precision(argument)
    case "pin": self = .pin(argument)
    case "unpin": self = .unpin(argument)
    case "branch": self = .branch(argument)
    case "switch": self = .move(to: argument)
    case "tour" where rest.isEmpty: self = .tour
    case "quit" where rest.isEmpty, "exit" where rest.isEmpty: self = .quit
    default: return nil
    }
  }

  /// The line that was likely meant by one whose first word is nearly a word of the shell, or the Norwegian for one.
  static func meant(by text: String) -> String? {
    let line = text.drop { $0.isWhitespace }
    let word = String(line.prefix { $0.isLetter })
    guard !line.contains("\n"), let known = norwegian[word.lowercased()] ?? Near.word(to: word, among: all) else {
      return nil
    }
    let corrected = known + line.dropFirst(word.count)
    return ShellWord(corrected) == nil ? nil : corrected
  }

  private static let norwegian = [
    "hjelp": "help", "liste": "list", "angre": "undo", "gjenta": "redo",
    "nullstill": "reset", "lagre": "save", "skriv": "write", "innstillinger": "settings", "fest": "pin",
    "løsne": "unpin", "gren": "branch", "bytt": "switch", "presisjon": "precision", "omvisning": "tour",
    "avslutt": "quit", "slutt": "quit",
  ]

  private static func belongsToLanguage(_ rest: Substring) -> Bool {
    guard let first = rest.first else { return false }
    if "=:.+-*/^<>!|,([{".contains(first) { return first != "." || !rest.contains("/") }
    let word = String(rest.prefix { $0.isLetter || $0 == "_" })
    // `help with` asks about the word; `posts with …` is a question.
    return rest.count > word.count
      && ["in", "with", "given", "of", "and", "or", "to", "starting", "across"].contains(word)
  }

  private static func unquoted(_ text: String) -> String {
    text.count >= 2 && text.first == "\"" && text.last == "\"" ? String(text.dropFirst().dropLast()) : text
  }
}

extension Substring {
  /// Without the white space at its end.
  fileprivate var trimmed: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
