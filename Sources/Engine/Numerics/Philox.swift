/// The counter-based generator Philox4x32-10.
///
/// Salmon, Moraes, Dror, Shaw: *Parallel random numbers: as easy as 1, 2, 3*, 2011; gives Random123's published answers.
package enum Philox {
  package typealias Block = (UInt32, UInt32, UInt32, UInt32)

  /// 128 random bits, a function of counter and key alone.
  package static func block(counter: Block, key: (UInt32, UInt32)) -> Block {
    var (c0, c1, c2, c3) = counter
    var (k0, k1) = key
    for _ in 0..<10 {
      let first = UInt64(c0) &* 0xD251_1F53
      let second = UInt64(c2) &* 0xCD9E_8D57
      c0 = UInt32(truncatingIfNeeded: second >> 32) ^ c1 ^ k0
      c1 = UInt32(truncatingIfNeeded: second)
      c2 = UInt32(truncatingIfNeeded: first >> 32) ^ c3 ^ k1
      c3 = UInt32(truncatingIfNeeded: first)
      k0 = k0 &+ 0x9E37_79B9
      k1 = k1 &+ 0xBB67_AE85
    }
    return (c0, c1, c2, c3)
  }

  /// A number strictly between 0 and 1 from the upper 52 of 64 bits: an odd multiple of 2⁻⁵³, so never 0, ½ or 1.
  package static func uniform(_ bits: UInt64) -> Double {
    // With the exponent of 1 the bits are a number from 1 to 2, and no conversion of whole numbers is needed.
    Double(bitPattern: bits >> 12 | 0x3FF0_0000_0000_0000) - (1 - 0x1p-53)
  }
}
