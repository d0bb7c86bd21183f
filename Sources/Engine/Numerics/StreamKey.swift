/// The key of one uncertain source's random numbers.
///
/// mix(mix(seed) xor FNV-1a-64(name)), where mix is the finaliser of SplitMix64 after adding its increment. A recorded
/// session depends on it: it never changes.
package struct StreamKey: Hashable, Sendable {
  package let bits: UInt64

  package init(bits: UInt64) { self.bits = bits }

  /// The key of the source with this name (its path, and its number among the literals there).
  package init(seed: UInt64, name: some Sequence<UInt8>) {
    bits = Self.mix(Self.mix(seed) ^ Self.hash(name))
  }

  package init(seed: UInt64, name: String) { self.init(seed: seed, name: name.utf8) }

  /// The hash of an object's key or of a name: FNV-1a with 64 bits.
  package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// SplitMix64's next output from this state.
  package static func mix(_ state: UInt64) -> UInt64 {
    var z = state &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  var words: (UInt32, UInt32) { (UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits >> 32)) }

  /// 64 bits for one object, month and draw; two draws that follow each other share a block.
  func bits(object: UInt64, month: Int, draw: Int) -> UInt64 {
    let block = pair(object: object, month: month, number: draw >> 1)
    return draw & 1 == 0 ? block.0 : block.1
  }

  /// The bits of draws 2·number and 2·number + 1.
  func pair(object: UInt64, month: Int, number: Int) -> (UInt64, UInt64) {
    let counter = (
      UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: month),
      UInt32(truncatingIfNeeded: object), UInt32(truncatingIfNeeded: object >> 32)
    )
    let block = Philox.block(counter: counter, key: words)
    return (UInt64(block.1) << 32 | UInt64(block.0), UInt64(block.3) << 32 | UInt64(block.2))
  }

  /// The uniform number of one object, month and draw, strictly between 0 and 1; `object` is 0 for a source without objects.
  package func uniform(object: UInt64 = 0, month: Int = 0, draw: Int) -> Double {
    Philox.uniform(bits(object: object, month: month, draw: draw))
  }

  /// Fills a column with the uniform numbers of draws `first`, `first + 1`, …; the same bits as one by one.
  package func fill(_ column: UnsafeMutableBufferPointer<Double>, object: UInt64, month: Int, from first: Int) {
    var index = 0
    if first & 1 == 1 && column.count > 0 {
      column[0] = uniform(object: object, month: month, draw: first)
      index = 1
    }
    while index + 1 < column.count {
      let both = pair(object: object, month: month, number: (first + index) >> 1)
      column[index] = Philox.uniform(both.0)
      column[index + 1] = Philox.uniform(both.1)
      index += 2
    }
    if index < column.count { column[index] = uniform(object: object, month: month, draw: first + index) }
  }
}
