/// An entry as one line of the history file: `\` and line endings are written as `\\`, `\n` and `\r`.
enum HistoryLine {
  static func encoded(_ entry: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": line.append(contentsOf: "\\n".unicodeScalars)
      case "\r": line.append(contentsOf: "\\r".unicodeScalars)
      case "\0": break
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  static func decoded(_ line: String) -> String {
    var entry = String.UnicodeScalarView()
    var rest = line.unicodeScalars.makeIterator()
    while let scalar = rest.next() {
      guard scalar == "\\" else {
        entry.append(scalar)
        continue
      }
      switch rest.next() {
      case "n": entry.append("\n")
      case "r": entry.append("\r")
      case let other?: entry.append(other)
      case nil: entry.append("\\")
      }
    }
    return String(entry)
  }
}
