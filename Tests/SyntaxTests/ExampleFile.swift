import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file of examples beside the tests: `=== title`, a text, `---`, and what is expected of it.
///
/// With `PHT_RECORD=1` in the environment the expectations are written anew instead of compared.
struct ExampleFile {
  struct Example {
    var title: String
    var input: String
    var expected: String
  }

  let path: String
  private(set) var examples: [Example] = []

  init(_ name: String) throws {
    path = ExampleFile.folder + "/Examples/" + name
    var parts: [[Substring]] = []
    for line in try ExampleFile.read(path).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("=== ") { parts.append([line]) } else if !parts.isEmpty { parts[parts.count - 1].append(line) }
    }
    for part in parts {
      let body = part.dropFirst()
      let middle = body.firstIndex(of: "---") ?? body.endIndex
      let input = body[..<middle].joined(separator: "\n")
      let expected = middle < body.endIndex ? body[(middle + 1)...].joined(separator: "\n") : ""
      examples.append(
        Example(title: String(part[0].dropFirst(4)), input: input, expected: ExampleFile.withoutBlankEnds(expected)))
    }
    try #require(!examples.isEmpty, "no examples in \(path)")
  }

  /// Compares what `answer` makes of every text with what is expected of it.
  func check(_ answer: (String) -> String) throws {
    if getenv("PHT_RECORD") != nil {
      let text = examples.map {
        "=== \($0.title)\n\($0.input)\n---\n\(ExampleFile.withoutBlankEnds(answer($0.input)))\n"
      }
      try ExampleFile.write(text.joined(separator: "\n"), to: path)
      return
    }
    for example in examples {
      #expect(ExampleFile.withoutBlankEnds(answer(example.input)) == example.expected, "\(example.title)")
    }
  }

  static let folder: String = {
    let file = #filePath
    return String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
  }()

  static func read(_ path: String) throws -> String {
    let file = try #require(fopen(path, "r"), "cannot open \(path)")
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func write(_ text: String, to path: String) throws {
    let file = try #require(fopen(path, "w"), "cannot write \(path)")
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    fwrite(bytes, 1, bytes.count, file)
  }

  private static func withoutBlankEnds(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
