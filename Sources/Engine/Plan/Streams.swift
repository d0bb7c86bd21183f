import Model

/// A random stream that is drawn while the plan runs: per object, or afresh each month.
struct Stream: Sendable {
  let key: StreamKey
  /// The collection whose objects draw, or -1.
  let axis: Int
  /// The hash of each object's key; one for a source outside a collection.
  let objects: [UInt64]
  let isFresh: Bool
  /// The month from which months are counted in a run.
  let firstMonth: Int
  /// Standard normal numbers, in place of uniform ones.
  private(set) var isNormal = false

  init(_ source: UniformSource, axis: Int, keys: [String], seed: UInt64, firstMonth: Int) {
    self.firstMonth = firstMonth
    key = StreamKey(seed: seed, name: source.key)
    self.axis = axis
    isFresh = source.fresh
    if axis >= 0 {
      objects = keys.map { StreamKey.hash($0.utf8) }
    } else {
      objects = [source.each ? StreamKey.hash((source.objectKey ?? "").utf8) : 0]
    }
  }

  /// The same source drawn as standard normal numbers.
  var normal: Stream {
    var result = self
    result.isNormal = true
    return result
  }
}

/// A quantile function whose parameters are literals, prepared once.
enum TabledDistribution: Sendable {
  case beta(BetaColumn)
  case gamma(GammaColumn)
  case pert(PertColumn)
  case poisson(PoissonColumn)
  case binomial(BinomialColumn)

  init?(_ distribution: Distribution, _ parameters: [Double]) {
    switch distribution {
    case .beta: self = .beta(BetaColumn(parameters[0], parameters[1]))
    case .gamma:
      let (shape, scale) = Parameters.gamma(mean: parameters[0], sd: parameters[1])
      self = .gamma(GammaColumn(shape: shape, scale: scale))
    case .pert: self = .pert(PertColumn(low: parameters[0], mode: parameters[1], high: parameters[2]))
    case .poisson: self = .poisson(PoissonColumn(mean: parameters[0]))
    case .binomial: self = .binomial(BinomialColumn(trials: parameters[0], chance: parameters[1]))
    case .lognormalInterval, .logitNormalInterval, .normal, .lognormal, .uniform, .triangular, .happens, .ratio:
      return nil
    }
  }
}

/// The stratified numbers of the sources that are one unknown for the whole run, tied where wanted.
struct SharedStreams {
  private var columns: [NodeID: [Double]] = [:]
  private let graph: Graph
  private let settings: Settings

  init(_ graph: Graph, settings: Settings, correlations: [StreamCorrelation]) {
    self.graph = graph
    self.settings = settings
    for correlation in correlations {
      let first = numbers(of: correlation.first)
      let second = numbers(of: correlation.second)
      columns[correlation.first] = first
      columns[correlation.second] = ImanConover.reorder(second, like: first, correlation: correlation.coefficient)
    }
  }

  /// The numbers of a stream; empty for what is none.
  func numbers(of node: NodeID) -> [Double] {
    if let known = columns[node] { return known }
    guard case .uniform(let source) = graph[node].body else { return [] }
    return StreamKey(seed: settings.seed, name: source.key).stratified(settings.draws)
  }
}
