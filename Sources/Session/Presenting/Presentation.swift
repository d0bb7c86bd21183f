import Rendering
import SourceText
import Syntax
import Wording

/// A file being presented: the script, where it stands, and the session that it runs in.
///
/// Before each step the model is what the steps above it make of it, whatever was tried or asked meanwhile.
package final class Presentation {
  package let script: Script
  package private(set) var stepper: Stepper
  /// What differs from the rehearsal, by step.
  package private(set) var drifts: [Int: [String]] = [:]
  private let session: Session
  /// The session before each step, as far as it has come.
  private var moments: [Int: SessionMoment] = [:]
  private var left: SessionMoment?
  /// What has been tried since the script was left.
  private var trying: [String] = []

  package init(_ script: Script, in session: Session) {
    self.script = script
    self.session = session
    stepper = Stepper(script)
    moments[0] = session.moment
  }

  /// What is to be shown after a line or a key.
  package struct Scene {
    package var reply = Reply()
    /// Whether a new part begins, on an empty screen.
    package var isNewPart = false
    /// Whether the reply answers what stands at the prompt.
    package var isAnswer = false
  }

  package var prompt: String {
    stepper.phase == .aside ? session.prompt.replacing("> ", with: " \(localized("aside"))> ") : session.prompt
  }

  /// What types itself at the prompt.
  package var offered: String? { stepper.offered }

  package func take(_ input: Stepper.Input) -> Scene {
    if case .line(let line) = input, line.split(separator: " ") != ["?"], let word = ShellWord(line), word.keepsModel,
      stepper.phase != .aside
    {
      return Scene(reply: session.enter(line), isAnswer: true)
    }
    switch stepper.take(input) {
    case .nothing, .offer: return Scene()
    case .show(let step): return show(step)
    case .skip(let step):
      expect(step + 1)
      return stepper.place > step ? show(stepper.place) : said(localized("skipped; this was the last step"))
    case .run(let step): return run(step)
    case .leave(let line):
      left = session.moment
      trying = []
      return line.map(ask) ?? said(localized("beside the script: type what the room asks; Enter goes back to it"))
    case .ask(let line): return ask(line)
    case .resume(let keeps): return resume(keeps: keeps)
    case .tellKeys: return Scene(reply: Reply(PresentationPage.keys))
    case .tellOutline: return Scene(reply: Reply(PresentationPage(script).outline(at: stepper.place)))
    case .tellEnd:
      return said(localized("this is the end; 'g 1' begins anew, 'save \"minutes.pht\"' keeps it, 'quit' leaves"))
    case .refuse(let why): return said(why)
    case .quit:
      var scene = Scene()
      scene.reply.quits = true
      return scene
    }
  }

  private func said(_ text: String) -> Scene { Scene(reply: Reply(.paragraph(Line(text, .dim)))) }

  private func show(_ step: Int) -> Scene {
    let problems = expect(step)
    var scene = Scene(reply: Reply(PresentationPage(script).step(step)), isNewPart: script.steps[step].title != nil)
    scene.reply.add(problems)
    return scene
  }

  /// Puts the model where the script expects it before a step; what the steps up to there define is laid on where they have
  /// not been run.
  @discardableResult
  private func expect(_ step: Int) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    let known = (0...step).last { moments[$0] != nil } ?? 0
    if let moment = moments[known] { session.put(moment) }
    for number in known..<step {
      let reply = session.lay(script.steps[number].text)
      problems += reply.parts.compactMap { if case .problem(let problem) = $0 { problem } else { nil } }
      moments[number + 1] = session.moment
    }
    return problems.filter { $0.severity == .error }
  }

  private func run(_ step: Int) -> Scene {
    let reply = session.enter(script.steps[step].text)
    moments[step + 1] = reply.hasErrors ? nil : session.moment
    // What was stopped or went wrong must not take along what the step defines.
    if reply.hasErrors { expect(step + 1) }
    drifts[step] = reply.answered.compactMap { one in
      guard let rehearsed = script.steps[step].rehearsed[one.text] else { return nil }
      let now = Language.$current.withValue(script.language) { one.lines }
      return rehearsed == now ? nil : Self.drift(rehearsed, now)
    }
    // What has nothing to tell is no reason to wait.
    if reply.parts.isEmpty, stepper.place + 1 < stepper.count { return take(.line("")) }
    return Scene(reply: reply, isAnswer: true)
  }

  /// `rehearsed 1.24 Gkr, now 1.31 Gkr`, by the first line that differs.
  private static func drift(_ rehearsed: [String], _ now: [String]) -> String {
    let place = zip(rehearsed, now).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let index = place ?? min(rehearsed.count, now.count)
    func line(_ lines: [String]) -> String {
      guard lines.indices.contains(index) else { return localized("nothing") }
      return lines[index].split(separator: " ").joined(separator: " ")
    }
    return localized("rehearsed \(line(rehearsed)), now \(line(now))")
  }

  private func ask(_ line: String) -> Scene {
    let reply = session.enter(line)
    if reply.quits { return Scene(reply: reply) }
    if ShellWord(line)?.keepsModel != true {
      trying += line.split(separator: "\n").enumerated().map { ($0 == 0 ? "> " : "  ") + $1 }
      let writer = PlainText(width: 100, measure: { DisplayWidth.columns(of: $0) })
      for part in reply.parts {
        switch part {
        case .view(let view): trying += writer.text(view).split(separator: "\n").map(String.init)
        case .problem(let problem): trying.append(problem.severity.word + ": " + problem.message)
        }
      }
    }
    return Scene(reply: reply, isAnswer: true)
  }

  private func resume(keeps: Bool) -> Scene {
    if let left { session.put(left) }
    left = nil
    defer { trying = [] }
    guard !trying.isEmpty else { return said(localized("back to the script")) }
    if keeps {
      session.tried.append([localized("tried at step \(max(1, stepper.place + 1)):")] + trying)
      return said(
        localized("back to the script; the model is as it expects it, and what was tried stays for 'save'"))
    }
    return said(
      localized("back to the script; the model is as it expects it, and what was tried is forgotten"))
  }
}

extension ShellWord {
  /// Whether the word leaves the model as it is.
  fileprivate var keepsModel: Bool {
    switch self {
    case .help, .info, .list, .save, .write, .settings, .timed, .precision, .pin, .unpin: true
    case .undo, .redo, .reset, .branch, .move, .tour, .quit: false
    }
  }
}
