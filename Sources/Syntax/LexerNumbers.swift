import SourceText

/// Numbers and months, and the ways of writing them that pht does not read.
extension Lexer {
  func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private func digits(from offset: Int) -> Int {
    var end = offset
    while isDigit(byte(end)) { end += 1 }
    return end
  }

  mutating func number() {
    let start = position
    var end = digits(from: start)
    if end - start == 4, byte(end) == UInt8(ascii: "-"), isDigit(byte(end + 1)), month(start, end) { return }
    if byte(end) == UInt8(ascii: ","), isDigit(byte(end + 1)) { return decimalComma(start, end) }
    if byte(end) == UInt8(ascii: "_") {
      while byte(end) == UInt8(ascii: "_"), isDigit(byte(end + 1)) {
        let next = digits(from: end + 1)
        guard next - end == 4 else { return emit(.bad, to: next) { .digitGroups($0) } }
        end = next
      }
    } else if end - start <= 3 {
      while let next = group(after: end) { end = next }
    }
    if byte(end) == UInt8(ascii: ","), isDigit(byte(end + 1)) { return decimalComma(start, end) }
    if byte(end) == UInt8(ascii: "."), isDigit(byte(end + 1)) {
      end = digits(from: end + 1)
      if byte(end) == UInt8(ascii: "."), isDigit(byte(end + 1)) { return pointsAsGroups(start, end) }
    }
    emit(.number, start, exponent(after: end))
  }

  /// The end of a further group of three digits after a single blank.
  private func group(after end: Int) -> Int? {
    var offset = end
    if byte(offset) == 32 {
      offset += 1
    } else {
      guard offset < bytes.count, bytes[offset] >= 0x80 else { return nil }
      let (scalar, length) = Utf8.scalar(in: bytes, at: offset)
      guard let scalar, Utf8.isWideBlank(scalar) else { return nil }
      offset += length
    }
    let next = digits(from: offset)
    return next - offset == 3 ? next : nil
  }

  /// The end of an exponent such as `e6`, or `end`: a unit may begin with an e.
  private func exponent(after end: Int) -> Int {
    guard byte(end) | 0x20 == UInt8(ascii: "e") else { return end }
    var offset = end + 1
    if byte(offset) == UInt8(ascii: "+") || byte(offset) == UInt8(ascii: "-") { offset += 1 }
    let last = digits(from: offset)
    guard last > offset else { return end }
    if last < bytes.count, let next = Utf8.scalar(in: bytes, at: last).scalar, Utf8.continuesName(next) { return end }
    return last
  }

  /// Reads `2026-03` and refuses what looks like it; false when it is a subtraction.
  private mutating func month(_ start: Int, _ dash: Int) -> Bool {
    let end = digits(from: dash + 1)
    guard let year = Int(source[start..<dash]), end - dash <= 3, let number = Int(source[(dash + 1)..<end]) else {
      return false
    }
    guard (1900...2199).contains(year) else {
      // A zero before the figure is how a month is written, not a number to take away.
      guard end - dash == 3, byte(dash + 1) == UInt8(ascii: "0"), (1...12).contains(number) else { return false }
      let written = source[start..<end]
      emit(.bad, to: end) { .yearOutOfReach($0, written, year: year, number: number) }
      return true
    }
    if byte(end) == UInt8(ascii: "."), isDigit(byte(end + 1)) { return false }
    let written = source[start..<end]
    if end - dash == 2 {
      emit(.bad, to: end) { .shortMonth($0, year: year, number: number) }
    } else if !(1...12).contains(number) {
      emit(.bad, to: end) { .noSuchMonth($0, written, year: year, number: number) }
    } else if byte(end) == UInt8(ascii: "-"), isDigit(byte(end + 1)) {
      emit(.month, to: digits(from: end + 1)) { .dayOfMonth($0, write: written) }
    } else {
      emit(.month, start, end)
    }
    return true
  }

  private mutating func decimalComma(_ start: Int, _ comma: Int) {
    var end = comma
    var groups: [String] = [source[start..<comma]]
    while byte(end) == UInt8(ascii: ","), isDigit(byte(end + 1)) {
      let next = digits(from: end + 1)
      if groups.count < 8 { groups.append(source[(end + 1)..<next]) }
      end = next
    }
    if byte(end) == UInt8(ascii: "."), isDigit(byte(end + 1)) { end = digits(from: end + 1) }
    emit(.number, to: end) { .decimalComma($0, groups) }
  }

  private mutating func pointsAsGroups(_ start: Int, _ point: Int) {
    var end = point
    while byte(end) == UInt8(ascii: "."), isDigit(byte(end + 1)) { end = digits(from: end + 1) }
    let written = source[start..<min(end, start + 40)]
    emit(.number, to: end) { .pointsAsGroups($0, written) }
  }
}
