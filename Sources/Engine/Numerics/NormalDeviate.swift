/// Standard normal numbers made two at a time of two uniform ones.
///
/// Box and Muller, *A note on the generation of random normal deviates*, 1958: a radius √(−2 ln u) and a direction. Radius and
/// direction are computed in single precision and multiplied exactly: a number is off by less than 3·10⁻⁷ of the radius r from
/// that of its u, which counts to 24 bits (3·10⁻⁸ / r). None is further out than 6.67.
package enum NormalDeviate {
  /// The two numbers at a point of a circle, from 32 random bits for the radius and 32 for the direction.
  package static func pair(radius: UInt32, direction: UInt32) -> (Double, Double) {
    let length = Double(self.radius(radius))
    let (x, y) = self.direction(direction)
    return (length * Double(x), length * Double(y))
  }

  /// √(−2 ln u) for u = (w + ½) / 2³¹, where w are the upper 31 bits.
  private static func radius(_ word: UInt32) -> Float {
    let x = Float(Int32(word >> 1)) + 0.5
    // 0x3F3504F3 is √½: what lies above it counts up the exponent.
    let exponent = (Int32(bitPattern: x.bitPattern) &- 0x3F35_04F3) >> 23
    let f = Float(bitPattern: x.bitPattern &- UInt32(bitPattern: exponent << 23)) - 1
    let z = f * f
    let first = 0.20000714765 * f - 0.24999993993
    let second = 0.14249322787 * f - 0.16668057665
    let third = 0.11676998740 * f - 0.12420140846
    let fourth = 0.070376836292 * f - 0.11514610310
    let tail = ((first + second * z) + (z * z) * (third + fourth * z)) * f + 0.33333331174
    let logarithm = Float(exponent - 31) * 0.69314718056 + (f + (f * z * tail - 0.5 * z))
    return (-2 * logarithm).squareRoot()
  }

  /// A point of the unit circle: 30 bits tell how far it is from an axis, up to an eighth of a turn, two bits which axis and end.
  private static func direction(_ word: UInt32) -> (Float, Float) {
    let t = Float(Int32(bitPattern: (word << 2) | 2)) * 3.65729516e-10
    let z = t * t
    let sine = t + t * z * ((0.0083321608736 - 0.00019515295891 * z) * z - 0.16666654611)
    let size = (1 - 0.5 * z) + z * z * ((0.000024433157118 * z - 0.0013887316255) * z + 0.041666645683)
    let cosine = Float(bitPattern: size.bitPattern ^ (word & 0x8000_0000))
    return word & 0x4000_0000 == 0 ? (cosine, sine) : (sine, cosine)
  }
}

extension StreamKey {
  /// The standard normal number of one object, month and draw; eight draws that follow each other share two blocks.
  package func normal(object: UInt64 = 0, month: Int = 0, draw: Int) -> Double {
    let place = draw & 7
    let (first, second) = pair(object: object, month: month, number: (draw >> 3) * 2 + (place >> 1 & 1))
    let shift = UInt64(place & 1) << 5
    let numbers = NormalDeviate.pair(
      radius: UInt32(truncatingIfNeeded: first >> shift), direction: UInt32(truncatingIfNeeded: second >> shift))
    return place < 4 ? numbers.0 : numbers.1
  }
}
