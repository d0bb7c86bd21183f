import Engine
import Model
import Quantities
import SourceText
import Syntax
import Wording

extension Examiner {
  /// The ends between which an unknown is moved, and by how much a certain figure is.
  enum Move {
    static let low = 0.05
    static let high = 0.95
    /// What may happen is taken as not happening and as happening, however rare.
    static let never = 1e-15
    static let ever = 1 - 1e-15
    static let certain = 0.1
    /// Certain figures that are moved in all draws; where there are more, a few draws tell which.
    static let mostCertain = 12
    static let fewDraws = 64
    static let mostRanked = 100_000
  }

  /// How far each input moves a figure, the others as uncertain as they are.
  func sensitivity(
    _ expression: Expression, _ paths: [Path], across worlds: [(name: String, world: World)], _ notes: inout [String]
  ) throws(Diagnostics) -> Sensitivity {
    try mustDiffer(worlds, expression.span)
    let outcome = try outcome(expression, "sensitivity", across: worlds)
    notes += outcome.notes
    let reader = InputReader(self, outcome)
    let inputs = try reader.inputs(below: outcome.nodes, named: paths)
    guard !inputs.isEmpty else { throw Diagnostics([AnalysisMessages.restsOnNothing("sensitivity", expression.span)]) }
    return try sensitivity(of: outcome, to: inputs, limitsCertain: paths.isEmpty, reader, &notes)
  }

  /// The same of a figure that has been read, to inputs that have been found.
  func sensitivity(
    of outcome: Outcome, to inputs: [Input], limitsCertain: Bool, _ reader: InputReader, _ notes: inout [String]
  ) throws(Diagnostics) -> Sensitivity {
    foresee(inputs, outcome, limitsCertain: limitsCertain)
    let base = try draws(of: outcome, in: unchanged)
    let moved = limitsCertain ? try screened(inputs, outcome) : inputs
    let facts = try reader.facts(of: moved)
    let columns = try run(moved.compactMap(\.values.first), of: unchanged, in: reader.world, at: outcome.span)
    var entries: [Sensitivity.Entry] = []
    var shares: [Sensitivity.Share] = []
    for (input, facts) in zip(moved, facts) {
      switch input.kind {
      case .certain: entries.append(try certain(input, facts, outcome))
      case .unknown:
        let own = input.values.first.map { self.draws(columns[$0], 0, 0, nil) } ?? []
        entries.append(try unknown(input, facts, outcome, base, own))
      case .ownDraws: shares.append(.init(input: facts, share: try shareOfVariance(of: [input], outcome, base)))
      }
    }
    entries = entries.enumerated().sorted { order($0.element.swing, $1.element.swing, $0.offset, $1.offset) }
      .map(\.element)
    shares = shares.enumerated().sorted { order($0.element.share.value, $1.element.share.value, $0.offset, $1.offset) }
      .map(\.element)
    let tied = Set(correlations.flatMap { [$0.first, $0.second] })
    if moved.contains(where: { !tied.isDisjoint(with: $0.streams) }) {
      notes.append(localized("inputs that are tied by correlate are moved one at a time, the other as it was"))
    }
    return Sensitivity(
      outcome: outcome.name, base: figure(of: base, outcome.shown), swing: outcome.swing, entries: entries,
      ownDraws: shares, leftOut: inputs.count - moved.count)
  }

  /// Says how many runs it takes: three for each unknown and to tell of them all, two for each certain figure.
  private func foresee(_ inputs: [Input], _ outcome: Outcome, limitsCertain: Bool) {
    let certain = inputs.count { $0.kind == .certain }
    let isScreened = limitsCertain && certain > Move.mostCertain
    let few = min(1, Double(Move.fewDraws) / Double(settings(in: outcome.terms[0].world).draws))
    let moves = inputs.map { $0.kind == .unknown ? 3.0 : $0.kind == .ownDraws ? 1 : 0 }.reduce(1, +)
    let ofCertain = Double(2 * (isScreened ? Move.mostCertain : certain)) + (isScreened ? Double(2 * certain) * few : 0)
    work.foresee((moves + ofCertain) * Double(outcome.terms.count) + 3)
  }

  /// The larger first, what has no value last, and equals in the order of the formulas.
  private func order(_ one: Double, _ two: Double, _ first: Int, _ second: Int) -> Bool {
    let (a, b) = (one.isNaN ? -1 : one, two.isNaN ? -1 : two)
    return a == b ? first < second : a > b
  }

  func mustDiffer(_ worlds: [(name: String, world: World)], _ span: Span) throws(Diagnostics) {
    if worlds.count == 2, worlds[0].world.number == worlds[1].world.number {
      throw Diagnostics([AnalysisMessages.sameScenario(worlds[0].name, span)])
    }
  }

  private func unknown(
    _ input: Input, _ facts: InputFacts, _ outcome: Outcome, _ base: [Double], _ own: [Double]
  ) throws(Diagnostics) -> Sensitivity.Entry {
    var answers: [[Double]] = []
    let ends = input.isEvent ? [Move.never, Move.ever] : [Move.low, 0.5, Move.high]
    for share in ends {
      answers.append(try draws(of: outcome, in: unchanged.holding(input.streams, at: share)))
    }
    // More draws than these tell nothing more of the ranks, and take long to sort.
    let known = zip(own, base).prefix(Move.mostRanked).filter { !$0.0.isNaN && !$0.1.isNaN }
    let isPaired = own.count == base.count && base.count > 1
    return Sensitivity.Entry(
      input: facts, low: mean(of: answers[0]), high: mean(of: answers[answers.count - 1]),
      rankCorrelation: isPaired ? RankCorrelation.spearman(known.map(\.0), known.map(\.1)) : .nan,
      turns: !input.isEvent
        && (Turning.isSeen(low: answers[0], middle: answers[1], high: answers[2])
          || (isPaired && Turning.isSeen(in: base, along: own)))
    )
  }

  private func certain(_ input: Input, _ facts: InputFacts, _ outcome: Outcome, draws count: Int? = nil)
    throws(Diagnostics) -> Sensitivity.Entry
  {
    var means: [Double] = []
    for factor in [1 - Move.certain, 1 + Move.certain] {
      means.append(mean(of: try draws(of: outcome, in: unchanged.scaling(input.holders, by: factor), draws: count)))
    }
    return Sensitivity.Entry(input: facts, low: means[0], high: means[1], rankCorrelation: .nan, turns: false)
  }

  /// All unknowns, and of many certain figures those that move the answer most.
  func screened(_ inputs: [Input], _ outcome: Outcome) throws(Diagnostics) -> [Input] {
    let certain = inputs.filter { $0.kind == .certain }
    guard certain.count > Move.mostCertain else { return inputs }
    var swings: [(key: String, swing: Double)] = []
    let nothing = InputFacts(
      name: "", title: .verbatim(""), nature: .certain, value: Figure(outcome.shown, .nan), place: nil, notes: [],
      source: nil)
    for input in certain {
      let entry = try self.certain(input, nothing, outcome, draws: Move.fewDraws)
      swings.append((input.key, entry.swing.isNaN ? .infinity : entry.swing))
    }
    let kept = Set(swings.sorted { $0.swing > $1.swing }.prefix(Move.mostCertain).map(\.key))
    return inputs.filter { $0.kind != .certain || kept.contains($0.key) }
  }

  /// The share of the variance that inputs bring in all: what would be left of it if all else were known.
  func shareOfVariance(of inputs: [Input], _ outcome: Outcome, _ base: [Double]) throws(Diagnostics) -> Estimate {
    guard base.count > 1 else { return Estimate(value: .nan, low: .nan, high: .nan) }
    let mixed = try draws(of: outcome, in: unchanged.redrawing(inputs.flatMap(\.streams)))
    let known = base.indices.filter { !base[$0].isNaN && !mixed[min($0, mixed.count - 1)].isNaN }
    let first = known.map { base[$0] }
    let second = known.map { mixed[min($0, mixed.count - 1)] }
    let isCancelled = self.isCancelled
    let estimate = SobolEstimates(first, first, Estimating { isCancelled() }).total(second)
    if isCancelled() { throw Diagnostics([AnalysisMessages.stopped(outcome.span)]) }
    return estimate
  }
}
