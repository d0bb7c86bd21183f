/// The two tails of the beta distribution: I_x(a, b) and its complement.
///
/// Relative error below 10⁻¹² for a, b up to 10⁸ wherever the tail is above 10⁻³⁰⁰. Time is bounded: 32 points of a
/// quadrature where both are above 100, else at most 2 000 terms of a continued fraction.
package struct IncompleteBeta: Sendable {
  package let a: Double
  package let b: Double
  private let large: Bool
  private let constant: Double
  private let logConstant: Double

  package init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
    large = a >= 10 && b >= 10
    if large {
      constant = (a / (a + b) * b).squareRoot() * Normal.inverseRootTwoPi
      logConstant = LogGamma.correction(a + b) - LogGamma.correction(a) - LogGamma.correction(b)
    } else if max(a, b) >= 10 {
      // Γ(a+b)/Γ(b) of a large b by Stirling's formula, whose leading parts would cancel.
      let (small, great) = (min(a, b), max(a, b))
      constant = small
      logConstant =
        (great - 0.5) * Elementary.logarithmOfOnePlusLess(small / great) - small / (2 * great)
        + (LogGamma.correction(small + great) - LogGamma.correction(great)) - LogGamma.onePlus(small)
    } else {
      constant = a / (a + b) * b
      logConstant = LogGamma.onePlus(a + b) - LogGamma.onePlus(a) - LogGamma.onePlus(b)
    }
  }

  /// x^a y^b / B(a, b) with y = 1 − x: the density of ln(x/y).
  func density(_ x: Double, _ y: Double) -> Double {
    if large {
      let distance = x * b - y * a
      let left = Elementary.logarithmLess(x * ((a + b) / a), excess: distance / a)
      let right = Elementary.logarithmLess(y * ((a + b) / b), excess: -distance / b)
      return constant * Elementary.exponential(a * left + b * right + logConstant)
    }
    if a >= 10 || b >= 10 {
      let (small, great) = (min(a, b), max(a, b))
      let (near, far) = a < b ? (x, y) : (y, x)
      return constant
        * Elementary.exponential(
          small * Elementary.logarithm(near * (small + great)) + great * logarithm(far, complement: near) + logConstant)
    }
    return constant
      * Elementary.exponential(a * logarithm(x, complement: y) + b * logarithm(y, complement: x) + logConstant)
  }

  /// ln x, from the complement where that is the more exact of the two.
  private func logarithm(_ x: Double, complement y: Double) -> Double {
    x > 0.5 ? Elementary.logarithmOfOnePlus(-y) : Elementary.logarithm(x)
  }

  /// The probabilities below and above `x`.
  package func tails(_ x: Double) -> (lower: Double, upper: Double) { tails(x, 1 - x) }

  /// As above, for an `x` so near 1 that its complement `y` tells it more exactly.
  func tails(_ x: Double, _ y: Double) -> (lower: Double, upper: Double) {
    tails(x, y, density: density(x, y))
  }

  func tails(_ x: Double, _ y: Double, density: Double) -> (lower: Double, upper: Double) {
    guard x == x && a == a && b == b else { return (.nan, .nan) }
    if x <= 0 { return (0, 1) }
    if y <= 0 { return (1, 0) }
    // Where one parameter is below 1 the fraction is slow about that end, and a power series fast.
    if a < 1 && (b < 1 ? x <= 0.5 : b * x <= 0.7) {
      let lower = density * Self.series(a, b, x)
      return (lower, 1 - lower)
    }
    if b < 1 && (a < 1 || a * y <= 0.7) {
      let upper = density * Self.series(b, a, y)
      return (1 - upper, upper)
    }
    let quadrature = min(a, b) > 100
    if x <= a / (a + b) {
      let lower = density * (quadrature ? Self.integral(a, b, x, y) : Self.fraction(a, b, x, y))
      return (lower, 1 - lower)
    }
    let upper = density * (quadrature ? Self.integral(b, a, y, x) : Self.fraction(b, a, y, x))
    return (1 - upper, upper)
  }

  /// I_x(a, b) · B(a, b) / (x^a y^b) by powers of x (DLMF 8.17.7 without the last factor), for x ≤ 0.7 and b·x ≤ 0.7 or b < 1.
  private static func series(_ a: Double, _ b: Double, _ x: Double) -> Double {
    var power = 1.0
    var sum = 1 / a
    for step in 1...200 {
      let count = Double(step)
      power *= (count - b) / count * x
      let term = power / (a + count)
      sum += term
      if term.magnitude < sum * 0x1p-55 { break }
    }
    return sum * Elementary.exponential(-b * Elementary.logarithmOfOnePlus(-x))
  }

  /// The continued fraction of I_x(a, b) · B(a, b) / (x^a y^b) for x ≤ a / (a + b).
  ///
  /// Didonato and Morris, *Algorithm 708*, 1992, equation 9: all its terms are positive up to the b-th.
  private static func fraction(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    let excess = 1 + max(a * y - b * x, 0)
    let first = 1 + 1 / a
    var (olderTop, top, olderBottom, bottom) = (0.0, 1.0, 1.0, excess / first)
    var value = first / excess
    var previous = 1.0
    var doubled = a + 1
    for step in 1...2000 {
      let count = Double(step)
      let share = count / a
      let weight = count * (b - count) * x
      let inverse = a / doubled
      let alpha = previous * (previous + b / a) * inverse * inverse * weight * x
      let beta = count + weight / doubled + (share + 1) / (first + share + share) * (excess + count * (y + 1))
      previous = share + 1
      doubled += 2
      (olderTop, top) = (top, alpha * olderTop + beta * top)
      (olderBottom, bottom) = (bottom, alpha * olderBottom + beta * bottom)
      let unit = 1 / bottom
      let new = top * unit
      if (new - value).magnitude <= new * 0x1p-52 { return new }
      value = new
      (olderTop, top) = (olderTop * unit, new)
      (olderBottom, bottom) = (olderBottom * unit, 1)
    }
    return value
  }

  /// The integral of (ξ^a (1−ξ)^b) / (x^a y^b) dξ/(ξ (1−ξ)) from 0 to x, for a, b so large that it is nearly normal.
  private static func integral(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    func exponent(_ s: Double) -> Double {
      s * ((b * x - a * y) / (x * y)) + a * Elementary.logarithmOfOnePlusLess(-s / x)
        + b * Elementary.logarithmOfOnePlusLess(s / y)
    }
    // As far down as the integrand is above e⁻⁴⁰ of its value at x.
    let slope = (a * y - b * x) / (x * y)
    let bend = a / (x * x) + b / (y * y)
    var width = ((slope * slope + 80 * bend).squareRoot() - slope) / bend
    while width < x && exponent(width) > -38 { width *= 1.2 }
    width = min(width, x)
    var total = 0.0
    for (place, weight) in LegendreRule.points {
      let s = place * width
      total += weight * Elementary.exponential(exponent(s)) / ((x - s) * (y + s))
    }
    return total * width
  }
}
