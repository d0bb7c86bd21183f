import Model

/// Functions of several columns, one lane at a time.
struct CallKernels {
  let addresses: UnsafeMutablePointer<Lanes>
  let tables: [TabledDistribution]

  func run(_ detail: CallDetail, _ target: Lanes, _ count: Int) {
    let operands = detail.operands
    @inline(__always)
    func each(_ body: (Double, Double, Double, Double) -> Double) {
      func column(_ place: Int) -> (Lanes, Int) {
        guard place < operands.count else { return (addresses[Int(operands[0].place)], 0) }
        return (addresses[Int(operands[place].place)], operands[place].spread.mask)
      }
      let (first, second, third, fourth) = (column(0), column(1), column(2), column(3))
      for lane in 0..<count {
        let value = body(
          first.0[lane & first.1], second.0[lane & second.1], third.0[lane & third.1], fourth.0[lane & fourth.1])
        target[lane] = value
      }
    }
    switch detail.code {
    case .location(let distribution): each { a, b, c, _ in Self.normal(distribution, a, b, c).0 }
    case .spread(let distribution): each { a, b, c, _ in Self.normal(distribution, a, b, c).1 }
    case .quantile(let distribution): each { u, a, b, c in Self.quantile(distribution, u, a, b, c) }
    case .table(let number):
      switch tables[number] {
      case .beta(let quantile): each { u, _, _, _ in quantile(u) }
      case .gamma(let quantile): each { u, _, _, _ in quantile(u) }
      case .pert(let quantile): each { u, _, _, _ in quantile(u) }
      case .poisson(let quantile): each { u, _, _, _ in quantile(u) }
      case .binomial(let quantile): each { u, _, _, _ in quantile(u) }
      }
    case .median:
      var present: [Double] = []
      for lane in 0..<count {
        present.removeAll(keepingCapacity: true)
        for operand in operands {
          let value = addresses[Int(operand.place)][lane & operand.spread.mask]
          if value.isFinite { present.append(value) }
        }
        target[lane] = Self.median(&present)
      }
    }
  }

  /// The middle value, or the mean of the two in the middle; NaN of none.
  static func median(_ values: inout [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    values.sort()
    let half = values.count / 2
    return values.count & 1 == 1 ? values[half] : values[half - 1] / 2 + values[half] / 2
  }

  /// Location and spread of the normal variable whose exponential or logistic a distribution is.
  private static func normal(_ distribution: Distribution, _ a: Double, _ b: Double, _ c: Double) -> (Double, Double) {
    switch distribution {
    case .lognormalInterval: Parameters.lognormal(p5: a, p95: b)
    case .logitNormalInterval: Parameters.logitNormal(p5: a, p95: b)
    case .lognormal: Parameters.lognormal(mean: a, sd: b)
    case .ratio: Parameters.ratio(point: a, low: b, high: c)
    case .normal, .uniform, .triangular, .pert, .beta, .gamma, .poisson, .binomial, .happens: (.nan, .nan)
    }
  }

  private static func quantile(_ distribution: Distribution, _ u: Double, _ a: Double, _ b: Double, _ c: Double)
    -> Double
  {
    // Infinite parameters are missing ones.
    guard a.isFinite, b.isFinite, c.isFinite else { return .nan }
    switch distribution {
    case .uniform: return Quantile.uniform(u, low: a, high: b)
    case .triangular: return Quantile.triangular(u, low: a, mode: b, high: c)
    case .pert: return Quantile.pert(u, low: a, mode: b, high: c)
    case .beta: return Quantile.beta(u, a, b)
    case .gamma:
      let (shape, scale) = Parameters.gamma(mean: a, sd: b)
      return Quantile.gamma(u, shape: shape, scale: scale)
    case .poisson: return Quantile.poisson(u, mean: a)
    case .binomial: return Quantile.binomial(u, trials: a, chance: b)
    case .happens: return Quantile.happens(u, chance: a)
    case .lognormalInterval, .logitNormalInterval, .normal, .lognormal, .ratio: return .nan
    }
  }
}
