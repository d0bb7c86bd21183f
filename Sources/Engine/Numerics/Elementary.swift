// The square root of the C library is the processor's own, correctly rounded; nothing else is taken from there.
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Elementary functions made of + − × ÷ √, comparisons and bit operations alone, so that every processor gives the same bits.
///
/// Largest errors seen against mpmath, in units in the last place: exponential 1.02, logarithm 0.75, power 0.9,
/// exponentialMinusOne 1.2, logarithmOfOnePlus 0.7; the tests hold them to a little more.
/// The polynomials are interpolated at Chebyshev points by `Scripts/reference-values --coefficients`.
package enum Elementary {
  /// The upper 40 bits of ln 2, so that a product with a binary exponent is exact.
  static let ln2High = 0x1.62e42fefa2p-1
  /// What `ln2High` leaves of ln 2.
  static let ln2Low = 0x1.9ef35793c7673p-41
  static let inverseLn2 = 1.4426950408889634
  /// Adding it rounds a number to a whole one, which is then found in the lowest bits.
  static let roundingShift = 6_755_399_441_055_744.0

  /// e to the power of `x`; 0 below −745.13, infinity above 709.78.
  package static func exponential(_ x: Double) -> Double {
    exponential(x, tail: 0)
  }

  /// e to the power of `x + tail`, where `tail` is far smaller than `x`.
  static func exponential(_ x: Double, tail: Double) -> Double {
    let bounded = x < -800 ? -800 : (x > 800 ? 800 : x)
    let shifted = bounded * inverseLn2 + roundingShift
    let whole = shifted - roundingShift
    let high = bounded - whole * ln2High
    let low = whole * ln2Low - tail
    let r = high - low
    let result = 1 + (high + (r * r * exponentialTail(r) - low))
    // Two steps, so that neither the largest nor the subnormal results need a case of their own.
    let exponent = binaryExponent(shifted)
    let half = exponent >> 1
    return result * powerOfTwo(half) * powerOfTwo(exponent - half)
  }

  /// e to the power of `x`, less 1, accurate where `x` is small.
  package static func exponentialMinusOne(_ x: Double) -> Double {
    let bounded = x < -40 ? -40 : (x > 800 ? 800 : x)
    if bounded > 40 { return exponential(bounded) - 1 }
    let shifted = bounded * inverseLn2 + roundingShift
    let whole = shifted - roundingShift
    let high = bounded - whole * ln2High
    let low = whole * ln2Low
    let r = high - low
    let part = high + (r * r * exponentialTail(r) - low)
    let scale = powerOfTwo(binaryExponent(shifted))
    // Added to 0 it would lose the sign of −0 and the smallest numbers.
    return whole == 0 ? part : (scale - 1) + scale * part
  }

  /// (e^r − 1 − r) / r² for |r| ≤ ln 2 / 2, relative error below 2⁻⁵⁴.
  static func exponentialTail(_ r: Double) -> Double {
    let r2 = r * r
    let r4 = r2 * r2
    let first = (0.5 + 0.16666666666666669 * r) + r2 * (0.04166666666662413 + 0.008333333333330062 * r)
    let second =
      (0.0013888888917213717 + 0.00019841269863053618 * r)
      + r2 * (2.4801521295954376e-05 + 2.7557268459997064e-06 * r)
    let third = 2.7620088445409746e-07 + 2.510038549551032e-08 * r
    return first + r4 * (second + r4 * third)
  }

  /// The whole number in a sum with `roundingShift`.
  static func binaryExponent(_ shifted: Double) -> Int64 {
    Int64(bitPattern: shifted.bitPattern << 12) >> 12 - 0x8_0000_0000_0000
  }

  /// 2 to the power of a whole number from −1022 to 1023.
  static func powerOfTwo(_ exponent: Int64) -> Double {
    Double(bitPattern: UInt64(truncatingIfNeeded: exponent &+ 1023) << 52)
  }

  /// The square root, correctly rounded by every processor; NaN below 0.
  package static func squareRoot(_ x: Double) -> Double { x.squareRoot() }
}
