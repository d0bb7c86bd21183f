/// Text from the clipboard, made fit for an entry.
package enum PastedText {
  /// Row endings of all systems become `\n`, one at the end is dropped, and control characters but tabs are left out.
  package static func cleaned(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    // The half of a row ending of two that may follow. While lines are edited the terminal swaps line feed and
    // carriage return, so the two may come in either order.
    var otherHalf: Unicode.Scalar?
    for scalar in scalars {
      let isSecondHalf = scalar == otherHalf
      otherHalf = nil
      switch scalar {
      case "\r", "\n":
        if isSecondHalf { continue }
        otherHalf = scalar == "\r" ? "\n" : "\r"
        text.append("\n")
      case "\t": text.append("\t")
      default: if scalar.value >= 32, scalar.value != 127 { text.append(scalar) }
      }
    }
    if text.last == "\n" { text.removeLast() }
    return String(text)
  }
}
