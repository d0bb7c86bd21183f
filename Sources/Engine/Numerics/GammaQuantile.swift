/// Quantiles of the gamma distribution with fixed shape and scale.
package struct GammaQuantile: TailSolved {
  private let scale: Double
  private let functions: IncompleteGamma
  private let valid: Bool

  /// Shape and scale above 0, or every quantile is NaN. Mean = shape · scale.
  package init(shape: Double, scale: Double) {
    self.scale = scale
    valid = shape > 0 && shape < .infinity && scale > 0 && scale < .infinity
    functions = IncompleteGamma(shape: valid ? shape : 1)
  }

  /// The value below which lies the share `u`; 0 and infinity at the ends, NaN outside. Relative error below 10⁻¹².
  package func callAsFunction(_ u: Double) -> Double {
    if let edge = edge(u) { return edge }
    return value(solve(u, from: start(u)))
  }

  func edge(_ u: Double) -> Double? {
    guard valid && u >= 0 && u <= 1 else { return .nan }
    return u == 0 ? 0 : (u == 1 ? .infinity : nil)
  }

  func value(_ x: Double) -> Double { scale * x }

  /// The quantile for scale 1, from a first guess.
  func solve(_ u: Double, from start: Double) -> Double {
    let shape = functions.shape
    let lower = u <= 0.5
    return TailInversion.solve(lower ? .lower : .upper, probability: lower ? u : 1 - u, from: start) { x in
      let density = functions.density(x)
      let tails = functions.tails(x, density: density)
      return TailPoint(tail: lower ? tails.lower : tails.upper, density: density, slope: shape - x)
    }
  }

  /// The density of ln x at `x` for scale 1.
  func density(_ x: Double) -> Double { functions.density(x) }

  /// Wilson and Hilferty's cube, or the leading term of the tail where that is nearer.
  func start(_ u: Double) -> Double {
    let shape = functions.shape
    let small = (Elementary.logarithm(u) + LogGamma.onePlus(shape)) / shape
    if shape < 1 {
      if small < -0.5 { return Elementary.exponential(small) }
      let far = -Elementary.logarithm(1 - u) - LogGamma.value(shape)
      return max(far - (1 - shape) * Elementary.logarithm(max(far, 1)), 0.5)
    }
    let z = Normal.quantile(u)
    let root = 1 - 1 / (9 * shape) + z / (3 * shape.squareRoot())
    let cube = shape * root * root * root
    // P(a, x) < x^a / Γ(a+1): the leading term is always below the answer.
    return root > 0 ? max(cube, Elementary.exponential(small)) : Elementary.exponential(small)
  }
}
