import Quantities
import Testing
import Wording

@Suite struct UnitNoteTests {
  @Test func aBuiltInUnitIsToldInTheLanguageSpoken() {
    let unit = UnitTable.builtIn[name: "quarter"]
    #expect(unit?.note == "three calendar months")
    Language.$current.withValue(.norwegian) { #expect(unit?.note == "tre kalendermåneder") }
  }

  @Test func aDeclaredUnitKeepsTheWordsOfItsDeclaration() {
    var table = UnitTable.builtIn
    table.declareCounted(["visit", "visits"], note: "calendar month")
    Language.$current.withValue(.norwegian) { #expect(table[name: "visit"]?.note == "calendar month") }
  }
}
