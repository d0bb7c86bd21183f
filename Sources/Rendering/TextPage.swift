/// The page that text is laid out on: a terminal window, or a file with plain text.
package struct TextPage: Sendable {
  /// Columns; never less than 20.
  package let width: Int
  package let hasColour: Bool
  /// True when charts and branches are drawn with ASCII characters only; letters stay as they are.
  package let isASCII: Bool
  /// How many columns a text takes.
  let measure: @Sendable (String) -> Int

  package init(width: Int, hasColour: Bool, isASCII: Bool, measure: @escaping @Sendable (String) -> Int) {
    self.width = max(width, 20)
    self.hasColour = hasColour
    self.isASCII = isASCII
    self.measure = measure
  }

  func width(of line: Line) -> Int { line.isEmpty ? 0 : measure(line.text) }

  /// The line as this page can show it: without control characters, which could command a terminal, and with signs
  /// that ASCII lacks spelled out.
  func shown(_ line: Line) -> Line {
    let isClean = line.runs.allSatisfy { run in
      run.text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
    return isClean ? line : line.mapped(shown)
  }

  private func shown(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": break
      case "\n", "\t", "\u{2028}", "\u{2029}": shown += " "
      case _ where Self.isControl(scalar): shown += isASCII ? "?" : "\u{FFFD}"
      case _ where isASCII: shown += Self.spelled[scalar] ?? String(scalar)
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// Control characters, and marks that turn the direction of what follows.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static let spelled: [Unicode.Scalar: String] = [
    "–": "-", "—": "-", "−": "-", "→": "->", "←": "<-", "≈": "~", "…": "...", "·": "-", "•": "-", "×": "x", "≥": ">=",
    "≤": "<=", "±": "+-", "’": "'", "“": "\"", "”": "\"", "\u{A0}": " ", "\u{202F}": " ",
  ]
}
