import Engine
import Model
import Quantities
import SourceText
import Syntax

/// The standard errors that statistics over draws have for the draws being limited in number.
///
/// Reckoned as for independent draws; sources that are spread evenly over the draws do better, so these are upper bounds.
struct MonteCarloError {
  private let statistic: DrawStatistic
  private let at: Double
  /// What the statistic is of, and the condition it is under.
  let operand: NodeID
  private let given: NodeID?

  /// The columns that the error is reckoned from.
  var nodes: [NodeID] { [operand] + [given].compactMap { $0 } }

  /// Nothing for a formula that changes by month, or is more than one statistic.
  init?(of node: NodeID, _ resolver: Resolver) {
    let graph = resolver.graph
    var place = node
    while let inner = graph[place].body.readsOnly { place = inner }
    let found = graph[place]
    guard found.axis == nil, !found.operations.contains(where: resolver.variesByMonth),
      case .statistic(let statistic, let operation, let at, let given) = found.body
    else { return nil }
    (self.statistic, self.at, self.given) = (statistic, at, given)
    operand = graph.add(
      name: found.name, isHidden: true, type: found.type, unit: found.unit, axis: nil, body: .formula(operation))
  }

  /// The standard error, in base units; none where the statistic is of one figure or of a series.
  func error(_ results: Results) -> Double? {
    let column = results[operand]
    guard column.draws > 1, column.months == 1, column.objects == 1 else { return nil }
    var draws = column.draws(object: 0, month: 0)
    if let given {
      let condition = results[given]
      draws = draws.indices.filter { condition[0, 0, $0] == 1 }.map { draws[$0] }
    }
    if statistic == .chance {
      // A condition without a value does not hold.
      let ends = wilsonInterval(hits: draws.count { $0 == 1 }, of: draws.count)
      return (ends.high - ends.low) / (2 * Parameters.z975)
    }
    var sample = Sample(draws)
    guard sample.count > 1, sample.sd > 0 else { return nil }
    switch statistic {
    case .expected: return sample.meanError
    case .sd: return sample.sdError
    case .quantile: return sample.quantileError(at)
    case .tailMean: return sample.tailMeanError(at)
    case .chance: return nil
    }
  }
}

extension Body {
  /// The node that the formula does nothing but read.
  fileprivate var readsOnly: NodeID? {
    guard case .formula(let operation) = self, case .load(let inner, .single) = operation else { return nil }
    return inner
  }
}

/// An expression of a line with the nodes that its answer is read from.
struct ShownExpression {
  let expression: Expression
  let asked: Asked
  let world: World
  let error: MonteCarloError?

  init(expression: Expression, asked: Asked, world: World, _ resolver: Resolver) {
    self.expression = expression
    self.asked = asked
    self.world = world
    if case .value(_, let node, _) = asked { error = MonteCarloError(of: node, resolver) } else { error = nil }
  }

  /// None for what is not one value.
  var nodes: [NodeID] {
    guard case .value(_, let node, let given) = asked else { return [] }
    return [node] + [given].compactMap { $0 } + (error?.nodes ?? [])
  }
}

extension Examiner {
  /// The standard error of a figure for its limited draws, from up to ten shorter runs of other draws that are as many
  /// together; none where there are too few draws to tell.
  func replicated(_ figure: (Luck) throws(Diagnostics) -> Double) throws(Diagnostics) -> Double? {
    let settings = settings(in: world)
    let parts = min(10, settings.draws / 50)
    guard parts > 1 else { return nil }
    var sample: [Double] = []
    for part in 1...parts {
      sample.append(
        try figure(Luck(draws: settings.draws / parts, seed: settings.seed &+ UInt64(part) &+ 1)))
    }
    return Sample(sample).meanError
  }

  /// Whether any of the nodes rests on what is drawn.
  func restsOnDraws(_ nodes: [NodeID]) -> Bool {
    var open = nodes
    var seen = Set(open)
    while let node = open.popLast() {
      if case .uniform = resolver.graph[node].body { return true }
      let reads = resolver.graph[node].reads
      open += (reads.now + reads.before).filter { seen.insert($0).inserted }
    }
    return false
  }

  /// The standard error of a certain figure that is worked out from several statistics over draws.
  func error(ofStatistics one: ShownExpression) throws(Diagnostics) -> Double? {
    guard case .value(let value, let node, nil) = one.asked, one.error == nil, value.type != .date, value.type != .text,
      value.type != .yesNo, restsOnDraws([node])
    else { return nil }
    return try replicated { (luck: Luck) throws(Diagnostics) in
      try self.run([node], in: one.world, at: one.expression.span, under: luck)[node][0, 0, 0]
    }
  }
}
