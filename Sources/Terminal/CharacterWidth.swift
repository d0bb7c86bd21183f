import CLibedit

/// How many columns libedit gives a character on the screen.
package enum CharacterWidth {
  /// Makes the C library know the widths of all characters, whatever the user's locale. False when it cannot.
  @discardableResult
  package static func learn() -> Bool { shim_use_utf8() }

  /// Columns of a printed character; nil for one that has no shape of its own (a control character).
  static func ofPrinted(_ scalar: Unicode.Scalar) -> Int? {
    let width = Int(shim_width(wchar_t(bitPattern: scalar.value)))
    return width < 0 ? nil : width
  }

  /// Columns of any character but a line ending and a tab: libedit shows a control character as `^A`, `\U+1234`.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    ofPrinted(scalar) ?? (scalar.value < 0x100 ? 2 : scalar.value > 0xFFFF ? 8 : 7)
  }

  package static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + (ofPrinted($1) ?? 0) } }

  /// The beginning of the text that fits into so many columns, ending in `…` when something was cut.
  package static func cut(_ text: String, to columns: Int) -> String {
    guard of(text) > columns else { return text }
    guard columns > 0 else { return "" }
    var kept = ""
    var width = 1
    for character in text {
      let more = of(String(character))
      if width + more > columns { break }
      width += more
      kept.append(character)
    }
    return kept + "…"
  }
}

extension wchar_t {
  init(_ scalar: Unicode.Scalar) { self.init(bitPattern: scalar.value) }
}
