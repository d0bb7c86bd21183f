import SourceText
import Syntax

extension Examiner {
  /// An outcome as it was in an earlier model and as it is in this one, with the change draw by draw: one comparison for
  /// the whole, or one for each year, object or group that both models have.
  ///
  /// Throws `Diagnostics` where one of the models cannot answer.
  package func changes(of outcome: Expression, since earlier: Examiner) throws(Diagnostics) -> [Comparison] {
    var notes: [String] = []
    var before = try earlier.strands(outcome, in: earlier.world, byYear: false, &notes)
    var after = try strands(outcome, in: world, byYear: false, &notes)
    if before.map(\.label) != after.map(\.label) {
      before = try earlier.strands(outcome, in: earlier.world, byYear: true, &notes)
      after = try strands(outcome, in: world, byYear: true, &notes)
    }
    let name = text(of: outcome)
    return after.compactMap { now in
      guard let then = before.first(where: { $0.label == now.label }) else { return nil }
      // Draws of different numbers are no pairs.
      let areAligned = then.draws.count == 1 || now.draws.count == 1 || then.draws.count == now.draws.count
      return Comparison(
        whole: name + (now.title.isEmpty ? "" : " · " + now.title), part: now.part, shown: now.shown,
        cases: [
          .init(scenario: "before", value: earlier.content(of: then), change: nil),
          .init(scenario: "now", value: content(of: now), change: areAligned ? change(from: then, to: now) : nil),
        ])
    }
  }
}
