/// A named piece of text that statements are read from: a file, a line typed at the prompt, an argument.
///
/// Positions in it are byte offsets; lines and columns are found when a message is written.
package final class SourceText: Sendable {
  /// What a message calls the text: a file's path as the user gave it, or `prompt`.
  package let name: String
  package let bytes: [UInt8]
  /// The line number of the first line, so that a line typed at the prompt may stand for a later one.
  package let firstLine: Int
  private let lineStarts: [Int]

  package init(name: String, bytes: [UInt8], firstLine: Int = 1) {
    self.name = name
    self.bytes = bytes
    self.firstLine = firstLine
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 10 { starts.append(offset + 1) }
    self.lineStarts = starts
  }

  package convenience init(name: String, text: String, firstLine: Int = 1) {
    self.init(name: name, bytes: Array(text.utf8), firstLine: firstLine)
  }

  /// The whole text as a span.
  package var all: Span { Span(self, 0, bytes.count) }

  /// Line (from `firstLine`) and byte column (from 0) of an offset.
  package func place(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + firstLine, offset - lineStarts[low])
  }

  /// The text of a line without its line ending, and the offset where it begins.
  package func line(_ number: Int) -> (text: String, start: Int) {
    let index = number - firstLine
    guard lineStarts.indices.contains(index) else { return ("", bytes.count) }
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    if end > start, bytes[end - 1] == 13 { end -= 1 }
    return (String(decoding: bytes[start..<max(start, end)], as: UTF8.self), start)
  }

  package subscript(range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}

/// A stretch of a source text, by byte offsets.
package struct Span: Sendable {
  package let source: SourceText
  package let lower: Int
  package let upper: Int

  package init(_ source: SourceText, _ lower: Int, _ upper: Int) {
    self.source = source
    self.lower = lower
    self.upper = max(lower, upper)
  }

  package var text: String { source[lower..<upper] }
  package var line: Int { source.place(of: lower).line }
  /// Column of the first character, counted from 1 in characters.
  package var column: Int {
    let place = source.place(of: lower)
    return source[lower - place.column..<lower].count + 1
  }

  /// The smallest span that holds both; `other` must be of the same text, else `self`.
  package func joined(_ other: Span) -> Span {
    guard other.source === source else { return self }
    return Span(source, min(lower, other.lower), max(upper, other.upper))
  }

  /// An empty span right after this one.
  package var end: Span { Span(source, upper, upper) }
}
