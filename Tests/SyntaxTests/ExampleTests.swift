import SourceText
import Syntax
import Testing

@Suite("Texts and what is read from them")
struct ExampleTests {
  @Test("formulas and statements are read as their examples say", arguments: ["formulas.txt", "statements.txt"])
  func trees(_ file: String) throws {
    try ExampleFile(file).check { input in
      let parsed = parse(SourceText(name: "prompt", text: input))
      return treeText(parsed) + "\n" + text(of: parsed.diagnostics)
    }
  }

  @Test("every mistake is told in the planner's words", arguments: ["errors.txt", "signs.txt"])
  func errors(_ file: String) throws {
    try ExampleFile(file).check { input in text(of: parse(SourceText(name: "prompt", text: input)).diagnostics) }
  }

  @Test("no message speaks of what only programmers know")
  func words() throws {
    for file in ["errors.txt", "signs.txt"] {
      for example in try ExampleFile(file).examples {
        let parsed = parse(SourceText(name: "prompt", text: example.input))
        #expect(!parsed.diagnostics.isEmpty, "\(example.title)")
        for diagnostic in parsed.diagnostics {
          let said = [diagnostic.message, diagnostic.hint ?? ""].joined(separator: " ").lowercased()
          for word in ["type", "scalar", "token", "constraint", "parser", "lexer", "nil", "expression"] {
            #expect(!said.split { !$0.isLetter }.contains { $0 == word }, "\(said)")
          }
          #expect(diagnostic.message.last != ".")
        }
      }
    }
  }

  @Test("a text is laid out as its example says, and stays so")
  func layout() throws {
    try ExampleFile("layout.txt").check { input in
      let first = parse(SourceText(name: "prompt", text: input))
      let formatted = format(first)
      let second = parse(SourceText(name: "prompt", text: formatted))
      #expect(second.diagnostics.isEmpty)
      #expect(treeText(first) == treeText(second))
      #expect(format(second) == formatted)
      return formatted
    }
  }

  @Test(
    "the sample programs are read without an error, and keep their meaning when formatted",
    arguments: ["benchmark", "brumunddal", "library", "questions", "wisn"])
  func programs(_ name: String) throws {
    let program = try ExampleFile.read(ExampleFile.folder + "/Programs/" + name + ".pht")
    let first = parse(SourceText(name: name + ".pht", text: program))
    #expect(first.diagnostics.allSatisfy { $0.code == "not_available" })
    let formatted = format(first)
    let second = parse(SourceText(name: name + ".pht", text: formatted))
    #expect(second.diagnostics.isEmpty)
    #expect(treeText(first) == treeText(second))
    #expect(format(second) == formatted)
    #expect(first.statements.count > 5)
    // No word of a comment is lost.
    let comments = program.split(separator: "\n").compactMap {
      $0.split(separator: "#", maxSplits: 1).dropFirst().first
    }
    if first.diagnostics.isEmpty { for comment in comments { #expect(formatted.contains(trimmed(comment))) } }
  }

  private func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == "#" || $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
