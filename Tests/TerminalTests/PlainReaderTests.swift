import Terminal
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Reading without a terminal")
struct PlainReaderTests {
  private func entries(of bytes: [UInt8], isIncomplete: @escaping (String) -> Bool = { _ in false }) throws -> [String]
  {
    let folder = TemporaryFolder()
    folder.write(bytes: bytes, to: "input")
    let descriptor = open(folder.path("input"), O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let reader = PlainReader(descriptor: descriptor, isIncomplete: isIncomplete)
    var entries: [String] = []
    while case .text(let text) = reader.read(prompt: "> ") { entries.append(text) }
    #expect(reader.read(prompt: "> ") == .end)
    return entries
  }

  private func isOpen(_ text: String) -> Bool { text.contains("{") && !text.contains("}") }

  @Test("Lines are entries, and the last needs no line ending")
  func linesAreEntriesAndTheLast() throws {
    #expect(try entries(of: Array("a\n\næøå\r\nlast".utf8)) == ["a", "", "æøå", "last"])
    #expect(try entries(of: Array("a\n".utf8)) == ["a"])
    #expect(try entries(of: []) == [])
  }

  @Test("Rows are joined while the entry is incomplete, and handed over as they are at the end")
  func rowsAreJoinedWhileTheEntry() throws {
    #expect(try entries(of: Array("a {\n b\n}\nc".utf8), isIncomplete: isOpen) == ["a {\n b\n}", "c"])
    #expect(try entries(of: Array("a {\n b".utf8), isIncomplete: isOpen) == ["a {\n b"])
  }

  @Test("Bytes that are no UTF-8 become replacement characters")
  func bytesThatAreNoUtf8() throws {
    #expect(try entries(of: [0x61, 0xFF, 0x62, 10, 0xC3]) == ["a\u{FFFD}b", "\u{FFFD}"])
  }

  @Test("Input without end in one line or one bracket is handed over in pieces")
  func inputWithoutEndInOneLine() throws {
    let line = try entries(of: [UInt8](repeating: 0x61, count: 3 << 20))
    #expect(line.count >= 2 && line.allSatisfy { $0.utf8.count < 2 << 20 })
    #expect(line.joined().utf8.count == 3 << 20)
    let rows = try entries(of: Array((String(repeating: "{\n", count: 5_000)).utf8)) { _ in true }
    #expect(rows.count >= 2)
    #expect(rows.joined(separator: "\n").utf8.count == 9_999)
  }

  @Test("A program that reads a pipe shows no prompt and no control sequences")
  func aProgramThatReadsAPipe() throws {
    let shell = try ProbeSession(
      environment: ["PROBE": ProbeSession.probe], program: "/bin/sh",
      arguments: ["-c", "printf 'a {\\n}\\nbæ' | \"$PROBE\" | cat"])
    #expect(try shell.end() == 0)
    #expect(shell.transcript == "read ‹a {⏎}›\r\nread ‹bæ›\r\nbye\r\n")
  }

  @Test("A program whose reader has gone ends quietly")
  func aProgramWhoseReaderHasGone() throws {
    let shell = try ProbeSession(
      environment: ["PROBE": ProbeSession.probe], program: "/bin/sh",
      arguments: ["-c", "yes 1 | \"$PROBE\" | head -n 2"])
    #expect(try shell.end() == 0)
    #expect(shell.transcript == "read ‹1›\r\nread ‹1›\r\n")
  }
}
