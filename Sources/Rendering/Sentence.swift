/// A sentence in which some pieces have styles of their own, in the order of the language that is spoken.
///
/// `Sentence(localized("on \(Sentence.gap(0)): …")).line(["fast"])` puts the first piece where the gap stands.
package struct Sentence {
  private let text: String
  private let style: Style

  package init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  /// What holds the place of a piece: a character that no text has.
  package static func gap(_ number: Int) -> Character {
    Character(Unicode.Scalar(firstGap + UInt32(number)) ?? "\u{F8FF}")
  }

  private static let firstGap: UInt32 = 0xF700

  /// The sentence with the pieces in their gaps.
  package func line(_ pieces: [Line]) -> Line {
    var line = Line([])
    for character in text {
      let number = character.unicodeScalars.first.map { Int($0.value) - Int(Self.firstGap) } ?? -1
      if pieces.indices.contains(number) {
        for run in pieces[number].runs { line.append(run.text, run.style) }
      } else {
        line.append(String(character), style)
      }
    }
    return line
  }
}
