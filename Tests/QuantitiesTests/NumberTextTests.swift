import Quantities
import Testing

@Suite("Number text")
struct NumberTextTests {
  @Test(
    "a number is shown with four digits, spaces between thousands and no trailing zeros",
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-3, "-3"), (1204.2, "1 204"), (12_340_000, "12 340 000"),
      (1_234_567, "1 235 000"), (999.96, "1 000"), (999_999, "1 000 000"), (0.0125, "0.0125"), (0.012345678, "0.01235"),
      (2.50, "2.5"), (100, "100"), (-1204, "-1 204"), (0.1, "0.1"), (1e14, "100 000 000 000 000"),
      (123.4567, "123.5"), (0.000001, "0.000001"), (98_765.4, "98 770"),
    ])
  func shown(x: Double, text: String) { #expect(NumberText.rounded(x) == text) }

  @Test(
    "powers of ten appear only far from one",
    arguments: [
      (1e15, "1e15"), (1.2e-9, "1.2e-9"), (-4.56789e20, "-4.568e20"), (999_999_999_999_999, "1e15"),
      (9.999999e-7, "0.000001"), (9.99e-7, "9.99e-7"), (.leastNonzeroMagnitude, "4.941e-324"),
      (1.7976931348623157e308, "1.798e308"),
    ])
  func powers(x: Double, text: String) { #expect(NumberText.rounded(x) == text) }

  @Test("what has no value is a dash", arguments: [Double.nan, .infinity, -.infinity])
  func nothing(x: Double) { #expect(NumberText.rounded(x) == "–") }

  @Test(
    "a tie goes away from zero, and only an exact tie is a tie",
    arguments: [
      (12_345, 4, "12 350"), (-12_345, 4, "-12 350"), (2.5, 1, "3"), (0.125, 2, "0.13"), (9_999.5, 4, "10 000"),
      (0.15, 1, "0.1"), (1.005, 3, "1"), (0.25, 1, "0.3"), (12_344.999999, 4, "12 340"),
    ])
  func ties(x: Double, digits: Int, text: String) { #expect(NumberText.rounded(x, significant: digits) == text) }

  @Test("minus zero is shown as zero")
  func minusZero() {
    #expect(NumberText.rounded(-0.0 * 5) == "0")
    #expect(NumberText.full(-0.0) == "0")
  }

  @Test(
    "digits follow the Monte Carlo error",
    arguments: [
      (1204.2, 30.0, "1 200"), (1204.2, 3.0, "1 204"), (808.1, 0.02, "808.1"), (1204.2, 5_000.0, "1 200"),
      (0.1234, 0.02, "0.12"), (1204.2, 0.0, "1 204"), (1204.2, .nan, "1 204"), (0.0, 0.3, "0"), (0.123, 0.004, "0.123"),
    ])
  func following(x: Double, error: Double, text: String) {
    #expect(NumberText.rounded(x, matching: error) == text)
  }

  @Test(
    "a machine gets at most fifteen digits, as a JSON number",
    arguments: [
      (0.1 + 0.2, "0.3"), (1204.2, "1204.2"), (1e21, "1e21"), (1e-7, "1e-7"), (1.0 / 3, "0.333333333333333"),
      (123_456_789_012_345, "123456789012345"), (-2.5e-300, "-2.5e-300"), (1e15, "1e15"), (0.00001, "0.00001"),
      (.infinity, "null"), (.nan, "null"),
    ])
  func machine(x: Double, text: String) { #expect(NumberText.full(x) == text) }

  @Test("what a machine gets reads back within 1e-14")
  func readsBack() throws {
    var x = 1.2345678901234567e-290
    while x < 1e290 {
      let back = try #require(Double(NumberText.full(x)))
      #expect(abs(back / x - 1) < 1e-14)
      x *= 1234.56789
    }
  }
}
