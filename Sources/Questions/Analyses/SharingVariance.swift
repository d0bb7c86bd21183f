import Engine
import Model
import Quantities
import SourceText
import Syntax
import Wording

extension Examiner {
  /// The first-order and total Sobol indices of an answer's unknowns.
  func variance(
    _ expression: Expression, _ paths: [Path], across worlds: [(name: String, world: World)], _ notes: inout [String]
  ) throws(Diagnostics) -> VarianceShares {
    try mustDiffer(worlds, expression.span)
    let outcome = try outcome(expression, "variance", across: worlds)
    notes += outcome.notes
    let reader = InputReader(self, outcome)
    let unknowns = try reader.inputs(below: outcome.nodes, named: []).filter { $0.kind != .certain }
    guard !unknowns.isEmpty else { throw Diagnostics([AnalysisMessages.nothingUncertain(expression.span)]) }
    var wanted = unknowns
    if !paths.isEmpty {
      wanted = try reader.inputs(below: outcome.nodes, named: paths)
      if wanted.contains(where: { $0.kind == .certain }),
        let path = paths.first(where: { path in
          wanted.contains { $0.kind == .certain && $0.name.hasPrefix(text(of: path)) }
        }) ?? paths.first
      {
        throw Diagnostics([AnalysisMessages.certainInput(path.span)])
      }
    }
    work.foresee(Double((2 + wanted.count) * outcome.terms.count + 3 * wanted.count))
    let first = try draws(of: outcome, in: unchanged)
    guard first.count > 1 else { throw Diagnostics([AnalysisMessages.certainAnswer(expression.span)]) }
    let second = try draws(of: outcome, in: unchanged.redrawing(unknowns.flatMap(\.streams)))
    var entries: [VarianceShares.Entry] = []
    var leftOut = 0
    for group in tied(wanted, among: unknowns) {
      let mixed = try draws(of: outcome, in: unchanged.redrawing(group.flatMap(\.streams)))
      let known = first.indices.filter { !first[$0].isNaN && !second[$0].isNaN && !mixed[$0].isNaN }
      leftOut = max(leftOut, first.count - known.count)
      let isCancelled = self.isCancelled
      let estimates = SobolEstimates(
        known.map { first[$0] }, known.map { second[$0] }, Estimating { isCancelled() })
      let column = known.map { mixed[$0] }
      entries.append(
        .init(inputs: try reader.facts(of: group), alone: estimates.alone(column), total: estimates.total(column)))
      if self.isCancelled() { throw Diagnostics([AnalysisMessages.stopped(expression.span)]) }
    }
    entries = entries.enumerated().sorted {
      let (one, two) = ($0.element.total.value, $1.element.total.value)
      return one == two || one.isNaN || two.isNaN ? $0.offset < $1.offset : one > two
    }.map(\.element)
    if leftOut > 0 {
      let count = NumberText.rounded(Double(leftOut))
      notes.append(localized("\(count) draws have no value in one of the samples and are left out"))
    }
    if entries.contains(where: { $0.inputs.count > 1 }) {
      notes.append(localized("inputs that are tied by correlate have one share together"))
    }
    return VarianceShares(outcome: outcome.name, base: figure(of: first, outcome.shown), entries: entries)
  }

  /// The inputs, those that `correlate` ties together with all that they are tied to.
  private func tied(_ wanted: [Input], among all: [Input]) -> [[Input]] {
    var groups: [[Input]] = []
    var placed: Set<String> = []
    for input in wanted where !placed.contains(input.key) {
      var group = [input]
      placed.insert(input.key)
      var next = 0
      while next < group.count {
        let streams = Set(group[next].streams)
        let others = Set(
          correlations.flatMap { pair -> [NodeID] in
            streams.contains(pair.first) ? [pair.second] : streams.contains(pair.second) ? [pair.first] : []
          })
        for other in all where !placed.contains(other.key) && !others.isDisjoint(with: other.streams) {
          placed.insert(other.key)
          group.append(other)
        }
        next += 1
      }
      groups.append(group)
    }
    return groups
  }
}
