import SourceText

/// What stands above a column: `name`, `gps [gp]`, `team.posts [fte]`.
package struct Header: Sendable {
  /// The cell's words without the unit, such as `team.posts` or `Antall innbyggere`; empty when the column has no name.
  package let text: String
  /// The names of a path, `team` and `posts`; a heading that is no path is one part as it stands. None without a name.
  package let path: [String]
  /// The words between square brackets, and where they stand.
  package let unit: String?
  package let unitSpan: Span?
  package let span: Span

  /// Nothing when a square bracket is not closed at the end of the cell.
  init?(_ cell: Cell) {
    span = cell.span
    let whole = cell.text
    guard let open = whole.firstIndex(of: "[") else {
      text = Self.trimmed(whole[...])
      path = Self.parts(text)
      unit = nil
      unitSpan = nil
      return
    }
    let inner = Self.trimmed(whole[whole.index(after: open)...])
    guard inner.last == "]", !inner.dropLast().contains(where: { $0 == "[" || $0 == "]" }) else { return nil }
    text = Self.trimmed(whole[..<open])
    path = Self.parts(text)
    let named = Self.trimmed(inner.dropLast())
    unit = named.isEmpty ? nil : named
    unitSpan = named.isEmpty ? nil : Self.place(of: named, after: "[", in: cell.span)
  }

  private static func parts(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { trimmed($0) }
    return parts.allSatisfy(isName) ? parts : [text]
  }

  private static func isName(_ part: String) -> Bool {
    guard let first = part.first, first.isLetter || first == "_" else { return false }
    return part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var kept = text[...]
    while kept.first?.isWhitespace == true { kept.removeFirst() }
    while kept.last?.isWhitespace == true { kept.removeLast() }
    return String(kept)
  }

  /// The span of `words` behind the byte `mark`; the whole cell when quotes within it hide the place.
  private static func place(of words: String, after mark: Unicode.Scalar, in span: Span) -> Span {
    let bytes = span.source.bytes[span.lower..<span.upper]
    let sought = Array(words.utf8)
    guard var start = bytes.firstIndex(of: UInt8(ascii: mark)) else { return span }
    while start + sought.count <= bytes.endIndex {
      if bytes[start..<start + sought.count].elementsEqual(sought) {
        return Span(span.source, start, start + sought.count)
      }
      start += 1
    }
    return span
  }
}
