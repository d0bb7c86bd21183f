/// The phrases that stand in a Swift source, read as text.
struct SourcePhrases {
  struct Found: Equatable {
    var template: String
    var line: Int
  }
  private(set) var found: [Found] = []
  /// Lines in which a phrase is made of something else than one literal.
  private(set) var faults: [Int] = []

  private let text: [UInt8]
  private var place = 0
  private var line = 1

  /// What begins a phrase.
  private static let openings = ["localized(", "Phrase("].map { Array($0.utf8) }

  init(_ source: String) {
    text = Array(source.utf8)
    while place < text.count {
      if starts(with: "//") {
        while place < text.count, text[place] != UInt8(ascii: "\n") { place += 1 }
      } else if text[place] == UInt8(ascii: "\"") {
        _ = literal()
      } else if let opening = Self.openings.first(where: { isCall($0) }) {
        place += opening.count
        let start = line
        skipSpace()
        guard place < text.count, text[place] == UInt8(ascii: "\"") else {
          faults.append(start)
          continue
        }
        let template = literal()
        skipSpace()
        if place < text.count, text[place] != UInt8(ascii: ")") { faults.append(start) }
        found.append(Found(template: template, line: start))
      } else {
        step()
      }
    }
  }

  /// Whether a call of one of the openings stands here, and not a declaration or the end of a longer name.
  private func isCall(_ opening: [UInt8]) -> Bool {
    guard text[place...].starts(with: opening) else { return false }
    guard place > 0 else { return true }
    let before = text[place - 1]
    if before == UInt8(ascii: "_") || before >= 128 || Character(Unicode.Scalar(before)).isLetter { return false }
    return !text[..<place].suffix(5).elementsEqual("func ".utf8)
  }

  private mutating func step() {
    if text[place] == UInt8(ascii: "\n") { line += 1 }
    place += 1
  }

  private mutating func skipSpace() {
    while place < text.count, text[place] == UInt8(ascii: " ") || text[place] == UInt8(ascii: "\n") { step() }
  }

  private func starts(with mark: String) -> Bool { text[place...].starts(with: mark.utf8) }

  /// The template of the literal that begins here, with its interpolations numbered; goes past it. Phrases inside its
  /// interpolations are found too.
  private mutating func literal() -> String {
    let isLong = starts(with: "\"\"\"")
    let end = isLong ? "\"\"\"" : "\""
    place += end.utf8.count
    var bytes: [UInt8] = []
    var gaps = 0
    while place < text.count, !starts(with: end) {
      if starts(with: "\\(") {
        place += 2
        gaps += 1
        bytes += "{\(gaps)}".utf8
        interpolation()
      } else if text[place] == UInt8(ascii: "\\") {
        bytes += escape()
      } else {
        bytes.append(text[place])
        step()
      }
    }
    place += end.utf8.count
    let written = String(decoding: bytes, as: UTF8.self)
    return isLong ? Self.withoutIndentation(written) : written
  }

  /// What an escape stands for; in a long literal one at the end of a line joins it to the next.
  private mutating func escape() -> [UInt8] {
    let sign = text[place + 1]
    place += 1
    defer { step() }
    switch sign {
    case UInt8(ascii: "n"): return [UInt8(ascii: "\n")]
    case UInt8(ascii: "t"): return [UInt8(ascii: "\t")]
    case UInt8(ascii: "\n"): return [0]
    case UInt8(ascii: "u"):
      let digits = text[(place + 2)...].prefix { $0 != UInt8(ascii: "}") }
      place += digits.count + 2
      let scalar = Unicode.Scalar(UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD) ?? "\u{FFFD}"
      return Array(String(Character(scalar)).utf8)
    default: return [sign]
    }
  }

  /// Goes past an interpolation's formula, in which further literals may stand.
  private mutating func interpolation() {
    var depth = 1
    let start = place
    let startLine = line
    while place < text.count, depth > 0 {
      switch text[place] {
      case UInt8(ascii: "("):
        depth += 1
        step()
      case UInt8(ascii: ")"):
        depth -= 1
        step()
      case UInt8(ascii: "\""): _ = literal()
      default: step()
      }
    }
    let inner = SourcePhrases(String(decoding: text[start..<max(start, place - 1)], as: UTF8.self))
    found += inner.found.map { Found(template: $0.template, line: $0.line + startLine - 1) }
    faults += inner.faults.map { $0 + startLine - 1 }
  }

  /// A long literal's lines without what its last line, before the quotes, is indented by.
  private static func withoutIndentation(_ written: String) -> String {
    var lines = written.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let indentation = lines.popLast() ?? ""
    if lines.first?.isEmpty == true { lines.removeFirst() }
    // A joined line is one of `lines` with a zero byte where its parts meet.
    let joined = lines.map { line in
      line.split(separator: "\0", omittingEmptySubsequences: false).map { part in
        part.hasPrefix(indentation) ? String(part.dropFirst(indentation.count)) : String(part)
      }.joined()
    }
    return joined.joined(separator: "\n")
  }
}
