import SourceText
import Testing

@Suite("Errors as they are shown")
struct DiagnosticTextTests {
  private func span(_ source: SourceText, _ words: String, after: Int = 0) -> Span {
    let bytes = source.bytes
    let wanted = Array(words.utf8)
    for start in after..<bytes.count where bytes[start...].starts(with: wanted) {
      return Span(source, start, start + wanted.count)
    }
    return source.all
  }

  @Test("two stretches of a line have their words beside their carets")
  func twoLabels() {
    let source = SourceText(name: "prompt", text: "total = doctors +     nurse_pay", firstLine: 12)
    let diagnostic = Diagnostic(
      code: "unit_mismatch", "cannot add fte and kkr/fte/year",
      at: [
        .init(span(source, "doctors"), "fte"), .init(span(source, "nurse_pay"), "kkr/fte/year (defined on line 3)"),
      ], hint: "to get a cost, write", suggestion: "doctors * nurse_pay")
    #expect(
      text(of: [diagnostic]) == """
        error: cannot add fte and kkr/fte/year
          12 | total = doctors +     nurse_pay
             |         ^^^^^^^ fte   ^^^^^^^^^ kkr/fte/year (defined on line 3)
             = to get a cost, write: doctors * nurse_pay

        """)
  }

  @Test("words that do not fit beside their carets stand below, the right-most first")
  func crowdedLabels() {
    let source = SourceText(name: "prompt", text: "x = a + b + c")
    let diagnostic = Diagnostic(
      code: "x", "these do not go together",
      at: [.init(span(source, "a"), "kroner"), .init(span(source, "b"), "patients"), .init(span(source, "c"), "fte")])
    #expect(
      text(of: [diagnostic]) == """
        error: these do not go together
          1 | x = a + b + c
            |     ^   ^   ^ fte
            |     |   patients
            |     kroner

        """)
  }

  @Test("a file is named, and lines stand in order")
  func file() {
    let source = SourceText(name: "plan.pht", text: "a = 1\n" + String(repeating: "\n", count: 9) + "a = 2\n")
    let diagnostic = Diagnostic(
      .warning, code: "twice", "a is defined twice",
      at: [.init(Span(source, 15, 16), "again"), .init(Span(source, 0, 1), "first here")])
    #expect(
      text(of: [diagnostic]) == """
        warning: a is defined twice
          --> plan.pht:1:1
           1 | a = 1
             | ^ first here
          11 | a = 2
             | ^ again

        """)
  }

  @Test("another source than the first is named")
  func twoSources() {
    let prompt = SourceText(name: "prompt", text: "pay = 3 kr")
    let file = SourceText(name: "team.pht", text: "pay = 2 fte")
    let diagnostic = Diagnostic(
      code: "x", "pay is fte, not kr", at: [.init(span(prompt, "3 kr"), "kr"), .init(span(file, "pay"), "fte")])
    #expect(
      text(of: [diagnostic]) == """
        error: pay is fte, not kr
          1 | pay = 3 kr
            |       ^^^^ kr
          --> team.pht:1:1
          1 | pay = 2 fte
            | ^^^ fte

        """)
  }

  @Test("tabs and wide characters keep the carets in place")
  func widths() {
    let source = SourceText(name: "prompt", text: "\t仕事 = bad")
    #expect(
      text(of: [Diagnostic(code: "x", "no", at: span(source, "bad"), "here")]) == """
        error: no
          1 |     仕事 = bad
            |            ^^^ here

        """)
  }

  @Test("a long line is cut around its carets", arguments: [0, 40, 200, 950, 995])
  func longLines(_ place: Int) throws {
    var words = [Character](repeating: "x", count: 1_000)
    for offset in place..<(place + 3) { words[offset] = "B" }
    let source = SourceText(name: "prompt", text: String(words))
    let lines = text(of: [Diagnostic(code: "x", "no", at: span(source, "BBB"))]).split(separator: "\n")
    try #require(lines.count == 3)
    #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= 100 })
    let carets = try #require(lines[2].firstIndex(of: "^"))
    let column = lines[2].distance(from: lines[2].startIndex, to: carets)
    #expect(lines[1].dropFirst(column).prefix(3) == "BBB")
  }

  @Test("a stretch over several lines is shown by its first")
  func severalLines() {
    let source = SourceText(name: "prompt", text: "x = (a +\n  b")
    #expect(
      text(of: [Diagnostic(code: "x", "no", at: Span(source, 4, 12))]) == """
        error: no
          1 | x = (a +
            |     ^^^^

        """)
  }

  @Test("signs that would act on the screen are not passed on")
  func controls() {
    let source = SourceText(name: "prompt", bytes: Array("a\u{1B}[31m\u{202E} b".utf8) + [0xFF])
    let shown = text(of: [Diagnostic(code: "x", "no", at: source.all)])
    #expect(!shown.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
  }

  @Test("places outside of a text do no harm")
  func outside() {
    let empty = SourceText(name: "x.pht", text: "")
    #expect(text(of: [Diagnostic(code: "x", "no", at: Span(empty, 0, 0))]).contains("--> x.pht:1:1"))
    let source = SourceText(name: "x.pht", text: "a\n")
    #expect(text(of: [Diagnostic(code: "x", "no", at: source.all.end)]).contains("--> x.pht:2:1"))
  }
}
