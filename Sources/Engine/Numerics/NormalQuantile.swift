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
    var numerator = 2509.0809287301226727 * r + 33430.575583588128105
    numerator = numerator * r + 67265.770927008700853
    numerator = numerator * r + 45921.953931549871457
    numerator = numerator * r + 13731.693765509461125
    numerator = numerator * r + 1971.5909503065514427
    numerator = numerator * r + 133.14166789178437745
    numerator = numerator * r + 3.387132872796366608
    var denominator = 5226.495278852854561 * r + 28729.085735721942674
    denominator = denominator * r + 39307.89580009271061
    denominator = denominator * r + 21213.794301586595867
    denominator = denominator * r + 5394.1960214247511077
    denominator = denominator * r + 687.1870074920579083
    denominator = denominator * r + 42.313330701600911252
    denominator = denominator * r + 1
    return numerator / denominator
  }

  private static func outer(_ r: Double) -> Double {
    var numerator = 7.7454501427834140764e-4 * r + 0.0227238449892691845833
    numerator = numerator * r + 0.24178072517745061177
    numerator = numerator * r + 1.27045825245236838258
    numerator = numerator * r + 3.64784832476320460504
    numerator = numerator * r + 5.7694972214606914055
    numerator = numerator * r + 4.6303378461565452959
    numerator = numerator * r + 1.42343711074968357734
    var denominator = 1.05075007164441684324e-9 * r + 5.475938084995344946e-4
    denominator = denominator * r + 0.0151986665636164571966
    denominator = denominator * r + 0.14810397642748007459
    denominator = denominator * r + 0.68976733498510000455
    denominator = denominator * r + 1.6763848301838038494
    denominator = denominator * r + 2.05319162663775882187
    denominator = denominator * r + 1
    return numerator / denominator
  }

  private static func extreme(_ r: Double) -> Double {
    var numerator = 2.01033439929228813265e-7 * r + 2.71155556874348757815e-5
    numerator = numerator * r + 0.0012426609473880784386
    numerator = numerator * r + 0.026532189526576123093
    numerator = numerator * r + 0.29656057182850489123
    numerator = numerator * r + 1.7848265399172913358
    numerator = numerator * r + 5.4637849111641143699
    numerator = numerator * r + 6.6579046435011037772
    var denominator = 2.04426310338993978564e-15 * r + 1.4215117583164458887e-7
    denominator = denominator * r + 1.8463183175100546818e-5
    denominator = denominator * r + 7.868691311456132591e-4
    denominator = denominator * r + 0.0148753612908506148525
    denominator = denominator * r + 0.13692988092273580531
    denominator = denominator * r + 0.59983220655588793769
    denominator = denominator * r + 1
    return numerator / denominator
  }
}
