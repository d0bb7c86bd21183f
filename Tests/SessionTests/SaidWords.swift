import Library
import Rendering
import SourceText

/// What is said in Norwegian, and the English words that were left in it.
///
/// What the program only shows is not its own: names and units by their style, what stands in quotes, and code, which
/// is known by standing in what was read or typed, word by word beside the same words.
struct SaidWords {
  /// The words that were read or typed, each with the one before and the one behind it.
  private var shown = libraryPlaces
  /// What was read or typed gave these names.
  private var names: Set<String> = []
  private var numbers = libraryNumbers
  private(set) var leftovers: [String] = []

  private static let plain = PlainText(width: 300, measure: { DisplayWidth.columns(of: $0) })

  /// Words that hold an English sentence together and are none in Norwegian.
  private static let english = Set(
    """
    above after again and any are as because been before below beside between both but can cannot could does each every
    first following found from given had has have here how if in into is it its least left less many means missing
    more most must need needs neither never no none not nothing number of on once one only or other out rather
    same should since stand stands take takes than that the their them then there these they this those through
    too until up use used very was were what when where which while who why will with within without would write
    yes you your
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  private static let library = (Library.files + Library.parts.values.joined()).map { file in
    // Notes are translated, so an English one is a leftover. Their sources name works by their titles.
    String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").filter {
      let words = $0.drop { $0 == " " }
      return !words.hasPrefix("##") || words.hasPrefix("## source:")
    }.joined(separator: "\n")
  }

  private static let libraryPlaces = places(library)
  private static let libraryNumbers = Set(library.flatMap(decimals))

  /// Adds what was read or typed, which may be shown again as it is.
  mutating func show(_ texts: [String]) {
    shown.formUnion(Self.places(texts))
    for text in texts {
      numbers.formUnion(Self.decimals(text))
      let words = text.split { $0 == " " || $0 == "\n" }.map(String.init)
      for (word, next) in zip(words, words.dropFirst()) {
        if ["=", ":"].contains(next) { names.insert(word) }
        if ["scenario", "kind"].contains(word) { names.insert(next) }
      }
    }
  }

  mutating func hear(_ problem: Diagnostic) {
    hear([problem.message] + problem.labels.map(\.text) + [problem.hint].compactMap(\.self))
  }

  mutating func hear(_ view: View) {
    switch view {
    case .headline(let line), .paragraph(let line): hear([Self.words(line)])
    case .list(let lines): hear(lines.map(Self.words))
    case .table(let table):
      hear(table.columns.flatMap { [Self.words($0.header), $0.documentHeader] })
      hear(table.rows.joined().map { Self.words($0.line) })
    case .tree(let node): hear(node)
    case .code: break
    case .series, .bars, .drawing: hear(Self.plain.text(view).split(separator: "\n").map(String.init))
    case .blocks(let views): for view in views { hear(view) }
    }
  }

  private mutating func hear(_ node: TreeNode) {
    hear(([node.line] + node.details).map(Self.words))
    for child in node.children { hear(child) }
  }

  mutating func hear(_ texts: [String]) {
    for text in texts.map(Self.unquoted).flatMap(Self.pieces) {
      for number in Self.decimals(text) where !numbers.contains(number) { leftovers.append("\(number) in: \(text)") }
      let words = Self.split(text)
      for (place, word) in words.enumerated() where Self.english.contains(word) {
        let before = place > 0 ? words[place - 1] : ""
        let after = place + 1 < words.count ? words[place + 1] : ""
        if !names.contains(word), !shown.contains([before, word, after]) { leftovers.append("'\(word)' in: \(text)") }
      }
    }
  }

  /// The text between two blanks, which stand between cells, and up to words that are cut.
  private static func pieces(_ text: String) -> [String] {
    text.split(separator: " ", omittingEmptySubsequences: false).map { $0.hasSuffix("…") ? " " : $0 }
      .joined(separator: " ").split(separator: "  ").map(String.init)
  }

  /// The line without what is styled as a name or a unit.
  private static func words(_ line: Line) -> String {
    line.runs.map { run in
      switch run.style {
      case .name, .unit: ""
      case .plain, .value, .dim, .error, .warning, .strong, .heading, .hue1, .hue2, .hue3, .hue4, .hue5, .hue6: run.text
      }
    }.joined(separator: " ")
  }

  /// The text without what stands in quotes. A quote opens before a word and closes behind one.
  private static func unquoted(_ text: String) -> String {
    var kept = ""
    var quote: Character?
    var last: Character = " "
    for (index, character) in zip(text.indices, text) {
      let next = text.index(after: index)
      let isEnd = next == text.endIndex || !(text[next].isLetter || text[next].isNumber)
      if let open = quote {
        if character == open, open != "'" || isEnd { quote = nil }
      } else if "'\"`".contains(character), !last.isLetter, !last.isNumber {
        quote = character
      } else {
        kept.append(character)
      }
      last = character
    }
    return kept
  }

  /// The words of a text, lower case. What has points within is a path or an address.
  private static func split(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || "_.".contains($0)) }.flatMap { part -> [String] in
      let words = part.split(separator: ".").map(String.init)
      return words.count > 1 ? [words.joined(separator: ".")] : words
    }
  }

  /// The numbers with a decimal point.
  private static func decimals(_ text: String) -> [String] {
    text.split { !($0.isNumber || ".".contains($0)) }.filter { part in
      let parts = part.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
    }.map(String.init)
  }

  /// Every word with its neighbours; a missing one is empty, since a text may show a part of a line.
  private static func places(_ texts: [String]) -> Set<[String]> {
    var places: Set<[String]> = []
    for text in texts {
      let words = [""] + split(text) + [""]
      for place in words.indices.dropFirst().dropLast() where english.contains(words[place]) {
        for before in [words[place - 1], ""] {
          for after in [words[place + 1], ""] { places.insert([before, words[place], after]) }
        }
      }
    }
    return places
  }
}
