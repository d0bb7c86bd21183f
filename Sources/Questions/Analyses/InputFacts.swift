import SourceText
import Wording

/// Something that is written in the model and that an answer rests on: an unknown, or a certain figure.
package struct InputFacts: Sendable {
  package enum Nature: Sendable, Equatable {
    /// One unknown for everyone and for the whole time.
    case unknown
    /// Draws of their own, such as one `per` office, or per month.
    case draws(per: [Owner])
    case certain
  }
  /// Whose draws they are.
  package enum Owner: Sendable, Equatable {
    case kind(String), object, month

    package var word: Phrase {
      switch self {
      case .kind(let name): .verbatim(name)
      case .object: Phrase("object")
      case .month: Phrase("month")
      }
    }
  }
  /// The path that it is written under: `nurse_pay`, `practice.contacts`.
  package var name: String
  /// What it is called to the reader.
  package var title: Phrase
  package var nature: Nature
  /// The figure, with the 5 % and 95 % points of an unknown as they are written.
  package var value: Figure
  package var place: Span?
  package var notes: [String]
  /// What its note says of where it is from.
  package var source: String?

  package init(
    name: String, title: Phrase, nature: Nature, value: Figure, place: Span?, notes: [String], source: String?
  ) {
    self.name = name
    self.title = title
    self.nature = nature
    self.value = value
    self.place = place
    self.notes = notes
    self.source = source
  }

  /// Whether nobody has said where the figure is from, or said that it is an assumption.
  package var isUnsourced: Bool { Self.isUnsourced(source) }

  package static func isUnsourced(_ source: String?) -> Bool {
    guard let source else { return true }
    return source.isEmpty || source.lowercased().hasPrefix("assum")
  }

  /// What follows `source:` in the lines of a note; none where no line says it.
  package static func source(in notes: [String]) -> String? {
    for note in notes where note.lowercased().hasPrefix("source:") {
      return String(note.dropFirst("source:".count).drop { $0 == " " })
    }
    return nil
  }
}
