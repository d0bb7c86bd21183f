import Library
import Testing
import Wording

@Suite struct LibraryNoteTests {
  private static let catalogue = Catalogue.ofLibrary(.norwegian)

  /// The lines of the library's notes, those that name a source without the word for it.
  private static let lines: [String: String] = {
    var places: [String: String] = [:]
    for file in Library.files + Library.parts.values.flatMap({ $0 }) {
      let rows = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      for (number, row) in rows.enumerated() {
        let row = row.drop { $0 == " " }
        // What is set in further than the words is code.
        guard row.hasPrefix("## "), !row.hasPrefix("##  ") else { continue }
        var words = row.dropFirst(3)
        if words.hasPrefix("source:") { words = words.dropFirst(7).drop { $0 == " " } }
        if !words.isEmpty { places[String(words), default: "\(file.name):\(number + 1)"] += "" }
      }
    }
    return places
  }()

  @Test func everyNoteOfTheLibraryIsTranslated() {
    for (line, place) in Self.lines where Self.catalogue?[line]?.isEmpty != false {
      Issue.record("\(place) has no translation:\n\(PortableObject.text(of: .init(template: line)))")
    }
  }

  @Test func everyTranslationIsOfANote() {
    for entry in Self.catalogue?.entries ?? [] where Self.lines[entry.template] == nil {
      Issue.record("line \(entry.line): no note says '\(entry.template)'")
    }
  }

  @Test func aFigureInANoteIsTheSameInBothLanguages() {
    for entry in Self.catalogue?.entries ?? [] {
      #expect(Self.figures(entry.template) == Self.figures(entry.translation), "line \(entry.line)")
    }
  }

  @Test func aNoteOfSomebodyElseStaysAsItIs() {
    Language.$current.withValue(.norwegian) {
      #expect(NoteText.line("What our nurses cost") == "What our nurses cost")
      #expect(NoteText.line("source: assumption") == "kilde: antakelse")
      #expect(NoteText.line("A working week") == "En arbeidsuke")
    }
    #expect(NoteText.line("source: assumption") == "source: assumption")
  }

  /// The digits of a text, sorted, so that figures may stand in another order and take another decimal mark.
  private static func figures(_ text: String) -> String { String(text.filter(\.isNumber).sorted()) }
}
