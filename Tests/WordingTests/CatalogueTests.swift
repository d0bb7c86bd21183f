import Testing
import Wording

@Suite struct CatalogueTests {
  private static let catalogue = Catalogue.of(.norwegian)

  /// Every phrase of the sources, with the place where it stands first.
  private static let used: [String: String] = {
    var places: [String: String] = [:]
    for file in SourceFiles.all {
      for phrase in SourcePhrases(file.text).found where places[phrase.template] == nil {
        places[phrase.template] = "\(file.path):\(phrase.line)"
      }
    }
    return places
  }()

  @Test func everyPhraseOfTheSourcesIsInTheCatalogue() {
    let missing = Self.used.filter { Self.catalogue?[$0.key] == nil }
    let entries = missing.sorted { $0.value < $1.value }.map { place in
      "#: \(place.value)\n" + PortableObject.text(of: .init(template: place.key))
    }
    if !missing.isEmpty {
      Issue.record("\(missing.count) phrases have no translation:\n\(entries.joined(separator: "\n"))")
    }
  }

  @Test func everyEntryOfTheCatalogueIsUsed() {
    let unused = (Self.catalogue?.entries ?? []).filter { Self.used[$0.template] == nil }
    for entry in unused { Issue.record("line \(entry.line): no source says '\(entry.template)'") }
  }

  @Test func everyTranslationFillsTheSameGaps() {
    for entry in Self.catalogue?.entries ?? [] {
      #expect(!entry.translation.isEmpty, "line \(entry.line): nothing for '\(entry.template)'")
      let gaps = [entry.template, entry.translation].map { Set(Template.gaps(in: $0)) }
      #expect(gaps[0] == gaps[1], "line \(entry.line): \(entry.translation)")
    }
  }

  @Test func aTemplateStandsOnceInTheCatalogue() {
    let lines = Dictionary(grouping: Self.catalogue?.entries ?? [], by: \.template)
    for (template, entries) in lines where entries.count > 1 {
      Issue.record("'\(template)' stands in lines \(entries.map(\.line))")
    }
  }

  @Test func theCatalogueIsWellFormed() {
    #expect(PortableObject(SourceFiles.text("Sources/Wording/Resources/nb.po").utf8).faults.isEmpty)
  }

  /// A phrase made of a variable or of several literals would be looked up under a template that no test can see.
  @Test func everyPhraseIsOneLiteral() {
    for file in SourceFiles.all where !file.path.hasPrefix("Sources/Wording/") {
      for line in SourcePhrases(file.text).faults { Issue.record("\(file.path):\(line): not one literal") }
    }
  }
}
