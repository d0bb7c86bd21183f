/// A short mark of some bytes: equal bytes have equal marks, and a change shows (64-bit FNV-1a, not for secrets).
package struct Fingerprint: Sendable {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
    // An end mark, so that parts do not run together.
    state = (state ^ 0x1FF) &* 0x100_0000_01b3
  }

  /// Sixteen hexadecimal digits.
  package var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
