/// What a stretch of text is, so that each writer can show it in its own way.
package enum Style: Sendable, CaseIterable {
  case plain, name, value, unit, dim, error, warning, strong, heading
  /// Colours that tell curves apart; always beside a mark or a name, so that nothing rests on them.
  case hue1, hue2, hue3, hue4, hue5, hue6
}

/// A stretch of text in one style.
package struct Run: Sendable, Equatable {
  package var text: String
  package var style: Style

  package init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// Text that belongs together, as runs; a writer breaks it where its page ends.
package struct Line: Sendable, Equatable, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral {
  package var runs: [Run]

  package init(_ runs: [Run]) { self.runs = runs }
  package init(_ text: String, _ style: Style = .plain) { runs = text.isEmpty ? [] : [Run(text, style)] }
  package init(stringLiteral text: String) { self.init(text) }
  package init(arrayLiteral runs: Run...) { self.init(runs) }

  /// The text without its styles.
  package var text: String { runs.reduce(into: "") { $0 += $1.text } }
  package var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }

  package static func + (left: Line, right: Line) -> Line { Line(left.runs + right.runs) }

  mutating func append(_ text: some StringProtocol, _ style: Style) {
    if text.isEmpty { return }
    if let last = runs.last, last.style == style {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(String(text), style))
    }
  }

  /// The line with each run's text changed.
  func mapped(_ change: (String) -> String) -> Line { Line(runs.map { Run(change($0.text), $0.style) }) }

  /// The line with its plain runs in another style.
  func styled(_ style: Style) -> Line { Line(runs.map { Run($0.text, $0.style == .plain ? style : $0.style) }) }

  /// The line without spaces at its end.
  var trimmedAtEnd: Line {
    var line = self
    while let last = line.runs.last {
      let kept = last.text.reversed().drop { $0 == " " }
      if kept.count == last.text.count { break }
      line.runs.removeLast()
      line.append(String(kept.reversed()), last.style)
      if !kept.isEmpty { break }
    }
    return line
  }
}
