/// How the bytes of a text file stand for characters.
package enum TextEncoding: String, Sendable {
  case utf8 = "UTF-8"
  /// The western European bytes of older spreadsheets; Latin-1 is read the same way.
  case windows1252 = "Windows-1252"
}

/// What a file is when it cannot be read as text.
enum UnreadableFile: Error, Equatable {
  case utf16
  case spreadsheet
  case notText
}

/// Text as UTF-8 with LF or CRLF line ends and without a byte order mark, and the encoding that it came in.
struct DecodedText: Equatable {
  let bytes: [UInt8]
  let encoding: TextEncoding

  init(_ file: [UInt8]) throws(UnreadableFile) {
    if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) { throw .utf16 }
    if file.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw .spreadsheet }
    if file.contains(0) {
      // Western text in UTF-16 has a zero in every other byte.
      let beginning = file.prefix(1024)
      throw beginning.count(where: { $0 == 0 }) * 3 > beginning.count ? .utf16 : .notText
    }
    let hasMark = file.starts(with: [0xEF, 0xBB, 0xBF])
    let text = hasMark ? Array(file.dropFirst(3)) : file
    if Self.isUTF8(text) {
      bytes = Self.withLineFeeds(text)
      encoding = .utf8
    } else {
      bytes = Self.withLineFeeds(Self.fromWindows1252(text))
      encoding = .windows1252
    }
  }

  /// True when the bytes are well-formed UTF-8 (Unicode 15, table 3-7).
  static func isUTF8(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      index += 1
      if first < 0x80 { continue }
      let following: Int
      var allowed: ClosedRange<UInt8> = 0x80...0xBF
      switch first {
      case 0xC2...0xDF: following = 1
      case 0xE0: (following, allowed) = (2, 0xA0...0xBF)
      case 0xED: (following, allowed) = (2, 0x80...0x9F)
      case 0xE1...0xEF: following = 2
      case 0xF0: (following, allowed) = (3, 0x90...0xBF)
      case 0xF1...0xF3: following = 3
      case 0xF4: (following, allowed) = (3, 0x80...0x8F)
      default: return false
      }
      guard index + following <= bytes.count else { return false }
      for _ in 0..<following {
        guard allowed.contains(bytes[index]) else { return false }
        allowed = 0x80...0xBF
        index += 1
      }
    }
    return true
  }

  /// The bytes 0x80 to 0x9F of Windows-1252; the five that it leaves open stand for themselves, as in Latin-1.
  private static let upperControls: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  private static func fromWindows1252(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
        continue
      }
      let code = byte < 0xA0 ? upperControls[Int(byte) - 0x80] : UInt16(byte)
      if code >= 0x800 {
        text.append(0xE0 | UInt8(code >> 12))
        text.append(0x80 | UInt8(code >> 6 & 0x3F))
      } else {
        text.append(0xC0 | UInt8(code >> 6))
      }
      text.append(0x80 | UInt8(code & 0x3F))
    }
    return text
  }

  /// Old line ends, a CR alone, become LF, so that lines are counted the same everywhere.
  private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(13) else { return bytes }
    var text = bytes
    for index in text.indices where text[index] == 13 {
      if index + 1 == text.count || text[index + 1] != 10 { text[index] = 10 }
    }
    return text
  }
}
