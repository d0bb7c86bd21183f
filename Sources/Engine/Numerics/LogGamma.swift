/// The logarithm of the gamma function, for arguments above 0.
package enum LogGamma {
  private static let halfLogTwoPi = 0.9189385332046728

  /// ln Γ(x), to 3·10⁻¹⁵ relative or absolute, also about its roots at 1 and 2; infinity at 0, NaN below.
  package static func value(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? .infinity : .nan }
    if x >= 10 {
      let logarithm = Elementary.logarithm(x)
      return (x - 0.5) * (logarithm - 1) + (halfLogTwoPi - 0.5 + correction(x))
    }
    if x < 0.5 { return nearOne(x) - Elementary.logarithm(x) }
    if x < 1.5 { return nearOne(x - 1) }
    var reduced = x
    var product = 1.0
    while reduced > 2.5 {
      reduced -= 1
      product *= reduced
    }
    return nearTwo(reduced - 2) + Elementary.logarithm(product)
  }

  /// ln Γ(1 + t) for t ≥ 0, accurate where `t` is small.
  static func onePlus(_ t: Double) -> Double { t < 0.5 ? nearOne(t) : value(1 + t) }

  /// What Stirling's formula leaves: ln Γ(x) − (x − ½) ln x + x − ½ ln 2π, for x ≥ 10.
  static func correction(_ x: Double) -> Double {
    let r = 1 / x
    let z = r * r
    // B_2k / (2k (2k − 1)), k = 1 … 7.
    var sum = 1.0 / 156
    sum = sum * z - 691.0 / 360360
    sum = sum * z + 1.0 / 1188
    sum = sum * z - 1.0 / 1680
    sum = sum * z + 1.0 / 1260
    sum = sum * z - 1.0 / 360
    sum = sum * z + 1.0 / 12
    return sum * r
  }

  /// ln Γ(1 + t) for |t| ≤ ½.
  private static func nearOne(_ t: Double) -> Double { nearTwo(t) - Elementary.logarithmOfOnePlus(t) }

  /// ln Γ(2 + t) for |t| ≤ ½; polynomial by `Scripts/reference-values --coefficients`.
  private static func nearTwo(_ t: Double) -> Double {
    var sum = 2.7475390051909663e-07
    sum = sum * t - 5.811277768921246e-07
    sum = sum * t + 9.242852225162277e-07
    sum = sum * t - 1.9743106888421067e-06
    sum = sum * t + 4.3828545383846665e-06
    sum = sum * t - 9.45628851510172e-06
    sum = sum * t + 2.050601970174762e-05
    sum = sum * t - 4.4923727564247656e-05
    sum = sum * t + 9.945761692157133e-05
    sum = sum * t - 0.00022315497746292723
    sum = sum * t + 0.0005096695196526673
    sum = sum * t - 0.0011927539009983087
    sum = sum * t + 0.002890510330865901
    sum = sum * t - 0.007385551028935545
    sum = sum * t + 0.02058080842778338
    sum = sum * t - 0.06735230105319563
    sum = sum * t + 0.3224670334241132
    sum = sum * t + 0.42278433509846713
    return sum * t
  }
}
