/// Texts with numbered gaps: `cannot add {1} and {2}`.
package enum Template {
  /// The template with the fillings in their gaps, the first in `{1}`. What is in braces and no gap stays as it is.
  package static func filled(_ template: String, with fillings: [String]) -> String {
    var text = ""
    var rest = template[...]
    while let brace = rest.firstIndex(of: "{") {
      text += rest[..<brace]
      rest = rest[brace...]
      if let gap = gap(at: rest), fillings.indices.contains(gap.number - 1) {
        text += fillings[gap.number - 1]
        rest = rest[gap.end...]
      } else {
        text += "{"
        rest = rest.dropFirst()
      }
    }
    return text + rest
  }

  /// The numbers of the gaps, in the order in which they stand.
  package static func gaps(in template: String) -> [Int] {
    var numbers: [Int] = []
    var rest = template[...]
    while let brace = rest.firstIndex(of: "{") {
      rest = rest[brace...]
      if let gap = gap(at: rest) { numbers.append(gap.number) }
      rest = rest.dropFirst()
    }
    return numbers
  }

  private static func gap(at text: Substring) -> (number: Int, end: String.Index)? {
    let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), digits.endIndex < text.endIndex, text[digits.endIndex] == "}" else { return nil }
    return (number, text.index(after: digits.endIndex))
  }
}

extension Template {
  /// What stands in the gaps of a template that a text was filled from, the first in `{1}`; nothing where it was not. A gap
  /// ends where the words behind it come first, the last one where they come last.
  package static func fillings(of text: String, in template: String) -> [String]? {
    var fillings: [Int: String] = [:]
    var rest = text[...]
    var template = template[...]
    while let brace = template.firstIndex(of: "{") {
      guard rest.hasPrefix(template[..<brace]) else { return nil }
      rest = rest.dropFirst(template[..<brace].count)
      template = template[brace...]
      guard let gap = gap(at: template) else {
        guard rest.first == "{" else { return nil }
        rest = rest.dropFirst()
        template = template.dropFirst()
        continue
      }
      template = template[gap.end...]
      let words = template.prefix { $0 != "{" }
      guard let end = rest.start(of: words, isLast: words.count == template.count) else { return nil }
      fillings[gap.number] = String(rest[..<end])
      rest = rest[end...]
    }
    guard rest == template else { return nil }
    return fillings.keys.sorted().compactMap { fillings[$0] }
  }
}

extension Substring {
  /// Where the words begin that stand behind a gap: at the end where nothing comes behind them, else where they stand first.
  fileprivate func start(of words: Substring, isLast: Bool) -> Index? {
    if isLast { return hasSuffix(words) ? index(endIndex, offsetBy: -words.count) : nil }
    return indices.first { self[$0...].hasPrefix(words) }
  }
}
