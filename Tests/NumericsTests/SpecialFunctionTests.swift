import Engine
import Testing

@Suite struct SpecialFunctionTests {
  @Test("The normal distribution function agrees with mpmath down to 10⁻³⁰⁰")
  func normalCumulative() {
    let worst = ReferenceValues("normalCumulative").worstRelative { Normal.cumulative($0[0]) }
    #expect(worst.error < 4e-15, "\(worst.at)")
  }

  @Test("The normal distribution function has the values of Abramowitz and Stegun's table 26.1")
  func normalTable() {
    #expect(abs(Normal.cumulative(1) - 0.841344746068543) < 1e-15)
    #expect(abs(Normal.cumulative(2) - 0.977249868051821) < 1e-15)
    #expect(abs(Normal.cumulative(3) - 0.998650101968370) < 1e-15)
    #expect(Normal.cumulative(0) == 0.5)
    #expect(Normal.cumulative(-.infinity) == 0 && Normal.cumulative(.infinity) == 1 && Normal.cumulative(.nan).isNaN)
  }

  @Test("The logarithm of the gamma function agrees with mpmath, about its roots too")
  func logGamma() {
    let worst = ReferenceValues("logGamma").worstRelative { LogGamma.value($0[0]) }
    #expect(worst.error < 3e-15, "\(worst.at)")
    #expect(LogGamma.value(1) == 0 && LogGamma.value(2) == 0)
    #expect(LogGamma.value(0) == .infinity && LogGamma.value(-0.5).isNaN && LogGamma.value(.nan).isNaN)
  }

  @Test("Both tails of the gamma distribution agree with mpmath, shapes 0.001 to 10⁶")
  func incompleteGamma() {
    let lower = ReferenceValues("gammaLower").worstRelative { IncompleteGamma(shape: $0[0]).tails($0[1]).lower }
    #expect(lower.error < 1e-12, "\(lower.at)")
    let upper = ReferenceValues("gammaUpper").worstRelative { IncompleteGamma(shape: $0[0]).tails($0[1]).upper }
    #expect(upper.error < 1e-13, "\(upper.at)")
    #expect(IncompleteGamma(shape: 3).tails(0) == (0, 1))
    #expect(IncompleteGamma(shape: 3).tails(.infinity) == (1, 0))
    #expect(IncompleteGamma(shape: 3).tails(.nan).lower.isNaN)
  }

  @Test("The beta distribution agrees with mpmath, parameters 0.01 to 10⁶")
  func incompleteBeta() {
    let worst = ReferenceValues("betaLower").worstRelative { IncompleteBeta($0[0], $0[1]).tails($0[2]).lower }
    #expect(worst.error < 1e-12, "\(worst.at)")
    let upper = ReferenceValues("betaUpper").worstRelative { IncompleteBeta($0[0], $0[1]).tails($0[2]).upper }
    #expect(upper.error < 1e-12, "\(upper.at)")
    #expect(IncompleteBeta(2, 3).tails(0) == (0, 1))
    #expect(IncompleteBeta(2, 3).tails(1) == (1, 0))
    #expect(IncompleteBeta(2, 3).tails(.nan).lower.isNaN)
  }

  @Test("The beta distribution with whole parameters is a polynomial, and mirrored parameters mirror the tails")
  func betaClosedForms() {
    for x in [0.01, 0.2, 0.5, 0.77, 0.999] {
      let cubic = x * x * (3 - 2 * x)
      #expect(abs(IncompleteBeta(2, 2).tails(x).lower - cubic) < 2e-15 * cubic)
      #expect(
        abs(IncompleteBeta(1, 5).tails(x).upper - Elementary.power(1 - x, 5)) < 1e-14 * Elementary.power(1 - x, 5))
      let (left, right) = (IncompleteBeta(2.3, 7).tails(x), IncompleteBeta(7, 2.3).tails(1 - x))
      #expect(abs(left.lower - right.upper) < 1e-14 && abs(left.upper - right.lower) < 1e-14)
    }
  }

  @Test("Very large parameters take bounded time and stay probabilities")
  func largeParameters() {
    for a in [1e8, 1e12, 1e15] {
      for x in [0.5, 1, 2] {
        let gamma = IncompleteGamma(shape: a).tails(a * x)
        #expect(gamma.lower >= 0 && gamma.lower <= 1 && gamma.upper >= 0 && gamma.upper <= 1)
        for b in [0.5, 50, a] {
          let beta = IncompleteBeta(a, b).tails(a / (a + b) * x)
          #expect(beta.lower >= 0 && beta.lower <= 1 && beta.upper >= 0 && beta.upper <= 1)
        }
      }
      #expect(abs(IncompleteGamma(shape: a).tails(a).lower - 0.5) < 1e-4)
      #expect(abs(IncompleteBeta(a, a).tails(0.5).lower - 0.5) < 1e-12)
    }
  }
}
