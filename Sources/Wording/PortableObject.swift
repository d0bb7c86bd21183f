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

  package init(_ text: some Collection<UInt8>) {
    var entry: Entry?
    var field: WritableKeyPath<Entry, String> = \.template
    for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let number = index + 1
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      var quoted = line
      if line.starts(with: Self.opening) {
        close(entry)
        entry = Entry(template: "", line: number)
        field = \.template
        quoted = line.dropFirst(Self.opening.count)
      } else if line.starts(with: Self.middle) {
        field = \.translation
        quoted = line.dropFirst(Self.middle.count)
      }
      guard let text = Self.unquoted(quoted), entry != nil else {
        faults.append(number)
        continue
      }
      if entry?[keyPath: field].isEmpty == true {
        entry?[keyPath: field] = text
      } else {
        entry?[keyPath: field] += text
      }
    }
    close(entry)
  }

  private static let opening = Array("msgid ".utf8)
  private static let middle = Array("msgstr ".utf8)

  private mutating func close(_ entry: Entry?) {
    if let entry, !entry.template.isEmpty { entries.append(entry) }
  }

  /// The text between the quotes; nothing where they are missing. Bytes, since all entries are read before the first word
  /// is said.
  private static func unquoted(_ line: some Collection<UInt8>) -> String? {
    let quote = UInt8(ascii: "\"")
    let escape = UInt8(ascii: "\\")
    guard line.count >= 2, line.first == quote else { return nil }
    let inner = line.dropFirst()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(inner.count)
    var isEscaped = false
    var isClosed = false
    for byte in inner {
      if isClosed { return nil }
      if isEscaped {
        bytes.append(byte == UInt8(ascii: "n") ? 10 : byte == UInt8(ascii: "t") ? 9 : byte)
        isEscaped = false
      } else if byte == escape {
        isEscaped = true
      } else if byte == quote {
        isClosed = true
      } else {
        bytes.append(byte)
      }
    }
    return isClosed ? String(decoding: bytes, as: UTF8.self) : nil
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
