import Questions

/// An explanation as a diagram in the DOT language: what an answer rests on, with arrows from each part to what reads it.
struct InfluenceDiagram {
  private let root: Explanation
  private let words: (Explanation) -> String

  init(_ root: Explanation, words: @escaping (Explanation) -> String) {
    self.root = root
    self.words = words
  }

  var text: String {
    var lines = ["digraph explanation {", "  rankdir=BT", "  node [fontname=\"sans-serif\", shape=box, style=rounded]"]
    var numbers: [String: Int] = [:]
    var edges: [String] = []
    var open = [(part: root, above: Int?.none)]
    while let (part, above) = open.popLast() {
      let number = numbers[part.name] ?? numbers.count
      if numbers[part.name] == nil {
        numbers[part.name] = number
        lines.append("  n\(number) [label=\(label(part))\(part.source == nil ? "" : ", shape=ellipse, style=solid")]")
      }
      if let above { edges.append("  n\(number) -> n\(above)") }
      if !part.isRepeated { open += part.parts.reversed().map { ($0, number) } }
    }
    var seen: Set<String> = []
    return (lines + edges.filter { seen.insert($0).inserted } + ["}"]).joined(separator: "\n") + "\n"
  }

  private func label(_ part: Explanation) -> String {
    let value = words(part)
    return "\"" + [part.name, value].filter { !$0.isEmpty }.map(escaped).joined(separator: "\\n") + "\""
  }

  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { $0 += $1 == "\"" || $1 == "\\" ? "\\" + String($1) : $1.isNewline ? " " : String($1) }
  }
}
