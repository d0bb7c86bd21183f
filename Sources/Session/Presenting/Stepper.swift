import Wording

/// Where a presentation stands among its steps, and what each key and line comes to. A value: it computes and shows nothing.
package struct Stepper: Equatable, Sendable {
  package enum Phase: Equatable, Sendable {
    /// The step has been shown and run; nothing stands at the prompt. Before the first step, too.
    case waiting
    /// The step is shown, and its statements stand at the prompt.
    case ready
    /// The room asks something; the step waits.
    case aside
  }

  package enum Input: Equatable, Sendable {
    case line(String)
    /// Backspace where nothing has been typed.
    case back
    /// Esc.
    case escape
  }

  /// What is to be done, besides waiting for the next line.
  package enum Move: Equatable, Sendable {
    case nothing
    /// Puts the model where the script expects it before a step, and shows the step.
    case show(Int)
    /// Lays on what a step defines, answers nothing, and then shows the next.
    case skip(Int)
    /// Shows the statements of the step again, without its words.
    case offer(Int)
    case run(Int)
    /// The room leaves the script; the model is remembered. A line is run at once.
    case leave(String?)
    case ask(String)
    /// Goes back to the script as it was left; what was tried is kept for the minutes, or not.
    case resume(keeps: Bool)
    /// Goes back to the script, keeping what was tried, and on to a step.
    case rejoin(Int)
    case tellKeys
    case tellOutline
    case tellEnd
    case refuse(String)
    case quit
  }

  /// Texts of the steps; an empty one has nothing to run.
  private let texts: [String]
  /// The step shown last, counted from 0; -1 before the first.
  package private(set) var place = -1
  package private(set) var phase = Phase.waiting
  private var left = Phase.waiting

  package init(_ script: Script) { texts = script.steps.map(\.text) }

  package var count: Int { texts.count }

  /// What the prompt is to hold.
  package var offered: String? { phase == .ready ? texts[place] : nil }

  package mutating func take(_ input: Input) -> Move {
    switch input {
    case .back: goBack()
    case .escape: phase == .aside ? .nothing : leave(nil)
    case .line(let line): read(line)
    }
  }

  private mutating func read(_ line: String) -> Move {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    if phase == .ready, line == texts[place] {
      phase = .waiting
      return .run(place)
    }
    switch (words.first, words.count) {
    case (nil, _): return goOn()
    case ("quit", 1), ("exit", 1): return .quit
    case ("?", 1): return .tellKeys
    case ("outline", 1): return .tellOutline
    case ("resume", 1): return phase == .aside ? resume(keeps: true) : goOn()
    case ("drop", 1):
      return phase == .aside ? resume(keeps: false) : .refuse(localized("nothing has been tried beside the script"))
    case ("s", 1) where phase != .aside: return skip()
    case ("g", 2) where words[1].allSatisfy(\.isNumber): return jump(to: words[1])
    default: return phase == .aside ? .ask(line) : leave(line)
    }
  }

  private mutating func goOn() -> Move {
    switch phase {
    case .ready: return .offer(place)
    case .aside: return resume(keeps: true)
    case .waiting: return place + 1 < count ? show(place + 1) : .tellEnd
    }
  }

  private mutating func show(_ step: Int) -> Move {
    place = step
    phase = texts[step].isEmpty ? .waiting : .ready
    return .show(step)
  }

  private mutating func skip() -> Move {
    let skipped = phase == .ready ? place : place + 1
    guard skipped < count else { return .tellEnd }
    guard skipped + 1 < count else {
      (place, phase) = (skipped, .waiting)
      return .skip(skipped)
    }
    _ = show(skipped + 1)
    return .skip(skipped)
  }

  private mutating func jump(to number: String) -> Move {
    guard let step = Int(number), (1...max(count, 1)).contains(step), count > 0 else {
      return .refuse(localized("the steps have the numbers 1 to \(count)"))
    }
    let isAside = phase == .aside
    let move = show(step - 1)
    return isAside ? .rejoin(step - 1) : move
  }

  private mutating func goBack() -> Move {
    switch phase {
    case .aside: return resume(keeps: true)
    case .waiting where place >= 0 && !texts[place].isEmpty: return show(place)
    case .waiting, .ready: return place > 0 ? show(place - 1) : .refuse(localized("this is the beginning"))
    }
  }

  private mutating func leave(_ line: String?) -> Move {
    left = phase
    phase = .aside
    return .leave(line)
  }

  private mutating func resume(keeps: Bool) -> Move {
    phase = left
    return .resume(keeps: keeps)
  }
}
