import SourceText
import Syntax
import Testing

@Suite("Writing and reading again")
struct RoundTripTests {
  @Test("a random tree is read back as it was written, and its layout stays", arguments: 0..<8)
  func trees(_ part: Int) {
    for seed in 0..<400 {
      var random = RandomText(seed: UInt64(part * 1_000 + seed))
      let statement = random.statement()
      let formatted = format(ParsedText(statements: [statement]))
      let parsed = parse(SourceText(name: "prompt", text: formatted))
      #expect(parsed.diagnostics.isEmpty, "\(formatted)\n\(text(of: parsed.diagnostics))")
      #expect(treeText(parsed) == treeText(statement), "\(formatted)")
      #expect(format(parsed) == formatted)
    }
  }

  @Test("no comment is lost or doubled")
  func comments() {
    for seed in 0..<1_500 {
      var random = RandomText(seed: UInt64(90_000 + seed))
      let statements = (0..<3).map { _ in random.statement() }
      let first = format(ParsedText(statements: statements, trailing: ["", "# last"]))
      let second = format(parse(SourceText(name: "prompt", text: first)))
      let words = second.split { !$0.isLetter && !$0.isNumber }
      for comment in random.comments + ["last"] {
        #expect(words.filter { $0 == comment }.count == 1, "\(comment)\n\(first)\n\(second)")
      }
      #expect(first == second)
    }
  }

  @Test("a formula written on one line is read back as it was")
  func oneLine() {
    for seed in 0..<1_500 {
      var random = RandomText(seed: UInt64(50_000 + seed))
      let formula = random.formula(4)
      let line = text(of: formula)
      #expect(!line.contains("\n"))
      let parsed = parse(SourceText(name: "prompt", text: "x = " + line))
      guard case .definition(_, _, let value)? = parsed.statements.first?.kind else {
        Issue.record("\(line)\n\(text(of: parsed.diagnostics))")
        continue
      }
      #expect(treeText(value) == treeText(formula), "\(line)")
    }
  }

  @Test("the value of a number is its digits times its scale word")
  func values() throws {
    for (written, value) in [
      ("3.2 million kr", 3_200_000), ("8 500", 8_500), ("8_500", 8_500), ("1e6", 1_000_000), ("12 billion", 12e9),
      ("0.1 thousand", 100), ("1e3 thousand", 1_000_000), ("1 200 000.5", 1_200_000.5),
    ] {
      let parsed = parse(SourceText(name: "prompt", text: "x = " + written))
      guard case .definition(_, _, let formula)? = parsed.statements.first?.kind,
        case .number(let literal) = formula.kind
      else {
        Issue.record("\(written) is not read as a number")
        continue
      }
      #expect(literal.value == value, "\(written)")
    }
  }

  @Test(
    "Enter starts a new row while something is open",
    arguments: [
      "x = (a", "x = a +", "x =", "k = team {", "f(a,", "a,", "if a", "if a then b", "kind k {\n a : text", "a with",
    ])
  func incomplete(_ line: String) { #expect(isIncomplete(line)) }

  @Test(
    "Enter ends a line that is complete or cannot become so",
    arguments: [
      "x = a", "", "# (", "x = \"(\"", "x = a)", "x = \"open", "if a then b else c", "20 %", "kind k { }",
    ])
  func complete(_ line: String) { #expect(!isIncomplete(line)) }
}
