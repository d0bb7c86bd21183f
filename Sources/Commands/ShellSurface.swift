import Rendering
import Session
import SourceText
import Syntax
import Terminal
import Wording

/// The terminal around a session: where entries come from, and where answers go.
struct ShellSurface {
  let reader: Reader
  let isInteractive: Bool
  /// Whether the screen can be cleared.
  let clears: Bool
  /// What waits of an answer that is longer than the window, in a presentation.
  let held = HeldRows()
  private let presents: Bool
  private let progress: ProgressLine
  private let page: Page
  private let previewing: Previewing

  /// What a session at a terminal works on: it tells how far it has come, and stops on Ctrl-C.
  static func bench(_ progress: ProgressLine, _ page: Page) -> Workbench {
    Workbench(
      engine: ModelOptions.engine(threads: nil), isCancelled: { Interrupts.isRequested },
      progress: { progress.tell($0) },
      early: StandardStream.output.isTerminal
        ? { progress.show(early: page.terminal.text($0.view)) } : nil)
  }

  /// The settings that `PHT_SETTINGS` asks for; what is wrong in it is told and left out.
  static func displaySettings(in environment: Environment = .ofProcess) -> DisplaySettings {
    let (settings, faults) = DisplaySettings.read(environment["PHT_SETTINGS"] ?? "")
    if !faults.isEmpty {
      Surroundings.tell([
        Diagnostic(
          .warning, code: "wrong_setting",
          localized("PHT_SETTINGS: no such setting: \(faults.joined(separator: ", "))"), at: [])
      ])
    }
    return settings
  }

  init(_ session: Session, _ progress: ProgressLine, _ page: Page, presents: Bool = false) {
    self.presents = presents
    self.progress = progress
    self.page = page
    let previewing = Previewing()
    let behaviour = LineEditor.Behaviour(
      isIncomplete: { Session.isIncomplete($0) },
      complete: { text, cursor in
        let found = session.completions(text, at: cursor)
        return Completion(
          replace: found.replace, candidates: found.candidates.map { .init(text: $0.text, detail: $0.detail) })
      },
      highlight: { Session.stretches(of: $0).map { ($0.range, EntryColours.style($0.1)) } },
      promptStyle: Style(bold: true),
      follow: { previewing.follow($0, in: session) }, presents: presents)
    reader = Reader.standard(behaviour: behaviour, history: HistoryFile.ofUser())
    if case .editor(let editor) = reader { previewing.begin(showing: editor.previews) }
    self.previewing = previewing
    isInteractive = StandardStream.isInputTerminal
    clears = ProgressLine.movesCursor()
    Interrupts.watch()
    session.display = Self.displaySettings()
    follow(session.display)
  }

  /// An entry is to be answered.
  func begin() {
    Interrupts.clear()
    previewing.rest()
    progress.begin()
  }

  /// The answer is there, and what follows is shown as the session has it set.
  func end(_ session: Session) {
    progress.end()
    if session.display != page.settings { follow(session.display) }
  }

  private func follow(_ display: DisplaySettings) {
    page.take(display)
    progress.setColour(display.colour)
    if case .editor(let editor) = reader { editor.setColour(display.colour) }
  }

  /// Nothing more is read here.
  func close() { previewing.end() }

  /// Shows what a line came to; what is longer than the window by a pager, or held where a room is to go on with Enter.
  func show(_ reply: Reply) {
    let terminal = page.terminal
    var text = ""
    for part in reply.parts {
      switch part {
      case .view(let view): text += terminal.text(view)
      case .problem(let problem):
        write(text)
        text = ""
        if held.isEmpty { Surroundings.tell([problem]) } else { held.add(Surroundings.told([problem])) }
      }
    }
    write(text)
  }

  private func write(_ text: String) {
    guard held.isEmpty else { return held.add(text) }
    if isInteractive, Pager.isLong(text) {
      if presents, page.settings.pages == nil, clears { return held.show(text) }
      if page.settings.pages ?? true, let pager = Pager(), pager.show(text) { return }
    }
    StandardStream.output.write(text)
  }
}
