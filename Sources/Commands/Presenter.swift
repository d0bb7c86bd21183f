import Rendering
import Session
import SourceText
import Terminal

/// Shows a presentation in a terminal.
struct Presenter {
  private let presentation: Presentation
  private let session: Session
  private let surface: ShellSurface
  private let stagePath: String?
  private let begun = ContinuousClock.now

  /// A presentation of a script, in a session of its own on the library; without a file no notes screen can follow it.
  init(_ script: Script, of file: String? = nil, on library: ModelStack) throws(Diagnostics) {
    let progress = ProgressLine()
    let page = Page()
    session = try Session(library, on: ShellSurface.bench(progress, page), folder: file.map(FilePath.folder) ?? "")
    surface = ShellSurface(session, progress, page, presents: true)
    presentation = Presentation(script, in: session)
    stagePath = file.flatMap(PrivateFolder.stage)
  }

  func run() throws(Diagnostics) -> Ending {
    defer { if let stagePath { PrivateFolder.remove(stagePath) } }
    guard presentation.stepper.count > 0 else { return .well }
    show(presentation.take(.line("")))
    while true {
      tellStage()
      switch surface.reader.read(prompt: presentation.prompt, offering: presentation.offered) {
      case .back: show(presentation.take(.back))
      case .escape: show(presentation.take(.escape))
      case .entry(.interrupted): if !surface.isInteractive { return .interrupted }
      case .entry(.end): return .well
      case .entry(.text(let text)):
        surface.begin()
        let scene = presentation.take(.line(text))
        surface.end(session)
        show(scene)
        if scene.reply.quits { return .well }
      }
    }
  }

  /// Answers and words with air around them; a new part on an empty screen.
  private func show(_ scene: Presentation.Scene) {
    guard !scene.reply.parts.isEmpty else { return }
    if scene.isNewPart, surface.clears {
      StandardStream.output.write("\u{1B}[2J\u{1B}[H")
    }
    StandardStream.output.write("\n")
    surface.show(scene.reply)
    StandardStream.output.write("\n")
  }

  /// Where it stands, for the notes screen; that nobody can be told is no reason to stop.
  private func tellStage() {
    guard let stagePath else { return }
    let seconds = Int((ContinuousClock.now - begun).components.seconds)
    try? AtomicFile.write(Stage(presentation, seconds: seconds).text, to: stagePath)
  }
}
