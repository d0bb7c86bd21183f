import SourceText
import Syntax
import Testing
import Wording

@Suite struct LanguageTests {
  @Test func anErrorIsToldInTheLanguageSpokenAndWhatMayBeTypedStays() {
    let source = SourceText(name: "prompt", text: "share = 0,5")
    let told = Language.$current.withValue(.norwegian) {
      text(of: parse(source).diagnostics)
    }
    #expect(
      told == """
        feil: tall skrives inn med punktum, ikke komma
          1 | share = 0,5
            |         ^^^
            = for to verdier skriv '0, 5'; for ett tall skriv: 0.5

        """)
  }

  @Test func readingGoesTheSameWayInEveryLanguage() {
    let source = SourceText(name: "prompt", text: "a = 2,5\nif = 3\nb = (1 + 2\nc = 1 < 2 < 3\ncompare a\nd = 4")
    let english = parse(source)
    let norwegian = Language.$current.withValue(.norwegian) { parse(source) }
    #expect(norwegian.statements.map { treeText($0) } == english.statements.map { treeText($0) })
    #expect(norwegian.diagnostics.map(\.code) == english.diagnostics.map(\.code))
    #expect(norwegian.diagnostics.map(\.suggestion) == english.diagnostics.map(\.suggestion))
    for (left, right) in zip(norwegian.diagnostics, english.diagnostics) { #expect(left.message != right.message) }
  }
}
