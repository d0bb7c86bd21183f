import Rendering
import Wording

/// Where a presentation stands, as it is told to the notes screen: a few lines of text.
package struct Stage: Equatable, Sendable {
  /// The step shown last, counted from 0; -1 before the first.
  package var place: Int
  package var phase: Stepper.Phase
  /// When the presentation began and when it came to the step, in seconds of the machine's clock.
  package var begun: Int
  package var shown: Int
  /// The process that presents.
  package var process: Int32
  /// What differs from the rehearsal, by step.
  package var drifts: [Int: [String]]

  package init(_ presentation: Presentation, begun: Int, shown: Int, process: Int32) {
    place = presentation.stepper.place
    phase = presentation.stepper.phase
    drifts = presentation.drifts.filter { !$0.value.isEmpty }
    (self.begun, self.shown, self.process) = (begun, shown, process)
  }

  package var text: String {
    var lines = [
      "step \(place)", "phase \(Self.name(of: phase))", "begun \(begun)", "shown \(shown)", "process \(process)",
    ]
    for (step, texts) in drifts.sorted(by: { $0.key < $1.key }) { lines += texts.map { "drift \(step) \($0)" } }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Nothing where the text is not one of a stage.
  package init?(_ text: String) {
    var place: Int?
    var phase: Stepper.Phase?
    var times: [Substring: Int] = [:]
    drifts = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count > 1 else { continue }
      switch words[0] {
      case "step": place = Int(words[1])
      case "phase": phase = Self.phases.first { Self.name(of: $0) == words[1] }
      case "begun", "shown", "process": times[words[0]] = Int(words[1])
      case "drift": if let step = Int(words[1]), words.count > 2 { drifts[step, default: []].append(String(words[2])) }
      default: break
      }
    }
    guard let place, let phase, place >= -1, let begun = times["begun"], let shown = times["shown"],
      let process = times["process"].flatMap({ Int32(exactly: $0) })
    else { return nil }
    (self.place, self.phase) = (place, phase)
    (self.begun, self.shown, self.process) = (begun, shown, process)
  }

  private static let phases: [Stepper.Phase] = [.waiting, .ready, .aside]

  private static func name(of phase: Stepper.Phase) -> String {
    switch phase {
    case .waiting: "waiting"
    case .ready: "ready"
    case .aside: "aside"
    }
  }
}

/// What whoever leads a presentation sees on a screen of their own.
package struct NotesPage {
  private let script: Script

  package init(_ script: Script) { self.script = script }

  /// The page before a presentation has begun, and while none is under way.
  package var idle: View { .paragraph(Line(localized("waiting for the presentation to begin"))) }

  /// The notes at a time of the machine's clock: where it stands, what is to be said, and what comes.
  package func view(_ stage: Stage, now: Int) -> View {
    let place = min(stage.place, script.steps.count - 1)
    let times =
      localized("begun \(clock(now - stage.begun)) ago") + "   "
      + localized("\(clock(now - stage.shown)) at this step")
    let head =
      Line(localized("step \(place + 1) of \(script.steps.count)"), .strong) + Line("   " + times, .dim)
    let aside = Line("   " + localized("aside"), .warning)
    var views: [View] = [.paragraph(stage.phase == .aside ? head + aside : head)]
    if place >= 0 {
      if let section = script.section(of: place) { views.append(.headline(Line(section))) }
      views += PresentationPage.paragraphs(script.steps[place].notes).map { .paragraph(Line($0)) }
      if let drifts = stage.drifts[place] { views += drifts.map { .paragraph(Line($0, .warning)) } }
    }
    if place + 1 < script.steps.count {
      let next = script.steps[place + 1]
      let words = next.title ?? next.narration.first ?? next.text.split(separator: "\n").first.map(String.init) ?? ""
      views.append(.paragraph(Line(localized("next:") + " ", .dim) + Line(words)))
    }
    let earlier = stage.drifts.keys.filter { $0 != place }.sorted().map { String($0 + 1) }
    if !earlier.isEmpty {
      views.append(
        .paragraph(Line(localized("other than rehearsed: step \(earlier.joined(separator: ", "))"), .warning)))
    }
    return .blocks(views)
  }

  /// The headings, as many as there is room for; nothing where there are none.
  package func outline(_ stage: Stage, most: Int) -> View? {
    script.outline.isEmpty || most < 1 ? nil : PresentationPage(script).headings(at: stage.place, most: most)
  }

  private func clock(_ seconds: Int) -> String {
    let seconds = max(0, seconds)
    return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }
}
