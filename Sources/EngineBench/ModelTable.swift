import Engine
import Session
import SourceText
import Syntax

/// Milliseconds for what a planner waits for: reading a model, planning a question, and answers after a change.
struct ModelTable {
  /// Chains of formulas, each from an uncertain assumption of its own.
  private static let chains = 10
  private static let formulas = 1_000

  private static let text: String = {
    var text = "time = 2026-01 .. 2035-12\ndraws = 1 000\n"
    for chain in 0..<chains {
      text += "assumption_\(chain) = 680 to 950 kr/month\n"
      for place in 0..<formulas / chains {
        let before = place == 0 ? "assumption_\(chain) * month.number" : "step_\(chain)_\(place - 1)"
        text += "step_\(chain)_\(place) = \(before) * 1.001 + assumption_\(chain) * \(place % 7)\n"
      }
    }
    let ends = (0..<chains).map { "total(step_\($0)_\(formulas / chains - 1))" }
    return text + "all = \(ends.joined(separator: " + "))\n"
  }()

  private static let definitions = (0..<10_000).map { number in
    number == 0 ? "x_0 = 5 kr\n" : "x_\(number) = x_\(number / 2) * 1.5 + \(number) kr\n"
  }.joined()

  private static func stack(_ text: String) throws(Diagnostics) -> ModelStack {
    var stack = try ModelStack.library(isBare: true)
    try stack.lay(parse(SourceText(name: "bench", text: text)).statements)
    return stack
  }

  func print() throws {
    Swift.print("\nModels, ms")
    func line(_ name: String, _ milliseconds: Double, _ note: String = "") {
      Swift.print(name.padded(52) + milliseconds.text(decimals: 2, width: 9) + note)
    }
    let text = Self.definitions
    line(
      "reading 10 000 definitions: text",
      Timing.milliseconds { _ = parse(SourceText(name: "bench", text: text)).statements.count })
    line(
      "  text, names and units",
      try Timing.milliseconds {
        _ = try CheckedModel(Self.stack(text).model, on: Workbench(engine: Engine(threads: 1)))
      }
    )
    try planning(line)
    try changing(line)
  }

  /// How long a question is thought about before anything is computed.
  private func planning(_ line: (String, Double, String) -> Void) throws {
    let checked = try CheckedModel(Self.stack(Self.text).model, on: Workbench(engine: Engine(threads: 1)))
    let asked = parse(SourceText(name: "bench", text: "all\n")).statements[0]
    guard case .question(let question) = asked.kind else { return }
    line("planning \(Self.formulas) formulas", try Timing.milliseconds { _ = try checked.plan(of: question) }, "")
  }

  /// The first answer, and the next ones after changes that reach one chain.
  private func changing(_ line: (String, Double, String) -> Void) throws {
    let engine = Engine(threads: 1)
    let session = try Session(Self.stack(Self.text), on: Workbench(engine: engine))
    func asked() -> (whole: Double, plan: Double, run: Double) {
      let before = engine.spent
      let whole = Timing.once { _ = session.enter("all") } / 1e6
      func milliseconds(_ part: KeyPath<Engine.Spent, Duration>) -> Double {
        Double((engine.spent[keyPath: part] - before[keyPath: part]).components.attoseconds) * 1e-15
      }
      return (whole, milliseconds(\.plan), milliseconds(\.run))
    }
    func parts(_ answer: (whole: Double, plan: Double, run: Double)) -> String {
      "  planning \(answer.plan.text(decimals: 1, width: 1)), computing \(answer.run.text(decimals: 1, width: 1))"
    }
    let first = asked()
    line("first answer from \(Self.formulas) formulas, 120 months, 1 000 draws", first.whole, parts(first))
    var next = first
    for turn in 0..<5 {
      _ = session.enter("assumption_3 = \(690 + turn) to 950 kr/month")
      let answer = asked()
      if answer.whole < next.whole { next = answer }
    }
    let share = ", \((next.whole / first.whole).text(decimals: 2, width: 1)) of the first"
    line("next answer after a change that reaches a tenth", next.whole, parts(next) + share)
    let again = asked()
    line("the same question again", again.whole, parts(again))
  }
}
