import Rendering
import Session
import SourceText
import Terminal
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The notes of a presentation that is under way in another terminal, shown anew whenever it has moved.
struct NotesScreen {
  private let page: NotesPage
  private let path: String

  /// Throws where there is no place in which presentations tell where they stand.
  init(_ script: Script, of file: String) throws(Diagnostics) {
    guard let path = PrivateFolder.stage(of: file) else {
      throw Diagnostics([
        Diagnostic(
          code: "no_private_folder", localized("there is no folder of your own to follow a presentation in"), at: [])
      ])
    }
    self.path = path
    page = NotesPage(script)
  }

  /// Follows until Ctrl-C.
  func run() {
    Surroundings.endOnInterrupt()
    let clears = ProgressLine.movesCursor()
    var shown: View?
    while true {
      let bytes = try? FileContents.read(path)
      let stage = bytes.flatMap { Stage(String(decoding: $0, as: UTF8.self)) }
      let view = stage.map { page.view($0) } ?? page.idle
      if view != shown {
        shown = view
        StandardStream.output.write((clears ? "\u{1B}[2J\u{1B}[H" : "\n") + TerminalText(.ofOutput).text(view))
      }
      // Soon enough for a person, seldom enough to cost nothing.
      usleep(200_000)
    }
  }
}
