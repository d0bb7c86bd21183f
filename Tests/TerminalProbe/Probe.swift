import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum Probe {
  static func run() {
    Interrupts.watch()
    let reader = Reader.standard(behaviour: behaviour, history: HistoryFile.ofUser())
    while true {
      switch reader.read(prompt: "> ") {
      case .text("spin"): spin()
      case .text("later"): postLater(reader)
      case .text("trap now"): fatalError("trapped on purpose")
      case .text(let text): tell(text)
      case .interrupted: say("interrupted")
      case .end: return say("bye")
      }
    }
  }

  private static var behaviour: LineEditor.Behaviour {
    LineEditor.Behaviour(
      isIncomplete: { text in text.filter { $0 == "{" }.count > text.filter { $0 == "}" }.count },
      complete: { text, cursor in
        let scalars = Array(text.unicodeScalars.prefix(cursor))
        let start = (scalars.lastIndex { !$0.properties.isAlphabetic && $0 != "_" } ?? -1) + 1
        let word = String(String.UnicodeScalarView(scalars[start...]))
        if word == "trapme" { fatalError("trapped on purpose") }
        return Completion(replace: start..<cursor, candidates: known.filter { $0.text.hasPrefix(word) })
      },
      highlight: { text in
        text.unicodeScalars.enumerated().compactMap { index, scalar in
          scalar.properties.numericType == nil ? nil : (index..<index + 1, Style(.cyan))
        }
      },
      promptStyle: Style(bold: true))
  }

  private static let known =
    [
      Completion.Candidate(text: "nurse_pay", detail: "620 kkr/fte/year, what a nurse costs with everything included"),
      Completion.Candidate(text: "nurses", detail: "12.5 fte"),
      Completion.Candidate(text: "påske", detail: "2026-04"),
    ] + (10..<60).map { Completion.Candidate(text: "many_\(letters($0))", detail: "number \($0)") }

  private static func letters(_ number: Int) -> String {
    String(number).map { String(UnicodeScalar(UInt8(ascii: "a") + UInt8($0.wholeNumberValue ?? 0))) }.joined()
  }

  private static func spin() {
    say("spinning")
    while !Interrupts.isRequested { usleep(1000) }
    say("stopped")
    Interrupts.clear()
  }

  private static func postLater(_ reader: Reader) {
    guard case .editor(let editor) = reader else { return }
    say("waiting")
    let notices = editor.notices
    Task.detached {
      try? await Task.sleep(nanoseconds: 300_000_000)
      notices.post("notice\nof two rows")
    }
  }

  /// The entry on one row, so that a test can tell what was read from what was typed.
  private static func tell(_ text: String) {
    say("read ‹" + text.unicodeScalars.map { $0 == "\n" ? "⏎" : String($0) }.joined() + "›")
  }

  private static func say(_ text: String) { StandardStream.output.write(text + "\n") }
}
