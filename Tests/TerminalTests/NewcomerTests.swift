import Session
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Somebody's first quarter of an hour, key by key, and all that the screen shows: what is asked for, mistaken, mended,
/// tried and kept. Recorded anew with `PHT_RECORD=1`.
@Suite("A newcomer's session")
struct NewcomerTests {
  private let folder = TemporaryFolder()

  /// What is typed, one entry after the other; a tabulator completes as it does at the keys.
  private static func entries(_ minutes: String) -> [String] {
    [
      "help",
      "8 500 patients / 7 gp",
      "hlep units",
      "help uncertainty",
      "nurse_pay_here = 680 to 950 kkr/year",
      "posts = 2,5 fte",
      "posts = 2.5 fte",
      "cost = posts * nurse_pay_here",
      "nurse_pay_here = 680 to 950 kkr/fte/year",
      "cost = posts * nurse_pay_here",
      "cost",
      "cost > 2 Mkr/year",
      "pin cost",
      "posts = 3 fte",
      "undo",
      "scenario more { posts += 0.5 fte }",
      "compare cost across baseline, more",
      "cost + posts",
      "info nurse_pay_h\t",
      "list scenarios",
      "explain cost",
      "chart cost across baseline, more",
      "branch try_three",
      "posts = 3 fte",
      "switch baseline",
      "compare cost across baseline, try_three",
      "save \"\(minutes)\"",
    ]
  }

  @Test("Everything that is shown is as it was recorded", arguments: ["en", "nb"])
  func everythingShownIsAsRecorded(language: String) throws {
    let minutes = folder.path("minutes.pht")
    let program = ProbeSession.probe.dropLast("TerminalProbe".count) + "pht"
    let session = try ProbeSession(
      columns: 100, rows: 50, environment: ["NO_COLOR": "1", "PHT_PAGER": ""], program: String(program),
      arguments: ["--language", language])
    var transcript = ""
    try session.wait(for: "prompt") { Self.stands($0, at: "pht>") }
    var prompt = "pht>"
    for entry in Self.entries(minutes) {
      session.type(Keys.control("l"))
      try session.wait(for: "a cleared screen") { $0.screen.row == 0 && Self.stands($0, at: prompt) }
      if entry.hasSuffix("\t") {
        session.type(entry)
        let start = "\(prompt) \(entry.dropLast())"
        try session.wait(for: "the rest of the name") {
          $0.screen.text[0].hasPrefix(start) && $0.screen.text[0].count > start.count
        }
        session.type(Keys.enter)
      } else {
        session.type(entry + Keys.enter)
      }
      if entry.hasPrefix("branch ") { prompt = "pht try_three>" }
      if entry.hasPrefix("switch ") { prompt = "pht>" }
      try session.wait(for: "prompt behind “\(entry)”") { $0.screen.row > 0 && Self.stands($0, at: prompt) }
      transcript += session.screen.text[..<session.screen.row].joined(separator: "\n") + "\n\n"
    }
    session.type(Keys.control("d"))
    #expect(try session.end() == 0)
    transcript = transcript.split(separator: folder.path(""), omittingEmptySubsequences: false).joined()
    let path = FilePath.folder(of: #filePath) + "/newcomer.\(language).txt"
    if getenv("PHT_RECORD") != nil { try AtomicFile.write(transcript, to: path) }
    #expect(transcript == String(decoding: try FileContents.read(path), as: UTF8.self))
  }

  /// Whether the cursor stands behind an empty prompt.
  private static func stands(_ session: ProbeSession, at prompt: String) -> Bool {
    session.screen.text[session.screen.row] == prompt && session.screen.column == prompt.count + 1
  }
}
