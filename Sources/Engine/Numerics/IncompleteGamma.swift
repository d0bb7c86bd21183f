/// The two tails of the gamma distribution with scale 1: P(a, x) and Q(a, x).
///
/// Relative error below 10⁻¹³ for shapes up to 10⁸ wherever the tail is above 10⁻³⁰⁰. Time is bounded: at most about a
/// hundred terms for shapes above 20, and 500 at most below.
package struct IncompleteGamma: Sendable {
  package let shape: Double
  /// The part of the density that does not depend on x.
  private let logConstant: Double
  private let constant: Double

  package init(shape: Double) {
    self.shape = shape
    if shape >= 10 {
      logConstant = 0
      constant = (shape.squareRoot() * Normal.inverseRootTwoPi) * Elementary.exponential(-LogGamma.correction(shape))
    } else {
      logConstant = -LogGamma.onePlus(shape)
      constant = shape
    }
  }

  /// x^a e^−x / Γ(a): the density of ln x.
  func density(_ x: Double) -> Double {
    if shape >= 10 {
      return constant * Elementary.exponential(shape * Elementary.logarithmLess(x / shape, excess: (x - shape) / shape))
    }
    return constant * Elementary.exponential(shape * Elementary.logarithm(x) - x + logConstant)
  }

  /// The probabilities below and above `x`.
  package func tails(_ x: Double) -> (lower: Double, upper: Double) {
    tails(x, density: density(x))
  }

  /// As above, with the density known.
  func tails(_ x: Double, density: Double) -> (lower: Double, upper: Double) {
    if x <= 0 { return (0, 1) }
    if x == .infinity { return (1, 0) }
    guard x == x && shape == shape else { return (.nan, .nan) }
    if shape >= 20 && x > 0.7 * shape && x < 1.4 * shape { return expansion(x) }
    if shape < 1 && x < 1.1 { return alternating(x) }
    if x < shape + 1 {
      let lower = density / shape * series(x)
      return (lower, 1 - lower)
    }
    let upper = density * fraction(x)
    return (1 - upper, upper)
  }

  /// 1 + x/(a+1) + x²/((a+1)(a+2)) + …
  private func series(_ x: Double) -> Double {
    var term = 1.0
    var total = 1.0
    var divisor = shape
    for _ in 0..<500 {
      divisor += 1
      term *= x / divisor
      total += term
      if term < total * 0x1p-54 { break }
    }
    return total
  }

  /// Legendre's continued fraction of Γ(a, x) x^−a e^x, by the recurrence of its numerators and denominators.
  private func fraction(_ x: Double) -> Double {
    var b = x + 1 - shape
    var (olderTop, top, olderBottom, bottom) = (0.0, 1.0, 1.0, b)
    var value = top / bottom
    for step in 1...500 {
      let count = Double(step)
      let factor = count * (shape - count)
      b += 2
      (olderTop, top) = (top, b * top + factor * olderTop)
      (olderBottom, bottom) = (bottom, b * bottom + factor * olderBottom)
      // Divisions are dear: only each third step asks whether it may stop.
      if step % 3 == 0 {
        let new = top / bottom
        if (new - value).magnitude <= new * 0x1p-53 { return new }
        value = new
        if bottom > 0x1p400 {
          (olderTop, top) = (olderTop * 0x1p-400, top * 0x1p-400)
          (olderBottom, bottom) = (olderBottom * 0x1p-400, bottom * 0x1p-400)
        }
      }
    }
    return value
  }

  /// Both tails for small shape and x, where either may be tiny: with L = a ln x − ln Γ(1+a), P = e^L (1 + S).
  private func alternating(_ x: Double) -> (lower: Double, upper: Double) {
    let exponent = shape * Elementary.logarithm(x) + logConstant
    var power = 1.0
    var sum = 0.0
    for step in 1...40 {
      let count = Double(step)
      power *= -x / count
      let term = power / (shape + count)
      sum += term
      if term.magnitude < sum.magnitude * 0x1p-55 { break }
    }
    sum *= shape
    let leading = Elementary.exponential(exponent)
    return (leading * (1 + sum), -Elementary.exponentialMinusOne(exponent) - leading * sum)
  }

  /// Temme's uniform expansion, *The asymptotic expansion of the incomplete gamma functions*, 1979.
  private func expansion(_ x: Double) -> (lower: Double, upper: Double) {
    let excess = (x - shape) / shape
    let halfSquare = -Elementary.logarithmOfOnePlusLess(excess)
    let root = (2 * halfSquare).squareRoot()
    let eta = excess < 0 ? -root : root
    let scale = shape.squareRoot()
    let decay = Elementary.exponential(-shape * halfSquare) * Normal.inverseRootTwoPi / scale
    let rest = decay * TemmeExpansion.sum(shape: shape, eta: eta)
    if excess < 0 {
      let lower = Normal.cumulative(eta * scale) - rest
      return (lower, 1 - lower)
    }
    let upper = Normal.cumulative(-eta * scale) + rest
    return (1 - upper, upper)
  }
}
