import Quantities
import Testing

@Suite("Months")
struct MonthTests {
  @Test(
    "a month is written as in a model", arguments: [(2026, 3, "2026-03"), (2035, 12, "2035-12"), (1900, 1, "1900-01")])
  func written(year: Int, number: Int, text: String) {
    let month = Month(year: year, number: number)
    #expect(month.description == text)
    #expect(month.year == year)
    #expect(month.number == number)
  }
  @Test("December is followed by January of the next year")
  func turnOfYear() {
    let next = Month(index: Month(year: 2026, number: 12).index + 1)
    #expect(next == Month(year: 2027, number: 1))
  }
}
