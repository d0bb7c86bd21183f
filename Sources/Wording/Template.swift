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
