/// What a value is made of, as 128 bits: equal for equal formulas over equal inputs and settings, in any graph.
package struct ContentKey: Hashable, Sendable {
  let first: UInt64
  let second: UInt64
}

/// Mixes numbers and texts into a key, in order.
struct ContentHash {
  private var first: UInt64 = 0x243F_6A88_85A3_08D3
  private var second: UInt64 = 0x1319_8A2E_0370_7344

  init(_ tag: UInt64) { add(tag) }

  mutating func add(_ bits: UInt64) {
    first = StreamKey.mix(first ^ bits)
    second = StreamKey.mix(second &+ bits &* 0x9FB2_1C65_1E98_DF25) ^ (bits &<< 32 | bits &>> 32)
  }

  mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }
  mutating func add(_ value: Double) { add(value.bitPattern) }
  mutating func add(_ flag: Bool) { add(flag ? 1 : 0 as UInt64) }

  mutating func add(_ key: ContentKey) {
    add(key.first)
    add(key.second)
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    var word: UInt64 = 0
    var length = 0
    for byte in text.utf8 {
      word = word << 8 | UInt64(byte)
      length += 1
      if length & 7 == 0 {
        add(word)
        word = 0
      }
    }
    add(word)
  }

  var key: ContentKey { ContentKey(first: first, second: StreamKey.mix(second ^ first)) }
}
