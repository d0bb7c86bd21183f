import Engine
import Model
import Quantities
import SourceText
import Syntax

extension Examiner {
  private enum Search {
    /// How far an unknown is moved, in standard deviations of a normal: from its 1 % to its 99 % point.
    static let reach = 2.3263478740408408
    static let steps = 5
    /// How far a certain figure is moved, as a share of it.
    static let certain = 0.5
    static let mostSteps = 40
  }

  /// The smallest move of each input that makes another scenario the best.
  func flips(
    _ aim: Aim, _ expression: Expression, _ paths: [Path], across columns: [[Name]], at span: Span,
    _ notes: inout [String]
  ) throws(Diagnostics) -> Flips {
    let worlds = try worlds(columns, at: span)
    for (place, one) in worlds.enumerated() {
      for other in worlds[..<place] { try mustDiffer([other, one], expression.span) }
    }
    var outcomes: [Outcome] = []
    for (name, world) in worlds { outcomes.append(try outcome(expression, "flips", across: [(name, world)])) }
    notes += outcomes.first?.notes ?? []
    let contest = Contest(self, outcomes, isLeast: aim == .least)
    var values: [(name: String, value: Figure)] = []
    for (one, outcome) in zip(worlds, outcomes) {
      values.append((one.name, figure(of: try draws(of: outcome, in: unchanged), outcome.shown)))
    }
    guard values.allSatisfy({ !$0.value.mean.isNaN }), let best = contest.best(values.map(\.value.mean)) else {
      throw Diagnostics([AnalysisMessages.noPreference(expression.span)])
    }
    let reader = InputReader(self, outcomes[0])
    var inputs = try reader.inputs(below: outcomes.flatMap(\.nodes), named: paths)
    guard !inputs.isEmpty else { throw Diagnostics([AnalysisMessages.restsOnNothing("flips", expression.span)]) }
    // Ten places for each input are looked at where none flips; a flip takes fewer of those and some of its own.
    work.foresee(Double(min(inputs.count, inputs.count { $0.kind != .certain } + Move.mostCertain) * 13 * worlds.count))
    if paths.isEmpty { inputs = try contest.screened(inputs, best: best) }
    var entries: [Flips.Entry] = []
    for (input, facts) in zip(inputs, try reader.facts(of: inputs)) {
      let own = input.values.first ?? input.holders.first
      entries.append(try contest.entry(input, facts, own, best: best, names: worlds.map(\.name), reader))
    }
    entries = entries.enumerated().sorted {
      let (one, two) = (abs($0.element.flip?.move ?? .infinity), abs($1.element.flip?.move ?? .infinity))
      return one == two ? $0.offset < $1.offset : one < two
    }.map(\.element)
    return Flips(
      outcome: text(of: expression), isLeast: aim == .least, preferred: worlds[best].name, scenarios: values,
      entries: entries)
  }

  /// Scenarios set against each other by the mean of an outcome.
  struct Contest {
    let examiner: Examiner
    let outcomes: [Outcome]
    let isLeast: Bool

    init(_ examiner: Examiner, _ outcomes: [Outcome], isLeast: Bool) {
      self.examiner = examiner
      self.outcomes = outcomes
      self.isLeast = isLeast
    }

    /// The first of those that none is better than; none where one has no value.
    func best(_ means: [Double]) -> Int? {
      guard !means.contains(where: \.isNaN) else { return nil }
      var best = 0
      for (place, mean) in means.enumerated() where isLeast ? mean < means[best] : mean > means[best] { best = place }
      return best
    }

    func means(_ variant: Variant, draws: Int? = nil) throws(Diagnostics) -> [Double] {
      var means: [Double] = []
      for outcome in outcomes {
        means.append(examiner.mean(of: try examiner.draws(of: outcome, in: variant, draws: draws)))
      }
      return means
    }

    /// How much better the best of the others is than the one that was the best; above zero where it has flipped.
    private func gap(_ means: [Double], best: Int) -> (gap: Double, other: Int) {
      var found = (gap: -Double.infinity, other: best)
      for (place, mean) in means.enumerated() where place != best {
        let gap = isLeast ? means[best] - mean : mean - means[best]
        if gap.isNaN { return (.nan, place) }
        if gap > found.gap { found = (gap, place) }
      }
      return found
    }

    /// The variant where an input stands at a place of its scale: standard deviations of a normal, or a share of itself.
    private func variant(_ input: Input, at place: Double) -> Variant {
      input.kind == .certain
        ? examiner.unchanged.scaling(input.holders, by: 1 + place)
        : examiner.unchanged.holding(input.streams, at: Normal.cumulative(place))
    }

    /// All unknowns, and of many certain figures those that come nearest to a flip.
    func screened(_ inputs: [Input], best: Int) throws(Diagnostics) -> [Input] {
      let certain = inputs.filter { $0.kind == .certain }
      guard certain.count > Move.mostCertain else { return inputs }
      var gaps: [(key: String, gap: Double)] = []
      for input in certain {
        var nearest = -Double.infinity
        for end in [-Search.certain, Search.certain] {
          let found = gap(try means(variant(input, at: end), draws: Move.fewDraws), best: best).gap
          nearest = max(nearest, found.isNaN ? .infinity : found)
        }
        gaps.append((input.key, nearest))
      }
      let kept = Set(gaps.sorted { $0.gap > $1.gap }.prefix(Move.mostCertain).map(\.key))
      return inputs.filter { $0.kind != .certain || kept.contains($0.key) }
    }

    /// Where an input flips the preference, looked for outwards from where it stands.
    func entry(
      _ input: Input, _ facts: InputFacts, _ own: NodeID?, best: Int, names: [String], _ reader: InputReader
    ) throws(Diagnostics) -> Flips.Entry {
      guard input.canMove, let own else {
        return Flips.Entry(input: facts, flip: nil, searched: (.nan, .nan), isSearched: false)
      }
      let reach = input.kind == .certain ? Search.certain : Search.reach
      func amount(_ place: Double) throws(Diagnostics) -> Double {
        let column = try examiner.run([own], of: variant(input, at: place), in: reader.world, at: reader.span)[own]
        return examiner.mean(of: column.values)
      }
      func gap(_ place: Double) throws(Diagnostics) -> (gap: Double, other: Int) {
        self.gap(try means(variant(input, at: place)), best: best)
      }
      let ends = (low: try amount(-reach), high: try amount(reach))
      let searched = (low: min(ends.low, ends.high), high: max(ends.low, ends.high))
      let middle = try gap(0)
      var found: (place: Double, other: Int)?
      if middle.gap > 0 {
        // The other is better already with the input at its middle: what its spread adds keeps the first in front.
        found = (0, middle.other)
      }
      for sign in [-1.0, 1.0] where found == nil || found?.place != 0 {
        var before = (place: 0.0, gap: middle.gap)
        for step in 1...Search.steps {
          let place = sign * reach * Double(step) / Double(Search.steps)
          // Farther than what is known already is not asked.
          if let found, abs(before.place) >= abs(found.place) { break }
          let here = try gap(place)
          if here.gap > 0 {
            let root = try crossing(from: before, to: (place, here.gap), gap)
            if found.map({ abs(root) < abs($0.place) }) ?? true { found = (root, here.other) }
            break
          }
          before = (place, here.gap)
        }
      }
      guard let found else { return Flips.Entry(input: facts, flip: nil, searched: searched, isSearched: true) }
      let value = try amount(found.place)
      let sd = facts.value.spread?.sd ?? .nan
      let move = input.kind == .certain ? found.place : (value - facts.value.mean) / sd
      return Flips.Entry(
        input: facts, flip: .init(at: value, move: move, scenario: names[found.other]), searched: searched,
        isSearched: true)
    }

    /// Where the gap passes zero between two places, by false position kept honest by halving (Illinois).
    private func crossing(
      from start: (place: Double, gap: Double), to end: (place: Double, gap: Double),
      _ gap: (Double) throws(Diagnostics) -> (gap: Double, other: Int)
    ) throws(Diagnostics) -> Double {
      var (low, high) = (start, end)
      guard !low.gap.isNaN, low.gap != 0 else { return low.gap == 0 ? low.place : high.place }
      var side = 0
      for step in 0..<Search.mostSteps where abs(high.place - low.place) > 1e-7 {
        // Steps, as counts and events have them, are found by halving.
        let isHalved = step % 3 == 2
        let place =
          isHalved
          ? (low.place + high.place) / 2
          : low.place + (high.place - low.place) * (-low.gap / (high.gap - low.gap))
        let found = try gap(place).gap
        if found.isNaN { return high.place }
        if found == 0 { return place }
        if found > 0 {
          if side == 1 { low.gap /= 2 }
          high = (place, found)
          side = isHalved ? 0 : 1
        } else {
          if side == -1 { high.gap /= 2 }
          low = (place, found)
          side = isHalved ? 0 : -1
        }
      }
      return high.place
    }
  }
}
