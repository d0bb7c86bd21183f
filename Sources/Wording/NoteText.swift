/// Notes of a model as they are shown: what the library says is said in the language that is spoken, and what anybody else
/// wrote stays as it is.
package enum NoteText {
  /// One line of a note.
  package static func line(_ line: String) -> String {
    guard let catalogue = Catalogue.ofLibrary(.current) else { return line }
    guard line.hasPrefix("source:") else { return catalogue[line] ?? line }
    return localized("source: \(source(String(line.dropFirst(7).drop { $0 == " " })))")
  }

  /// The lines as running text: one that begins a sentence ends the sentence before it.
  package static func paragraph(_ lines: [String]) -> String {
    lines.map(line).reduce(into: "") { text, line in
      if text.isEmpty {
        text = line
      } else {
        let ends = text.last.map { ".!?:;,".contains($0) } ?? true
        text += (ends || line.first?.isUppercase != true ? " " : ". ") + line
      }
    }
  }

  /// The first line of a note; empty where there is none.
  package static func first(_ lines: [String]) -> String { lines.first.map(line) ?? "" }

  /// What a note names as its source.
  package static func source(_ words: String) -> String { Catalogue.ofLibrary(.current)?[words] ?? words }
}
