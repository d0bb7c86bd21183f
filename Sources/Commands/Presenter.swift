import Rendering
import Session
import SourceText
import Terminal

/// Shows a presentation in a terminal.
final class Presenter {
  private let presentation: Presentation
  private let session: Session
  private let surface: ShellSurface
  private let stagePath: String?
  private let kept: KeptMinutes?
  private let begun = PrivateFolder.seconds
  /// The step that is shown, and since when.
  private var shown = (step: -1, since: PrivateFolder.seconds)
  private var told: Stage?
  /// Work that is done sooner is not waited for.
  private static let patience = Duration.milliseconds(400)

  /// A presentation of a script, in a session of its own on the library; without a file no notes screen can follow it, and
  /// nothing is kept of it.
  init(
    _ script: Script, of file: String? = nil, on library: ModelStack, whole: CheckedModel? = nil
  ) throws(Diagnostics) {
    let progress = ProgressLine()
    let page = Page()
    session = try Session(library, on: ShellSurface.bench(progress, page), folder: file.map(FilePath.folder) ?? "")
    surface = ShellSurface(session, progress, page, presents: true)
    presentation = Presentation(script, in: session, whole: whole)
    stagePath = file.flatMap(PrivateFolder.stage)
    kept = surface.isInteractive ? file.map { KeptMinutes(of: $0) } : nil
  }

  func run() throws(Diagnostics) -> Ending {
    defer {
      surface.close()
      endStage()
      if let ending = kept?.ending { StandardStream.output.write(ending + "\n") }
      Interrupts.setFarewell(nil)
    }
    guard presentation.stepper.count > 0 else { return .well }
    take(.line(""))
    while true {
      let held = surface.held
      let entry = surface.reader.read(
        prompt: held.isEmpty ? presentation.prompt : held.prompt, offering: held.isEmpty ? presentation.offered : nil,
        isAside: presentation.stepper.phase == .aside)
      if !held.isEmpty, goesOn(entry) { continue }
      switch entry {
      case .back: take(.back)
      case .escape: take(.escape)
      case .entry(.interrupted): if !surface.isInteractive { return .interrupted }
      case .entry(.end): return .well
      case .entry(.text(let text)): if take(.line(text)) { return .well }
      }
    }
  }

  /// Goes on in an answer that is longer than the window, where that is what was meant; any other line or key ends it.
  private func goesOn(_ entry: OfferedEntry) -> Bool {
    switch entry {
    case .entry(.text("")):
      // The next rows take the place of the prompt.
      if surface.clears { StandardStream.output.write("\u{1B}[A\u{1B}[2K") }
      surface.held.more()
      if surface.held.isEmpty { StandardStream.output.write("\n") }
      return true
    case .entry(.text("q")), .entry(.interrupted):
      surface.held.drop()
      return true
    case .entry, .back, .escape:
      surface.held.drop()
      return false
    }
  }

  /// Shows what a key or a line comes to; true where it ends the presentation.
  @discardableResult
  private func take(_ input: Stepper.Input) -> Bool {
    let begun = ContinuousClock.now
    surface.begin()
    let scene = presentation.take(input)
    surface.end(session)
    show(scene)
    // Enter pressed in vain meanwhile is not meant for what stands there now.
    if ContinuousClock.now - begun > Self.patience { surface.reader.forgetEnters() }
    guard !scene.reply.quits else { return true }
    tellStage()
    presentation.settle()
    tellStage()
    kept?.keep { presentation.unsavedMinutes(for: $0) }
    return false
  }

  /// Answers and words with air around them; a new part on an empty screen.
  private func show(_ scene: Presentation.Scene) {
    guard !scene.reply.parts.isEmpty else { return }
    if scene.isNewPart, surface.clears {
      StandardStream.output.write("\u{1B}[2J\u{1B}[H")
    }
    StandardStream.output.write("\n")
    surface.show(scene.reply)
    if surface.held.isEmpty { StandardStream.output.write("\n") }
  }

  /// Where it stands, for the notes screen; that nobody can be told is no reason to stop.
  private func tellStage() {
    guard let stagePath else { return }
    if presentation.stepper.place != shown.step { shown = (presentation.stepper.place, PrivateFolder.seconds) }
    let stage = Stage(presentation, begun: begun, shown: shown.since, process: PrivateFolder.process)
    guard stage != told else { return }
    told = stage
    try? AtomicFile.write(stage.text, to: stagePath)
  }

  /// What the notes screen was told ends with the presentation, except where another one of the file has begun since.
  private func endStage() {
    guard let stagePath, let bytes = try? FileContents.read(stagePath),
      Stage(String(decoding: bytes, as: UTF8.self))?.process == PrivateFolder.process
    else { return }
    PrivateFolder.remove(stagePath)
  }
}
