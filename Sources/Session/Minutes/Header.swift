import Library
import Model
import SourceText
import Syntax
import Wording

/// What a set of answers rests on besides the lines of its own file.
package struct MinutesHeader: Equatable, Sendable {
  package var version: String
  package var seed: UInt64
  package var draws: Int
  /// Marks of the library, of the tables and files used, and of the file's own definitions.
  package var library: String
  package var data: String
  package var input: String
  /// The language of the answers, by the name of `Language`; a header that names none is of English ones.
  package var language: String

  static let beginning = "# minutes of pht "

  /// `# minutes of pht 0.1.0: seed 2019, draws 4000, library 0a…, data 5b…, input 7c…`, and `, language nb` where the answers
  /// are not in English.
  package var line: String {
    "\(Self.beginning)\(version): seed \(seed), draws \(draws), library \(library), data \(data), input \(input)"
      + (language == Language.english.rawValue ? "" : ", language \(language)")
  }

  /// The header of a file of the given path and statements, when it is run in the language that is spoken.
  package init(_ checked: CheckedModel, _ stack: ModelStack, path: String, own: [Statement]) {
    let settings = checked.settings
    version = Version.text
    seed = settings.seed
    draws = settings.draws
    var library = Fingerprint()
    for bytes in Library.everything { library.add(bytes) }
    self.library = library.text
    var data = Fingerprint()
    for (name, table) in stack.model.tables.sorted(by: { $0.key < $1.key }) {
      data.add(name.utf8)
      data.add(table.source.bytes)
    }
    let canonical = FilePath.canonical(path)
    for file in stack.files where file.canonical != canonical {
      data.add(file.fingerprint.utf8)
    }
    self.data = data.text
    var input = Fingerprint()
    for statement in own {
      if case .question = statement.kind { continue }
      var bare = statement
      bare.remarks = Remarks()
      input.add(format(ParsedText(statements: [bare])).utf8)
    }
    self.input = input.text
    language = Language.current.rawValue
  }

  /// The header among the comments of a file; nothing where there is none.
  package init?(in comments: [String]) {
    guard let line = comments.first(where: { $0.hasPrefix(Self.beginning) }) else { return nil }
    let parts = line.dropFirst(Self.beginning.count).split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    var values: [String: String] = [:]
    for pair in parts[1].split(separator: ",") {
      let words = pair.split(separator: " ")
      if words.count == 2 { values[String(words[0])] = String(words[1]) }
    }
    guard let seed = values["seed"].flatMap({ UInt64($0) }), let draws = values["draws"].flatMap({ Int($0) }),
      let library = values["library"], let data = values["data"], let input = values["input"]
    else { return nil }
    version = String(parts[0])
    (self.seed, self.draws, self.library, self.data, self.input) = (seed, draws, library, data, input)
    language = values["language"] ?? Language.english.rawValue
  }

  /// What a set of answers rests on, as far as it can differ.
  package enum Part: Sendable {
    case input, library, data, version, seed, draws
  }

  /// What differs from another header.
  package func differences(from other: MinutesHeader) -> [Part] {
    var all: [Part] = []
    if input != other.input { all.append(.input) }
    if library != other.library { all.append(.library) }
    if data != other.data { all.append(.data) }
    if version != other.version { all.append(.version) }
    if seed != other.seed { all.append(.seed) }
    if draws != other.draws { all.append(.draws) }
    return all
  }
}

/// The version of the program.
package enum Version {
  package static let text = "0.1.0"
}
