import Model
import SourceText
import Syntax
import Testing
import Wording

/// What is wrong with a model is said in Norwegian as whole sentences, and what is to be typed stays as it is typed.
struct NorwegianMessageTests {
  @Test(arguments: [
    ("2 fte + 3 patients", "kan ikke legge sammen fte og patients", nil),
    ("sqrt(4, 9)", "'sqrt' tar 1 argument, og her er det 2", "sqrt(x)"),
    ("layer(3 kr)", "'layer' tar 2 til 3 argumenter, og her er det 1", "layer(x, from, to)"),
    ("happens(130 %)", "happens: andelen må ligge mellom 0 % og 100 %", "happens(chance)"),
    ("round(2.5 kr, 1 fte)", "trinnet må ha samme enhet og være over 0: her er kr og fte", nil),
    ("1 year in days", "kan ikke vise et tidsrom i years i days", "1 year * 230 days/year"),
    ("true", "jeg kjenner ikke 'true'", "yes"),
  ])
  func aMistakeIsToldInNorwegian(_ formula: String, _ message: String, _ suggestion: String?) throws {
    let library = LibraryModel.model
    try Language.$current.withValue(.norwegian) {
      let parsed = parse(SourceText(name: "x.pht", text: formula))
      let model = try library.laying(parsed.statements, sheet: Sheet(.file, name: "x.pht")) { _ throws(Diagnostics) in
        []
      }
      let resolver = Resolver(model)
      guard case .question(.show(let asked))? = parsed.statements.last?.kind else {
        Issue.record("the line is no question")
        return
      }
      _ = resolver.ask(asked[0], in: resolver.baseline)
      #expect(resolver.diagnostics.first?.message == message)
      #expect(resolver.diagnostics.first?.suggestion == suggestion)
    }
  }

  @Test func aFunctionIsDescribedInTheLanguageSpoken() {
    let function = BuiltInFunction.named("sqrt")
    #expect(function?.summary == "the square root")
    #expect(Language.$current.withValue(.norwegian) { function?.summary } == "kvadratroten")
  }
}
