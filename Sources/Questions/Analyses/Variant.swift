import Engine
import Model
import Quantities
import SourceText

/// The model's formulas with some inputs held, moved, or drawn anew.
///
/// Keys of results are made of content, so what a variant leaves alone is known from the model's own answers.
struct Variant {
  let graph: Graph
  let correlations: [StreamCorrelation]

  init(_ graph: Graph, _ correlations: [StreamCorrelation]) {
    self.graph = graph
    self.correlations = correlations
  }

  /// With streams held at one share of their distribution. What is tied to one of them keeps its own draws.
  func holding(_ streams: [NodeID], at share: Double) -> Variant {
    var bodies: [NodeID: Body] = [:]
    var moved: [NodeID: NodeID] = [:]
    var added: [Node] = []
    for stream in streams {
      bodies[stream] = .formula(.constant(share))
      guard correlations.contains(where: { $0.first == stream || $0.second == stream }) else { continue }
      moved[stream] = graph.nodes.count + added.count
      added.append(graph[stream])
    }
    let tied = correlations.map {
      StreamCorrelation(
        first: moved[$0.first] ?? $0.first, second: moved[$0.second] ?? $0.second, coefficient: $0.coefficient)
    }
    return Variant(graph.changed(bodies, adding: added), tied)
  }

  /// With other luck in some streams, the same each time.
  func redrawing(_ streams: [NodeID]) -> Variant {
    var bodies: [NodeID: Body] = [:]
    for stream in streams {
      guard case .uniform(let source) = graph[stream].body else { continue }
      bodies[stream] = .uniform(
        UniformSource(
          key: source.key + " redrawn", each: source.each, fresh: source.fresh, objectKey: source.objectKey,
          span: source.span))
    }
    return Variant(graph.changed(bodies), correlations)
  }

  /// With some values larger or smaller by a factor. A share that was no more than all stays so.
  func scaling(_ nodes: [NodeID], by factor: Double) -> Variant {
    var bodies: [NodeID: Body] = [:]
    for node in nodes {
      let isShare = graph[node].type == .share
      switch graph[node].body {
      case .formula(let operation):
        let scaled = Operation.binary(.multiply, operation, .constant(factor))
        guard isShare else {
          bodies[node] = .formula(scaled)
          continue
        }
        let most = Operation.binary(.maximum, operation, .constant(1))
        bodies[node] = .formula(.binary(.minimum, scaled, most))
      case .data(let figures):
        bodies[node] = .data(figures.map { isShare ? min($0 * factor, max($0, 1)) : $0 * factor })
      case .stack, .uniform, .aggregate, .statistic, .overTime, .byPeriod, .rank, .allocate, .abstract: break
      }
    }
    return Variant(graph.changed(bodies), correlations)
  }
}

extension Examiner {
  /// The model as it stands.
  var unchanged: Variant { Variant(resolver.graph, correlations) }

  /// Runs nodes of a variant; with fewer draws where a number is given.
  func run(_ nodes: [NodeID], of variant: Variant, in world: World, at span: Span, draws: Int? = nil)
    throws(Diagnostics) -> Results
  {
    // Between two runs formulas are read and plans made, which takes time of its own.
    if isCancelled() { throw Diagnostics([AnalysisMessages.stopped(span)]) }
    var settings = settings(in: world)
    let all = settings.draws
    if let draws { settings.draws = min(draws, settings.draws) }
    return try run(nodes, of: variant, settings, ofAll: all, at: span)
  }
}
