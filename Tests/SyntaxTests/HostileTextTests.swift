import SourceText
import Syntax
import Testing

extension SourceText {
  /// The errors as they are shown; named so that a local `text` may stand beside it.
  static func shown(_ diagnostics: [Diagnostic]) -> String { text(of: diagnostics) }
}

@Suite("Hostile texts")
struct HostileTextTests {
  private func codes(_ text: String) -> Set<String> {
    Set(parse(SourceText(name: "prompt", text: text)).diagnostics.map(\.code))
  }

  @Test(
    "nesting beyond the limit is an error, not a crash",
    arguments: ["(", "[", "-", "not ", "if ", "a with {x=", "f(", "2^", "a[", "k{x=", "if a then b else ", "a[x].b=("])
  func nesting(_ opening: String) {
    #expect(!codes("x = " + String(repeating: opening, count: 5_000) + "1").isEmpty)
    #expect(!codes(String(repeating: opening, count: 100_000)).isEmpty)
  }

  @Test(
    "nesting within the limit is read", arguments: [("(", ")"), ("[", "]"), ("f(", ")"), ("k { x = ", " }"), ("-", "")])
  func nestingWithin(_ opening: String, _ closing: String) {
    let text = "x = " + String(repeating: opening, count: 120) + "1" + String(repeating: closing, count: 120)
    #expect(codes(text).isEmpty)
  }

  @Test("256 brackets are read and 300 are too deep")
  func depth() {
    func brackets(_ count: Int) -> String {
      "x = " + String(repeating: "(", count: count) + "1" + String(repeating: ")", count: count)
    }
    #expect(codes(brackets(250)).isEmpty)
    #expect(codes(brackets(300)) == ["too_deep"])
  }

  @Test(
    "a long chain is an error", arguments: [" + 1", " and 1", ".a", "[1]", " with a = 1", " in kr", " | count ^ 2 ^ 2"])
  func chains(_ link: String) {
    #expect(!codes("x = a" + String(repeating: link, count: 3_000)).isEmpty)
  }

  @Test("a chain of 900 sums is read, also in brackets of brackets only up to the height of a tree")
  func height() {
    let sum = String(repeating: " + 1", count: 900)
    #expect(codes("x = a" + sum).isEmpty)
    let tower = "x = " + String(repeating: "(", count: 100) + "a" + String(repeating: sum + ")", count: 100)
    #expect(codes(tower) == ["too_long"])
  }

  @Test("a statement that is too long is an error, and the next one is read")
  func statementLength() {
    let parsed = parse(
      SourceText(name: "prompt", text: "x = [" + String(repeating: "1, ", count: 80_000) + "1]\ny = 2"))
    #expect(parsed.diagnostics.map(\.code) == ["too_long"])
    #expect(parsed.statements.count == 1)
  }

  @Test("a file of more than 16 MiB is refused")
  func size() {
    let source = SourceText(name: "x.pht", bytes: [UInt8](repeating: 32, count: TextLimits.bytes + 1))
    #expect(parse(source).diagnostics.map(\.code) == ["too_large"])
  }

  @Test("many errors are cut off with a word about it")
  func manyErrors() {
    let parsed = parse(SourceText(name: "prompt", text: String(repeating: "a b\n", count: 5_000)))
    #expect(parsed.diagnostics.count == 1_001)
    #expect(parsed.diagnostics.last?.code == "too_many_errors")
  }

  @Test(
    "walls of one sign end at once",
    arguments: [
      "(", ")", "[", "]", "{", "}", "(]", "{(", "\"", "'", "#", "##\n", "\n", ",", "=", "a=", "a.", "a[", "|", "|a",
      "@", "\u{1}",
      "1,", "1 ", "1.", "2026-", "é", "\u{300}", "“", "a ", "a:", "a\n=", "x = (\n", "if a\n", "k { a = 1,\n", "- ",
      "to ",
    ])
  func walls(_ piece: String) {
    let text = String(repeating: piece, count: 100_000)
    let clock = ContinuousClock()
    let took = clock.measure {
      let parsed = parse(SourceText(name: "x.pht", text: text))
      _ = SourceText.shown(parsed.diagnostics)
    }
    #expect(took < .seconds(20), "\(took)")
    _ = isIncomplete(text)
  }

  @Test("bytes that are no text are told of, and the rest is read")
  func invalidBytes() {
    for bytes: [UInt8] in [
      [0xFF], [0xC3], [0xE2, 0x82], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0],
    ] {
      let all = Array("x = ".utf8) + bytes + Array("\ny = \"".utf8) + bytes + Array("\"\nz = 3 # ".utf8) + bytes
      let parsed = parse(SourceText(name: "x.pht", bytes: all))
      #expect(parsed.diagnostics.count == 3, "\(bytes)")
      #expect(parsed.statements.count == 2, "\(bytes)")
      #expect(!text(of: parsed.diagnostics).isEmpty)
    }
  }

  @Test("Windows line ends, and a mark at the start of a file, are read over")
  func lineEnds() {
    let parsed = parse(SourceText(name: "x.pht", text: "\u{FEFF}x = 1 # one\r\n\r\ny =\r\n  2\r\n"))
    #expect(parsed.diagnostics.isEmpty)
    #expect(format(parsed) == "x = 1  # one\n\ny = 2\n")
    #expect(parse(SourceText(name: "x.pht", text: "x = 1\ry = 2")).diagnostics.count == 1)
  }

  @Test("errors on a line of a megabyte are shown in time")
  func longLine() {
    let line = "k { " + String(repeating: "a = b = c, ", count: 90_000) + "}"
    let clock = ContinuousClock()
    let took = clock.measure {
      let parsed = parse(SourceText(name: "x.pht", text: line))
      #expect(!parsed.diagnostics.isEmpty)
      for row in text(of: parsed.diagnostics).split(separator: "\n") { #expect(row.utf8.count < 200) }
    }
    #expect(took < .seconds(30), "\(took)")
  }

  @Test("random bytes and broken programs never crash the reading, the showing of errors, or the layout")
  func randomBytes() throws {
    var random = Dice(seed: 7)
    let program = Array(try ExampleFile.read(ExampleFile.folder + "/Programs/library.pht").utf8)
    for round in 0..<400 {
      var bytes: [UInt8]
      if round % 4 == 0 {
        bytes = (0..<random.below(300)).map { _ in UInt8(random.below(256)) }
      } else {
        let start = random.below(program.count - 600)
        bytes = Array(program[start..<(start + 600)])
        for _ in 0..<random.below(8) {
          let place = random.below(bytes.count)
          switch random.below(3) {
          case 0: bytes.remove(at: place)
          case 1: bytes[place] = UInt8(random.below(256))
          default:
            bytes.insert(
              contentsOf: Array(random.pick(["(", "}", "{", "=", "\n", " to ", "1,5", "|", "\""]).utf8), at: place)
          }
        }
      }
      let parsed = parse(SourceText(name: "x.pht", bytes: bytes))
      _ = text(of: parsed.diagnostics)
      let formatted = format(parsed)
      let again = parse(SourceText(name: "x.pht", text: formatted))
      if again.diagnostics.isEmpty { #expect(treeText(again) == treeText(parsed)) }
    }
  }
}
