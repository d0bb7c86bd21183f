import Engine
import Model
import Quantities
import SourceText
import Syntax

extension Examiner {
  /// What an answer rests on, and how much of it on figures without a source.
  func coverage(_ expression: Expression, _ notes: inout [String]) throws(Diagnostics) -> Coverage {
    let outcome = try outcome(expression, "assumptions")
    notes += outcome.notes
    let reader = InputReader(self, outcome)
    let inputs = try reader.inputs(below: outcome.nodes, named: [])
    guard !inputs.isEmpty else { throw Diagnostics([AnalysisMessages.restsOnNothing("assumptions", expression.span)]) }
    // Many figures are moved in few draws: what counts here is which move the answer at all.
    let few: Int? = inputs.count > 40 ? Move.fewDraws * 2 : nil
    let piece = few.map { min(1, Double($0) / Double(settings(in: world).draws)) } ?? 1
    work.foresee(6 + Double(inputs.count) * (2 * piece + (few == nil ? 1 : 0)))
    let facts = try reader.facts(of: inputs)
    let base = try draws(of: outcome, in: unchanged)
    var entries: [Coverage.Entry] = []
    for (input, facts) in zip(inputs, facts) {
      entries.append(
        .init(
          input: facts, swing: try swing(input, outcome, draws: few),
          scenarios: resolver.scenarios(changing: input.name)))
    }
    let order = entries.indices.sorted {
      let (one, two) = (size(entries[$0].swing), size(entries[$1].swing))
      return one == two ? $0 < $1 : one > two
    }
    let unsourced = zip(inputs, facts).filter { $0.1.isUnsourced }.map(\.0)
    var spread: Estimate?
    if base.count > 1, figure(of: base, outcome.shown).spread.map({ $0.sd > 0 }) ?? false {
      let unknowns = unsourced.filter { $0.kind != .certain }
      let whole = Double(unknowns.isEmpty ? 0 : 1)
      let isClear = unknowns.isEmpty || unknowns.count == inputs.filter { $0.kind != .certain }.count
      spread =
        isClear
        ? Estimate(value: whole, low: whole, high: whole) : try shareOfVariance(of: unknowns, outcome, base)
    }
    return Coverage(
      outcome: outcome.name, base: figure(of: base, outcome.shown), swing: outcome.swing,
      entries: order.map { entries[$0] }, spread: spread, amount: try amount(restingOn: unsourced, outcome, base))
  }

  private func size(_ swing: Double) -> Double { swing.isNaN ? -1 : swing }

  /// The move of the mean between an input's ends; of draws of their own, what it moves by when all are a tenth off.
  private func swing(_ input: Input, _ outcome: Outcome, draws: Int?) throws(Diagnostics) -> Double {
    var means: [Double] = []
    for end in [0, 1] {
      let variant =
        input.kind == .unknown
        ? unchanged.holding(
          input.streams,
          at: end == 0
            ? (input.isEvent ? Move.never : Move.low) : (input.isEvent ? Move.ever : Move.high))
        : unchanged.scaling(input.holders, by: end == 0 ? 1 - Move.certain : 1 + Move.certain)
      means.append(mean(of: try self.draws(of: outcome, in: variant, draws: draws)))
    }
    return abs(means[1] - means[0])
  }

  /// How much of the answer moves in proportion with figures without a source: the larger of what they do together and
  /// what one of them does, and never more than all of it.
  private func amount(restingOn inputs: [Input], _ outcome: Outcome, _ base: [Double]) throws(Diagnostics) -> Double {
    let whole = abs(mean(of: base))
    guard !inputs.isEmpty else { return 0 }
    guard whole > 0 else { return .nan }
    let step = 0.01
    var most = 0.0
    for some in [inputs] + (inputs.count > 1 && inputs.count <= 40 ? inputs.map { [$0] } : []) {
      let moved = mean(of: try draws(of: outcome, in: unchanged.scaling(some.flatMap(\.holders), by: 1 + step)))
      most = max(most, abs(moved - mean(of: base)) / (step * whole))
    }
    // A step of one per cent leaves some 1e-3 of curvature behind.
    return min(1, most)
  }
}
