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

/// The notes of a presentation that is under way in another terminal, shown anew whenever it has moved, and every second.
final class NotesScreen {
  private let file: String
  private let path: String
  private var page: NotesPage
  /// When the presentation began that the page is of.
  private var begun: Int?
  private let clears = ProgressLine.movesCursor()

  /// Throws where there is no place in which presentations tell where they stand.
  init(_ script: Script, of file: String) throws(Diagnostics) {
    guard let path = PrivateFolder.stage(of: file) else {
      throw Diagnostics([
        Diagnostic(
          code: "no_private_folder", localized("there is no folder of your own to follow a presentation in"), at: [])
      ])
    }
    self.file = file
    self.path = path
    page = NotesPage(script)
  }

  /// Follows until Ctrl-C.
  func run() {
    Surroundings.endOnInterrupt()
    var shown: (rows: [Substring], size: TerminalSize?)?
    var told: Stage??
    while true {
      let stage = stage
      let size = TerminalSize.of(.output)
      let rows = rows(stage, size)
      if !clears {
        // What cannot be written over is told once.
        if told != stage { StandardStream.output.write("\n" + rows.joined(separator: "\n") + "\n") }
      } else if shown?.rows != rows || shown?.size != size {
        let start = shown?.size == size ? "\u{1B}[H" : "\u{1B}[2J\u{1B}[H"
        StandardStream.output.write(start + rows.map { $0 + "\u{1B}[K" }.joined(separator: "\r\n") + "\u{1B}[J")
      }
      (shown, told) = ((rows, size), stage)
      // Soon enough for a person, seldom enough to cost nothing.
      usleep(200_000)
    }
  }

  /// Where the presentation stands; nothing where none is under way, whatever one that was ended has left behind.
  private var stage: Stage? {
    guard let bytes = try? FileContents.read(path), let stage = Stage(String(decoding: bytes, as: UTF8.self)),
      PrivateFolder.isRunning(stage.process)
    else { return nil }
    if begun != stage.begun {
      // It presents the file as it stood when it began.
      if begun != nil, let bytes = try? FileContents.read(file) {
        page = NotesPage(Script(SourceText(name: file, bytes: bytes)))
      }
      begun = stage.begun
    }
    return stage
  }

  /// The page in as many rows as the window has: first what is to be said, then as much of the outline as there is room for.
  private func rows(_ stage: Stage?, _ size: TerminalSize?) -> [Substring] {
    let text = TerminalText(.ofOutput)
    func rows(_ view: View) -> [Substring] {
      var rows = text.text(view).split(separator: "\n", omittingEmptySubsequences: false)
      while rows.last?.isEmpty == true { rows.removeLast() }
      return rows
    }
    guard let stage else { return rows(page.idle) }
    let all = rows(page.view(stage, now: PrivateFolder.seconds))
    let most = clears ? size?.rows ?? .max : .max
    if all.count > most { return all.prefix(most - 1) + ["…"] }
    guard let outline = page.outline(stage, most: most == .max ? .max : most - all.count - 1) else { return all }
    return Array((all + [""] + rows(outline)).prefix(most))
  }
}
