/// Text from the clipboard, made fit for an entry.
enum PastedText {
  /// Row endings of all systems become `\n`, one at the end is dropped, and control characters but tabs are left out.
  static func cleaned(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in scalars {
      switch scalar {
      case "\r": text.append("\n")
      case "\n": if !afterReturn { text.append("\n") }
      case "\t": text.append("\t")
      default: if scalar.value >= 32, scalar.value != 127 { text.append(scalar) }
      }
      afterReturn = scalar == "\r"
    }
    if text.last == "\n" { text.removeLast() }
    return String(text)
  }
}
