extension Normal {
  /// The number below which a standard normal variable lies with probability `u`; ∓infinity at 0 and 1, NaN outside.
  ///
  /// Wichura, *Algorithm AS 241: the percentage points of the normal distribution*, 1988; relative error about 10⁻¹⁵.
  package static func quantile(_ u: Double) -> Double {
    let q = u - 0.5
    if q.magnitude <= 0.425 { return q * central(0.180625 - q * q) }
    guard u > 0 && u < 1 else { return u == 0 ? -.infinity : (u == 1 ? .infinity : .nan) }
    let r = (-Elementary.logarithm(q < 0 ? u : 1 - u)).squareRoot()
    let z = r <= 5 ? outer(r - 1.6) : extreme(r - 5)
    return q < 0 ? -z : z
  }

  private static func central(_ r: Double) -> Double {
    polynomial(
      r,
      3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
      45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727)
      / polynomial(
        r,
        1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077,
        21213.794301586595867, 39307.89580009271061, 28729.085735721942674, 5226.495278852854561)
  }

  private static func outer(_ r: Double) -> Double {
    polynomial(
      r,
      1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
      1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4)
      / polynomial(
        r,
        1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455,
        0.14810397642748007459, 0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9)
  }

  private static func extreme(_ r: Double) -> Double {
    polynomial(
      r,
      6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
      0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7)
      / polynomial(
        r,
        1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525,
        7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15)
  }

  /// Coefficients from that of 1 to that of r⁷. Added up in pairs, so that no sum waits for all those before it.
  @inline(__always)
  private static func polynomial(
    _ r: Double, _ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double, _ g: Double, _ h: Double
  ) -> Double {
    let r2 = r * r
    let low = (a + b * r) + r2 * (c + d * r)
    let high = (e + f * r) + r2 * (g + h * r)
    return low + r2 * r2 * high
  }
}
