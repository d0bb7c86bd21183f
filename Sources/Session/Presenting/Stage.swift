import Rendering
import Wording

/// Where a presentation stands, as it is told to the notes screen: a few lines of text.
package struct Stage: Equatable, Sendable {
  /// The step shown last, counted from 0; -1 before the first.
  package var place: Int
  package var phase: Stepper.Phase
  /// Seconds since the presentation began.
  package var seconds: Int
  /// What differs from the rehearsal, by step.
  package var drifts: [Int: [String]]

  package init(_ presentation: Presentation, seconds: Int) {
    place = presentation.stepper.place
    phase = presentation.stepper.phase
    drifts = presentation.drifts.filter { !$0.value.isEmpty }
    self.seconds = seconds
  }

  package var text: String {
    var lines = ["step \(place)", "phase \(Self.name(of: phase))", "seconds \(seconds)"]
    for (step, texts) in drifts.sorted(by: { $0.key < $1.key }) { lines += texts.map { "drift \(step) \($0)" } }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Nothing where the text is not one of a stage.
  package init?(_ text: String) {
    var place: Int?
    var phase: Stepper.Phase?
    (seconds, drifts) = (0, [:])
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count > 1 else { continue }
      switch words[0] {
      case "step": place = Int(words[1])
      case "phase": phase = Self.phases.first { Self.name(of: $0) == words[1] }
      case "seconds": seconds = Int(words[1]) ?? 0
      case "drift": if let step = Int(words[1]), words.count > 2 { drifts[step, default: []].append(String(words[2])) }
      default: break
      }
    }
    guard let place, let phase, place >= -1 else { return nil }
    (self.place, self.phase) = (place, phase)
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

  package func view(_ stage: Stage) -> View {
    let clock = "\(stage.seconds / 60):\(stage.seconds % 60 < 10 ? "0" : "")\(stage.seconds % 60)"
    let place = min(stage.place, script.steps.count - 1)
    let head =
      Line(localized("step \(place + 1) of \(script.steps.count)"), .strong)
      + Line("   " + localized("begun \(clock) ago"), .dim)
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
    return .blocks(views + [PresentationPage(script).outline(at: place)])
  }
}
