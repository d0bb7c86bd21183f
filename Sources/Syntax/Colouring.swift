import SourceText

/// What a stretch of typed text is to the eye.
package enum Stretch: Sendable, Equatable { case word, number, text, comment, wrong }

/// The stretches of a text that is being typed, by Unicode scalars, what is wrong last.
///
/// What may only be unfinished is not marked as wrong: an error that reaches the end of the text is told after Enter.
package func stretches(of text: String) -> [(range: Range<Int>, Stretch)] {
  let source = SourceText(name: "prompt", text: text)
  guard source.bytes.count <= mostColoured else { return [] }
  var lexer = Lexer(source)
  lexer.run()
  var found: [(lower: Int, upper: Int, Stretch)] = []
  for lexeme in lexer.lexemes {
    let stretch: Stretch? =
      switch lexeme.kind {
      case .number, .month, .percent: .number
      case .text: .text
      case .comment: .comment
      default: lexeme.kind.isReserved ? .word : nil
      }
    if let stretch { found.append((Int(lexeme.lower), Int(lexeme.upper), stretch)) }
  }
  var end = source.bytes.count
  while end > 0, [9, 10, 13, 32].contains(source.bytes[end - 1]) { end -= 1 }
  let problems = isIncomplete(text) ? lexer.diagnostics.all : parse(source).diagnostics
  for problem in problems where problem.severity == .error {
    for label in problem.labels where label.span.source === source && label.span.upper < end {
      found.append((label.span.lower, max(label.span.upper, label.span.lower + 1), .wrong))
    }
  }
  return scalars(found, in: source.bytes)
}

/// Longer entries stay plain: reading them at each key would make keys wait.
private let mostColoured = 8_000

/// Ranges of bytes as ranges of scalars.
private func scalars(_ found: [(lower: Int, upper: Int, Stretch)], in bytes: [UInt8]) -> [(range: Range<Int>, Stretch)]
{
  var places = [Int](repeating: 0, count: bytes.count + 1)
  var count = 0
  for (offset, byte) in bytes.enumerated() {
    places[offset] = count
    if byte & 0xC0 != 0x80 { count += 1 }
  }
  places[bytes.count] = count
  // A byte inside a scalar stands for the scalar's beginning.
  for offset in bytes.indices where bytes[offset] & 0xC0 == 0x80 { places[offset] = max(0, places[offset] - 1) }
  return found.compactMap { lower, upper, stretch in
    let range = places[min(lower, bytes.count)]..<max(places[min(lower, bytes.count)], places[min(upper, bytes.count)])
    return range.isEmpty ? nil : (range, stretch)
  }
}
