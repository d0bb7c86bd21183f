import Engine
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Where a function crosses zero")
struct CrossingTests {
  private struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let low: Double
    let high: Double
    /// scipy.optimize.brentq(f, low, high, xtol=1e-15, rtol=4 ulp) in SciPy 1.17, or the closed form.
    let root: Double
    let function: @Sendable (Double) -> Double
  }

  /// Test functions of Brent (1973, chapter 4), of Alefeld, Potra and Shi (*Algorithm 748*, ACM TOMS 21, 1995, table I),
  /// and some with closed forms.
  private static let cases: [Case] = [
    Case(testDescription: "(x + 3)(x − 1)²", low: -4, high: 4 / 3, root: -3) { ($0 + 3) * ($0 - 1) * ($0 - 1) },
    Case(testDescription: "sin x − x/2", low: .pi / 2, high: .pi, root: 1.8954942670339809) { sin($0) - $0 / 2 },
    Case(testDescription: "x³ − 2x − 5, Wallis", low: 2, high: 3, root: 2.0945514815423265) {
      $0 * $0 * $0 - 2 * $0 - 5
    },
    Case(testDescription: "cos x − x, Dottie's number", low: 0, high: 1, root: 0.7390851332151607) { cos($0) - $0 },
    Case(testDescription: "e^−x − x, the omega constant", low: 0, high: 1, root: 0.5671432904097838) { exp(-$0) - $0 },
    Case(testDescription: "x⁹, flat at its root", low: -1, high: 1.1, root: 0) { pow($0, 9) },
    Case(testDescription: "2x e^−5 − 2 e^−5x + 1", low: 0, high: 1, root: 0.13825715505682407) {
      2 * $0 * exp(-5) - 2 * exp(-5 * $0) + 1
    },
    Case(testDescription: "x² − (1 − x)⁵", low: 0, high: 1, root: 0.34595481584824206) { x in x * x - pow(1 - x, 5) },
    Case(testDescription: "e^(−5x)(x − 1) + x⁵", low: 0, high: 1, root: 0.5161535187579336) {
      exp(-5 * $0) * ($0 - 1) + pow($0, 5)
    },
  ]

  @Test("published functions cross zero where they are known to", arguments: cases)
  private func known(_ known: Case) {
    let found = Crossing(
      between: .init(known.low, known.function(known.low)), and: .init(known.high, known.function(known.high)),
      tolerance: 1e-14, of: known.function)
    // A root of order nine is flat: rounding hides it within 1e-2 or so, however it is looked for.
    let near = known.root == 0 ? 1e-2 : 1e-12
    #expect(abs(found.best.x - known.root) <= near, "found \(found.best.x) in \(found.points.count) points")
    #expect(found.points.count < 200)
    #expect(found.best.y == 0 || (found.best.y > 0) != (found.other.y > 0))
  }

  @Test("a smooth function takes few points, and a step is found by halving")
  func cost() {
    let smooth = Crossing(between: .init(0, -3), and: .init(60, 57), tolerance: 1e-7) { (x: Double) in
      x * x / 60 + x / 60 - 3
    }
    #expect(smooth.points.count <= 14)
    #expect(abs(smooth.best.x - (-1 + 721.0.squareRoot()) / 2) < 1e-6)
    let step = Crossing(between: .init(0, -1), and: .init(1, 2), tolerance: 1e-6) { (x: Double) in x < 0.3 ? -1.0 : 2.0
    }
    #expect(abs(step.best.x - 0.3) < 2e-6)
    #expect(abs(step.other.x - 0.3) < 2e-6)
    #expect((step.best.x < 0.3) != (step.other.x < 0.3))
  }

  @Test("a search ends where the function has no value, and says where")
  func hole() {
    let found = Crossing(between: .init(0, -1), and: .init(1, 1), tolerance: 1e-9) { (_: Double) in Double.nan }
    #expect(found.hole == 0.5)
  }

  @Test("the slope is taken from points at some distance, and is not known where there are none")
  func slope() {
    let line = Crossing(between: .init(0, -2), and: .init(10, 18), tolerance: 1e-9) { (x: Double) in 2 * x - 2 }
    #expect(line.slope(atLeast: 0.5) == 2)
    #expect(line.slope(atLeast: 50) == nil)
  }
}
