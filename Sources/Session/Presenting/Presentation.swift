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
  let session: Session
  /// The model of the whole file, which the rehearsal answers with.
  private let whole: CheckedModel?
  /// Answers of the last step that are others than at the rehearsal, as far as they have been compared.
  private var doubts: [Doubt] = []
  /// The session before each step, as far as it has come.
  private var moments: [Int: SessionMoment] = [:]
  /// The part that the screen shows, by the step that begins it.
  private var part: Int?
  private(set) var left: SessionMoment?
  /// Where the script was left, and what has been tried since.
  private var leftAt = 0
  private(set) var trying: [String] = []
  /// How much of what was tried stands in minutes.
  private var savedCount = 0
  private(set) var told: [String: ToldAnswer] = [:]

  /// A script in a session. Given the model of the whole file, it can tell what is another answer than at the rehearsal from
  /// what only comes before a change further down.
  package init(_ script: Script, in session: Session, whole: CheckedModel? = nil) {
    self.script = script
    self.session = session
    self.whole = whole
    stepper = Stepper(script)
    moments[0] = session.moment
  }

  /// An answer that is another than the one recorded.
  private struct Doubt {
    let step: Int
    let answered: AnsweredQuestion
    let rehearsed: [String]
    let now: [String]
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
      let reply = session.enter(line)
      if case .save = word, !reply.hasErrors { savedCount = session.tried.count }
      return Scene(reply: reply, isAnswer: true)
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
      leftAt = stepper.place
      trying = []
      return line.map(ask) ?? said(localized("beside the script: type what the room asks; Enter goes back to it"))
    case .ask(let line): return ask(line)
    case .resume(let keeps): return resume(keeps: keeps)
    case .rejoin(let step):
      _ = resume(keeps: true)
      return show(step)
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
    let entersPart = script.part(of: step) != part || script.steps[step].title != nil
    part = script.part(of: step)
    var scene = Scene(
      reply: Reply(PresentationPage(script).step(step, entersPart: entersPart)), isNewPart: entersPart)
    scene.reply.add(problems)
    return scene
  }

  /// So many steps before the one that is expected have a moment of their own, to be undone one by one.
  private static let near = 10

  /// Puts the model where the script expects it before a step; what the steps up to there define is laid on where they have
  /// not been run.
  @discardableResult
  private func expect(_ step: Int) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var known = (0...step).last { moments[$0] != nil } ?? 0
    if let moment = moments[known] { session.put(moment) }
    // Those further away are laid on together, which is much quicker, where nothing is wrong with them.
    if step - known > Self.near {
      let far = step - Self.near
      let reply = session.lay(script.steps[known..<far].map(\.text).joined(separator: "\n\n"))
      if !reply.hasErrors {
        moments[far] = session.moment
        known = far
      }
    }
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
    compare(reply, step)
    if !reply.answered.isEmpty {
      let basis = Minutes(session).basis
      for one in reply.answered { told[one.text] = ToldAnswer(lines: one.lines, basis: basis) }
    }
    // What has nothing to tell is no reason to wait.
    if reply.parts.isEmpty, stepper.place + 1 < stepper.count { return take(.line("")) }
    return Scene(reply: reply, isAnswer: true)
  }

  // MARK: The rehearsal

  /// Compares what a step came to with what is recorded for it.
  private func compare(_ reply: Reply, _ step: Int) {
    let rehearsed = script.steps[step].rehearsed
    doubts = reply.answered.compactMap { one in
      guard let recorded = rehearsed[one.text] else { return nil }
      let now = lines(one)
      return recorded == now ? nil : Doubt(step: step, answered: one, rehearsed: recorded, now: now)
    }
    drifts[step] = []
    let problems = reply.parts.compactMap { if case .problem(let problem) = $0 { problem } else { nil } }
    if let error = problems.first(where: { $0.severity == .error }), error.code != Diagnostics.interruption,
      let recorded = rehearsed.min(by: { $0.key < $1.key })?.value
    {
      drifts[step] = [localized("rehearsed \(Self.line(recorded, 0)), now an error")]
    }
    if whole == nil || !script.changesBelow(step) { settle() }
  }

  /// Finds out which answers of the last step are others than at the rehearsal. There the whole file answers: one that it
  /// would give today is the rehearsed one. To be called when the room has been shown the answer; may take as long as that.
  package func settle() {
    let doubted = doubts
    doubts = []
    for one in doubted where !isAsRehearsed(one) {
      drifts[one.step, default: []].append(Self.drift(one.rehearsed, one.now))
    }
  }

  private func isAsRehearsed(_ doubt: Doubt) -> Bool {
    guard let whole, script.changesBelow(doubt.step) else { return false }
    whole.cancels(when: session.bench.isCancelled)
    let question = doubt.answered.question
    guard let answers = try? whole.answers(question, at: SourceText(name: "prompt", text: doubt.answered.text).all)
    else { return true }  // stopped: nothing is known, and nothing is told
    return doubt.rehearsed
      == lines(AnsweredQuestion(question: question, answers: answers, units: whole.model.units))
  }

  /// An answer as it would have been recorded.
  private func lines(_ one: AnsweredQuestion) -> [String] {
    Language.$current.withValue(script.language) { one.lines }
  }

  /// `rehearsed 1.24 Gkr, now 1.31 Gkr`, by the first line that differs.
  private static func drift(_ rehearsed: [String], _ now: [String]) -> String {
    let place = zip(rehearsed, now).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let index = place ?? min(rehearsed.count, now.count)
    return localized("rehearsed \(line(rehearsed, index)), now \(line(now, index))")
  }

  private static func line(_ lines: [String], _ index: Int) -> String {
    guard lines.indices.contains(index) else { return localized("nothing") }
    return lines[index].split(separator: " ").joined(separator: " ")
  }

  // MARK: Beside the script

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
      session.tried.append(triedNow)
      return said(
        localized("back to the script; the model is as it expects it, and what was tried stays for 'save'"))
    }
    return said(
      localized("back to the script; the model is as it expects it, and what was tried is forgotten"))
  }

  private var triedNow: [String] { [localized("tried at step \(max(1, leftAt + 1)):")] + trying }

  /// The minutes, where something was tried that stands in none yet; what is being tried right now is among it. No answer is
  /// worked out again.
  package func unsavedMinutes(for path: String) -> String? {
    guard session.tried.count > savedCount || !trying.isEmpty else { return nil }
    let (now, tried) = (session.moment, session.tried)
    defer {
      session.put(now)
      session.tried = tried
    }
    if let left { session.put(left) }
    if !trying.isEmpty { session.tried.append(triedNow) }
    return Minutes(session, told: told).contents(for: path)
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
