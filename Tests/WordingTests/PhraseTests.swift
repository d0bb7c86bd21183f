import Testing
import Wording

@Suite struct PhraseTests {
  @Test func gapsAreFilledInTheOrderOfTheirNumbers() {
    #expect(
      Template.filled("{2} before {1}, {3} and { name = 1 }", with: ["a", "b"]) == "b before a, {3} and { name = 1 }")
    #expect(Template.gaps(in: "{2} of {1}, {x} {12") == [2, 1])
  }

  @Test func aPhraseNumbersItsGaps() {
    let phrase = Phrase("cannot add \("fte") and \(3)")
    #expect(phrase.template == "cannot add {1} and {2}")
    #expect(phrase.text(in: .english) == "cannot add fte and 3")
  }

  @Test(
    arguments: [
      ("See '{1}' for {2}.", "See 'pht' for more.", ["pht", "more"]),
      ("{1} of '{2}'", "2 of 'b', 'c'", ["2", "b', 'c"]),
      ("no gap", "no gap", []), ("a {1}", "b c", nil), ("{1}!", "a", nil), ("{ x {1}", "{ x y", ["y"]),
    ] as [(String, String, [String]?)])
  func whatATemplateWasFilledWithIsFound(template: String, text: String, fillings: [String]?) {
    #expect(Template.fillings(of: text, in: template) == fillings)
  }

  @Test func aFillingThatLooksLikeAGapStaysAsItIs() {
    #expect(Phrase("\("{2}") and \("x")").text(in: .english) == "{2} and x")
  }

  @Test(arguments: [
    ("nb_NO.UTF-8", Language.norwegian), ("nn_NO", .norwegian), ("no", .norwegian), ("en_US.UTF-8", .english),
    ("C", .english), ("nds_DE", .english), ("", .english),
  ])
  func theLocaleSettlesTheLanguage(locale: String, language: Language) {
    #expect(Language.ofLocale { $0 == "LANG" ? locale : nil } == language)
    #expect(
      Language.ofLocale { $0 == "LC_ALL" ? locale : $0 == "LANG" ? "nb_NO" : nil }
        == (locale.isEmpty ? .norwegian : language))
  }

  @Test func templatesAreReadFromASource() {
    let source = #"""
      let a = localized("one \(f("x", (1))) and \"two\"")  // localized("not this")
      let b = Phrase(
        """
        a long one \
        on one line
        and another \(localized("inner")).
        """)
      let c = localized(b)
      let d = "localized(\"nor this\")"
      """#
    let phrases = SourcePhrases(source)
    #expect(
      phrases.found.map(\.template) == [
        "one {1} and \"two\"", "inner", "a long one on one line\nand another {1}.",
      ])
    #expect(phrases.faults == [8])
  }

  @Test func aCatalogueIsReadLineByLine() {
    let file = PortableObject(
      "# words\nmsgid \"\"\nmsgstr \"\"\n\"a: b\\n\"\n\nmsgid \"a \\\"b\\\"\"\n\" c\"\nmsgstr \"x\\ny\"\nstray\n".utf8)
    #expect(file.entries == [.init(template: "a \"b\" c", translation: "x\ny", line: 6)])
    #expect(file.faults == [9])
    #expect(PortableObject.text(of: file.entries[0]) == "msgid \"a \\\"b\\\" c\"\nmsgstr \"x\\ny\"\n")
  }
}
