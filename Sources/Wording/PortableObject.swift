/// A catalogue in the PO format of gettext, which translators have editors for: pairs of `msgid` and `msgstr`, each a quoted
/// text that may go on in quoted lines below. Plural forms and contexts are not used.
///
/// https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
package struct PortableObject: Sendable {
  package struct Entry: Sendable, Equatable {
    package var template: String
    package var translation: String
    /// The line of its `msgid`, counted from 1.
    package var line: Int

    package init(template: String, translation: String = "", line: Int = 0) {
      self.template = template
      self.translation = translation
      self.line = line
    }
  }

  /// The entries, without the one for the empty template that tells about the file.
  package private(set) var entries: [Entry] = []
  /// Lines that are none of the format.
  package private(set) var faults: [Int] = []

  package init(_ text: String) {
    var entry: Entry?
    var field: WritableKeyPath<Entry, String> = \.template
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let number = index + 1
      if line.isEmpty || line.hasPrefix("#") { continue }
      var quoted = line
      if line.hasPrefix("msgid ") {
        close(entry)
        entry = Entry(template: "", line: number)
        field = \.template
        quoted = line.dropFirst(6)
      } else if line.hasPrefix("msgstr ") {
        field = \.translation
        quoted = line.dropFirst(7)
      }
      guard let text = Self.unquoted(quoted), entry != nil else {
        faults.append(number)
        continue
      }
      entry?[keyPath: field] += text
    }
    close(entry)
  }

  private mutating func close(_ entry: Entry?) {
    if let entry, !entry.template.isEmpty { entries.append(entry) }
  }

  private static func unquoted(_ line: Substring) -> String? {
    guard line.utf8.count >= 2, line.hasPrefix("\""), line.hasSuffix("\"") else { return nil }
    var text = ""
    var isEscaped = false
    for character in line.dropFirst().dropLast() {
      if isEscaped {
        text.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        text.append(character)
      }
    }
    return isEscaped ? nil : text
  }

  /// An entry as it is written in a file.
  package static func text(of entry: Entry) -> String {
    "msgid " + quoted(entry.template) + "\nmsgstr " + quoted(entry.translation) + "\n"
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.map { character -> String in
      switch character {
      case "\\": "\\\\"
      case "\"": "\\\""
      case "\n": "\\n"
      case "\t": "\\t"
      default: String(character)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
