import Engine
import Model
import Quantities
import SourceText
import Syntax
import Wording

extension Examiner {
  /// The outcomes for every value of one or two things that are changed.
  func sweep(_ sweep: SweepText, text statement: String, at span: Span) throws(Diagnostics) -> Answer {
    let count = resolver.diagnostics.count
    guard let axes = resolver.grid(sweep, in: world) else { throw fresh(since: count, span) }
    let sizes = axes.map(\.changes.count)
    let cells = sizes.reduce(1, *) * max(1, sweep.columns.count) * sweep.outcomes.count
    guard cells <= 2_000 else { throw Diagnostics([QuestionMessages.sweepTooMany(cells, span)]) }
    var sides: [Sweep.Axis] = []
    for (side, written) in zip(axes, sweep.axes) { sides.append(try self.axis(side, written, at: span)) }
    var answer = Answer(statement: statement, span: span, content: .text(nil))
    var sweeps: [Sweep] = []
    for scenario in sweep.columns.isEmpty ? [nil] : sweep.columns.map({ Optional($0) }) {
      let worlds = try worlds(of: axes, in: scenario, at: span)
      runAhead(sweep.outcomes, in: worlds.joined(), at: span)
      for outcome in sweep.outcomes {
        sweeps += try tables(outcome, worlds, sides, scenario, &answer.notes)
      }
    }
    answer.content = .sweep(sweeps)
    return answer
  }

  private func axis(_ axis: GridAxis, _ written: SweepText.Axis, at span: Span) throws(Diagnostics) -> Sweep.Axis {
    let shown = Shown(axis.type, axis.unit)
    let known = axis.nodes.compactMap { $0 }
    let results = try run(known, in: world, at: span)
    let values = zip(axis.nodes, axis.changes).map { node, change in
      (text: Syntax.text(of: change.value), figure: node.map { Figure(shown, results[$0][0, 0, 0]) })
    }
    return Sweep.Axis(name: Syntax.text(of: axis.target), shown: shown, values: values)
  }

  /// A row of worlds for each value of the first side, one for each value of the second.
  private func worlds(of axes: [GridAxis], in scenario: [Name]?, at span: Span) throws(Diagnostics) -> [[World]] {
    let count = resolver.diagnostics.count
    guard let base = scenario.map({ resolver.world(ground, scenarios: $0) }) ?? world else {
      throw fresh(since: count, span)
    }
    var rows: [[World]] = []
    for first in axes[0].changes {
      var row: [World] = []
      for second in axes.count > 1 ? axes[1].changes.map({ [$0] }) : [[]] {
        guard let changed = resolver.world(base, laying: [first] + second) else { throw fresh(since: count, span) }
        row.append(changed)
      }
      rows.append(row)
    }
    return rows
  }

  /// Works figures out for many worlds in one run, so that what they share is computed once and remembered.
  ///
  /// Where they do not fit together, each is worked out by itself when it is asked for.
  func runAhead(_ outcomes: [Expression], in worlds: some Sequence<World>, at span: Span) {
    var nodes: [NodeID] = []
    var place: World?
    for world in worlds {
      for outcome in outcomes {
        guard let (asked, inner) = resolver.ask(outcome, in: world), case .value(_, let node, let given) = asked else {
          continue
        }
        guard settings(in: inner) == settings(in: place ?? inner) else { continue }
        place = inner
        nodes += [node] + [given].compactMap { $0 }
      }
    }
    if let place, nodes.count > 1 { _ = try? run(nodes, in: place, at: span) }
  }

  /// One table for each figure of an outcome: one, or one a year or group.
  private func tables(
    _ outcome: Expression, _ worlds: [[World]], _ axes: [Sweep.Axis], _ scenario: [Name]?, _ notes: inout [String]
  ) throws(Diagnostics) -> [Sweep] {
    var found: [Phrase: Sweep] = [:]
    var order: [Phrase] = []
    for (row, line) in worlds.enumerated() {
      for world in line {
        for strand in try strands(outcome, in: world, byYear: false, &notes) {
          let name = strand.name(of: text(of: outcome))
          if found[name] == nil {
            order.append(name)
            found[name] = Sweep(
              outcome: name, shown: strand.shown, scenario: scenario.map { $0.map(\.text).joined(separator: " + ") },
              axes: axes, cells: worlds.map { _ in [] })
          }
          found[name]?.cells[row].append(content(of: strand))
        }
      }
    }
    return order.compactMap { found[$0] }
  }
}
