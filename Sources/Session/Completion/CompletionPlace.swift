/// What fits at the cursor, read off the text before it.
enum CompletionPlace: Equatable {
  /// After a number, a tight `/`, `in` or `:`; with the part of the unit that stands before the word, as in `kkr/`.
  case unit
  /// After a dot; the path before it.
  case field([String])
  case scenario
  /// After `at` and `as` of an explanation.
  case draw
  case diagram
  case verb
  case file
  case topic
  /// After `settings`.
  case setting
  /// After `flips`.
  case aim
  case name
  /// A name behind a `|`; the path of what the steps work on.
  case member([String])
  /// Words of the question that stands here.
  case words([String])
  /// At the start of a line.
  case statement
  /// Inside a text or a comment.
  case nothing

  /// The place, and how many scalars before the cursor belong to the word that is being typed.
  static func find(_ before: [Unicode.Scalar]) -> (place: CompletionPlace, typed: Int) {
    var line = before[...]
    if let end = line.lastIndex(where: { $0 == "\n" }) { line = line[(end + 1)...] }
    if let quote = openQuote(line) {
      let words = String(String.UnicodeScalarView(line[..<quote])).split(separator: " ")
      guard words.last == "use" || words.last == "save" || words.last == "write" || words.last == "from" else {
        return (.nothing, 0)
      }
      return (.file, line.endIndex - quote - 1)
    }
    if line.contains("#") { return (.nothing, 0) }
    let word = line.reversed().prefix { isWord($0) }.count
    let head = line.dropLast(word)
    let typedNumber = line.suffix(word).first.map { ("0"..."9").contains($0) } ?? false
    if typedNumber { return (.nothing, 0) }
    return (place(after: head, hasWord: word > 0), word)
  }

  private static func place(after head: ArraySlice<Unicode.Scalar>, hasWord: Bool) -> CompletionPlace {
    let bare = trimmed(head)
    let isTight = bare.endIndex == head.endIndex
    guard let last = bare.last else { return .statement }
    if last == ".", isTight { return .field(path(before: bare.dropLast())) }
    if last == "|" { return .verb }
    if last == ":" { return .unit }
    if (last == "/" || last == "*"), isTight, isUnit(before: bare.dropLast()) { return .unit }
    if ("0"..."9").contains(last), !isTight || hasWord, isNumber(bare) { return .unit }
    let word = String(String.UnicodeScalarView(bare.suffix(bare.reversed().prefix { isWord($0) }.count)))
    let line = String(String.UnicodeScalarView(bare)).split(separator: " ")
    if let words = words(of: line, endsInName: isWord(last)) { return .words(words) }
    switch word {
    case "in" where line.first == "sweep" && line.contains("over"): return .name
    case "over" where line.first == "regret": return .scenario
    case "in": return .unit
    case "help" where bare.count == 4: return .topic
    case "settings" where bare.count == 8: return .setting
    case "with", "across": return .scenario
    case "flips" where bare.count == 5: return .aim
    case "at" where isExplanation(bare): return .draw
    case "as" where isExplanation(bare): return .diagram
    default: break
    }
    let words = String(String.UnicodeScalarView(bare)).split(separator: " ")
    if (last == "," || last == "+"), words.contains("across") { return .scenario }
    return collection(in: bare).map { .member($0) } ?? .name
  }

  /// The path that stands before the first `|` of the pipeline that goes on at the end of a line.
  private static func collection(in line: ArraySlice<Unicode.Scalar>) -> [String]? {
    let open = line.lastIndex(of: "(").map { line[($0 + 1)...] } ?? line
    guard let part = [open, line].first(where: { $0.contains("|") }), let bar = part.firstIndex(of: "|") else {
      return nil
    }
    let path = path(before: trimmed(part[..<bar]))
    return path.isEmpty ? nil : path
  }

  /// The words of a question that can follow here and nothing else.
  private static func words(of line: [Substring], endsInName: Bool) -> [String]? {
    switch (line.first, line.count) {
    case ("regret", 1): ["least", "most"]
    case ("solve", 2) where endsInName || line[1].hasSuffix("]"): ["so that"]
    case ("solve", _) where line.last == "so": ["that"]
    case ("solve", _) where line.last == "steps": ["of"]
    case ("solve", _) where line.last == "in" && line.contains("between"): ["steps of"]
    default: nil
    }
  }

  private static func isExplanation(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    String(String.UnicodeScalarView(line)).split(separator: " ").first == "explain"
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }

  private static func trimmed(_ line: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var line = line
    while line.last == " " || line.last == "\t" { line.removeLast() }
    return line
  }

  /// Where a text begins that is not ended.
  private static func openQuote(_ line: ArraySlice<Unicode.Scalar>) -> Int? {
    var open: Int?
    for (index, scalar) in zip(line.indices, line) where scalar == "\"" { open = open == nil ? index : nil }
    return open
  }

  /// Whether the digits at the end are a number of their own, not the end of a name.
  private static func isNumber(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    let word = line.suffix(line.reversed().prefix { isWord($0) || $0 == "." }.count)
    return word.first.map { ("0"..."9").contains($0) } ?? false
  }

  /// Whether the word before a tight sign is part of a unit: a number stands before it.
  private static func isUnit(before line: ArraySlice<Unicode.Scalar>) -> Bool {
    let unit = line.suffix(line.reversed().prefix { isWord($0) || $0 == "/" || $0 == "*" || $0 == "%" }.count)
    guard !unit.isEmpty, unit.first.map({ !("0"..."9").contains($0) }) ?? false else { return false }
    let head = trimmed(line.dropLast(unit.count))
    if head.last == ":" { return true }
    if let last = head.last, ("0"..."9").contains(last) { return isNumber(head) }
    return String(String.UnicodeScalarView(head)).split(separator: " ").last == "in"
  }

  /// The names of the path that ends here; none where it is no plain path.
  private static func path(before line: ArraySlice<Unicode.Scalar>) -> [String] {
    let text = line.suffix(
      line.reversed().prefix { isWord($0) || $0 == "." || $0 == "[" || $0 == "]" || $0 == "\"" }.count)
    var parts: [String] = []
    var part = ""
    var depth = 0
    for scalar in text {
      if scalar == "[" { depth += 1 }
      if depth == 0 { if scalar == "." { parts.append(part); part = "" } else { part.unicodeScalars.append(scalar) } }
      if scalar == "]" { depth -= 1 }
    }
    return parts + [part]
  }
}
