import Engine
import Model
import Quantities
import SourceText
import Syntax
import Wording

extension Examiner {
  /// The most changes of which all orders are tried.
  private static let mostForAllOrders = 10

  /// The difference of each outcome split over the single changes between the first scenario and each other.
  func reasons(_ expressions: [Expression], across columns: [[Name]], at span: Span, _ notes: inout [String])
    throws(Diagnostics) -> [Reasons]
  {
    let worlds = try worlds(columns, at: span)
    guard let first = worlds.first, worlds.count > 1 else { throw Diagnostics([AnalysisMessages.oneScenario(span)]) }
    var reasons: [Reasons] = []
    for other in worlds.dropFirst() {
      try mustDiffer([first, other], span)
      for expression in expressions {
        let path = ScenarioPath(from: first.world, to: other.world)
        reasons += try self.reasons(expression, path, ends: (first.name, other.name), &notes)
      }
    }
    if reasons.contains(where: { $0.entries.contains { $0.fair == nil } && $0.entries.count > 1 }) {
      notes.append(localized("more than \(Self.mostForAllOrders) changes: split in the order of writing only"))
    } else if reasons.contains(where: { $0.entries.count > 1 }) {
      notes.append(
        localized("in order: laid on one after the other; fair share: the mean over all orders (Shapley)"))
    }
    return reasons
  }

  private func reasons(
    _ expression: Expression, _ path: ScenarioPath, ends: (String, String), _ notes: inout [String]
  ) throws(Diagnostics) -> [Reasons] {
    let count = path.steps.count
    let tries = count <= Self.mostForAllOrders
    // Every set of changes, or where there are too many the sets that the order of writing goes through.
    let sets: [Set<Int>] =
      tries
      ? (0..<(1 << count)).map { mask in Set((0..<count).filter { mask >> $0 & 1 == 1 }) }
      : (0...count).map { Set(0..<$0) }
    var split: [Phrase: Split] = [:]
    var names: [Phrase] = []
    let isYearly = try self.isYearly(expression, path)
    work.foresee(Double(sets.count))
    for set in sets {
      for strand in try strands(expression, path.changes(with: set), byYear: isYearly, &notes) {
        let name = strand.name(of: text(of: expression))
        if split[name] == nil {
          names.append(name)
          split[name] = Split(count: count, shown: strand.shown, tries: tries)
        }
        split[name]?.add(strand.draws, at: set)
      }
    }
    return names.compactMap { name in
      guard let split = split[name] else { return nil }
      let swing = difference(split.shown)
      let entries = path.steps.enumerated().map { place, step in
        Reasons.Entry(
          text: text(of: step.layered.change), isRemoved: step.isRemoved,
          place: step.layered.change.span,
          scenario: step.layered.scenario,
          note: step.layered.change.remarks.notes.first {
            InputFacts.source(in: [$0]) == nil
          }, source: source(of: step.layered), inOrder: figure(of: split.inOrder(place), swing),
          fair: tries ? figure(of: split.fair[place], swing) : nil)
      }
      return Reasons(
        outcome: name, from: ends.0, to: ends.1,
        before: figure(of: split.before, split.shown),
        after: figure(of: split.after, split.shown), change: figure(of: split.change, swing), entries: entries)
    }
  }

  private func source(of layered: LayeredChange) -> String? {
    InputFacts.source(in: layered.change.remarks.notes)
      ?? layered.scenario.flatMap { resolver.model.scenarios[$0] }.flatMap { InputFacts.source(in: $0.notes) }
  }

  /// Whether one of the two ends makes a series of the outcome, so that it must be compared by year.
  private func isYearly(_ expression: Expression, _ path: ScenarioPath) throws(Diagnostics) -> Bool {
    var ignored: [String] = []
    var labels: [[Phrase]] = []
    for set in [Set<Int>(), Set(path.steps.indices)] {
      labels.append(try strands(expression, path.changes(with: set), byYear: false, &ignored).map(\.label))
    }
    return labels[0] != labels[1]
  }

  /// The figures of an outcome under some changes, read by a resolver of their own: many worlds would outgrow one graph.
  private func strands(
    _ expression: Expression, _ changes: [LayeredChange], byYear: Bool, _ notes: inout [String]
  ) throws(Diagnostics) -> [Strand] {
    if isCancelled() { throw Diagnostics([AnalysisMessages.stopped(expression.span)]) }
    let scratch = try Examiner(Resolver(resolver.model), engine: engine)
    scratch.isCancelled = isCancelled
    scratch.drawsWanted = drawsWanted
    scratch.progress = { part in self.progress(self.work.share(part, of: 1)) }
    let found = try scratch.strands(expression, in: scratch.resolver.world(of: changes), byYear: byYear, &notes)
    work.finish(1)
    return found
  }
}

/// The single changes that lead from one world to another.
struct ScenarioPath {
  struct Step {
    let layered: LayeredChange
    /// It lies in the first world and not in the second.
    let isRemoved: Bool
  }
  private let all: [LayeredChange]
  let steps: [Step]

  init(from first: World, to second: World) {
    let before = Set(first.changes.map(\.number))
    let after = Set(second.changes.map(\.number))
    steps =
      first.changes.filter { !after.contains($0.number) }.map { Step(layered: $0, isRemoved: true) }
      + second.changes.filter { !before.contains($0.number) }.map { Step(layered: $0, isRemoved: false) }
    // Each world keeps the order of its own changes; what only the first has lies below what only the second has.
    all = first.changes + second.changes.filter { !before.contains($0.number) }
  }

  /// The changes of the world in which some of the steps have been taken.
  func changes(with taken: Set<Int>) -> [LayeredChange] {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for (place, step) in steps.enumerated() {
      if step.isRemoved, taken.contains(place) { removed.insert(step.layered.number) }
      if !step.isRemoved, taken.contains(place) { added.insert(step.layered.number) }
    }
    let later = Set(steps.filter { !$0.isRemoved }.map(\.layered.number))
    return all.filter { removed.contains($0.number) ? false : !later.contains($0.number) || added.contains($0.number) }
  }
}

/// A difference split over changes, draw by draw.
private struct Split {
  let shown: Shown
  private let count: Int
  private let tries: Bool
  private(set) var before: [Double] = []
  private(set) var after: [Double] = []
  /// The outcome after the first 0, 1, 2 … changes.
  private var steps: [[Double]]
  /// Each change's mean over all orders, as far as sets have been added.
  private(set) var fair: [[Double]]

  init(count: Int, shown: Shown, tries: Bool) {
    self.count = count
    self.shown = shown
    self.tries = tries
    steps = Array(repeating: [], count: count + 1)
    fair = Array(repeating: [], count: count)
  }

  mutating func add(_ draws: [Double], at set: Set<Int>) {
    if set.isEmpty { before = draws }
    if set.count == count { after = draws }
    if set == Set(0..<set.count) { steps[set.count] = draws }
    guard tries else { return }
    for change in 0..<count {
      let isIn = set.contains(change)
      let weight = (isIn ? 1 : -1) * Self.weight(of: set.count - (isIn ? 1 : 0), among: count)
      fair[change] = Self.sum(fair[change], draws, weight)
    }
  }

  var change: [Double] { Self.difference(before, after) }

  func inOrder(_ place: Int) -> [Double] { Self.difference(steps[place], steps[place + 1]) }

  /// The share of orders in which exactly these many of the other changes come first, and are these.
  private static func weight(of earlier: Int, among count: Int) -> Double {
    var weight = 1.0 / Double(count)
    for place in 0..<earlier { weight *= Double(place + 1) / Double(count - 1 - place) }
    return weight
  }

  private static func sum(_ total: [Double], _ draws: [Double], _ weight: Double) -> [Double] {
    if total.isEmpty { return draws.map { $0 * weight } }
    return (0..<max(total.count, draws.count)).map { draw in
      total[total.count == 1 ? 0 : draw] + weight * draws[draws.count == 1 ? 0 : draw]
    }
  }

  /// What a figure changes by in each draw; what rounding has left of equal figures is no change.
  private static func difference(_ one: [Double], _ two: [Double]) -> [Double] {
    guard !one.isEmpty, !two.isEmpty else { return [.nan] }
    return (0..<max(one.count, two.count)).map { draw in
      let (a, b) = (one[one.count == 1 ? 0 : draw], two[two.count == 1 ? 0 : draw])
      return abs(b - a) <= 1e-12 * max(abs(a), abs(b)) ? 0 : b - a
    }
  }
}
