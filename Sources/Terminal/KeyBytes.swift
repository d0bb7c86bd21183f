/// Bytes from the keyboard that wait to be read as characters.
package struct KeyBytes {
  private var bytes: [UInt8] = []
  private var start = 0

  package init() {}

  package var isEmpty: Bool { start == bytes.count }

  package mutating func append(_ more: some Sequence<UInt8>) {
    if start > 0 {
      bytes.removeSubrange(..<start)
      start = 0
    }
    bytes.append(contentsOf: more)
  }

  package mutating func removeAll() {
    bytes.removeAll()
    start = 0
  }

  /// Takes the Enters away that stand before all other keys.
  package mutating func dropEnters() {
    while start < bytes.count, bytes[start] == 10 || bytes[start] == 13 { start += 1 }
  }

  /// The next character; nil when more bytes are needed for one. Bytes that are no UTF-8 give U+FFFD.
  ///
  /// U+0080 to U+009F are left out: no keyboard has them, and the editor uses them for keys of its own.
  package mutating func next() -> Unicode.Scalar? {
    while start < bytes.count {
      guard let (scalar, length) = decoded() else { return nil }
      start += length
      if !(0x80..<0xA0).contains(scalar.value) { return scalar }
    }
    return nil
  }

  private func decoded() -> (Unicode.Scalar, Int)? {
    let first = bytes[start]
    let length =
      switch first {
      case 0x00..<0x80: 1
      case 0xC2..<0xE0: 2
      case 0xE0..<0xF0: 3
      case 0xF0..<0xF5: 4
      default: 0
      }
    if length == 0 { return ("\u{FFFD}", 1) }
    if length == 1 { return (Unicode.Scalar(first), 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard start + offset < bytes.count else { return nil }
      let byte = bytes[start + offset]
      guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", offset) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", length) }
    return (scalar, length)
  }
}
