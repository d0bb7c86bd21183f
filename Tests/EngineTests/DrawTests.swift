import Engine
import Model
import Quantities
import Testing

/// Draws: streams, distributions, ties between sources, and statistics.
struct DrawTests {
  let sketch = Sketch(draws: 200, months: 6)

  @Test func `one unknown for the whole run is stratified`() throws {
    let draws = try sketch.column(sketch.uniform("pay#1")).values
    #expect(draws.count == 200)
    #expect(draws.map { Int($0 * 200) }.sorted() == Array(0..<200))
    #expect(draws == StreamKey(seed: 2_019, name: "pay#1").stratified(200))
  }

  @Test func `streams per object and month are those of seed, key, object, month and draw`() throws {
    let offices = axis("a", "b")
    let each = sketch.uniform("s", each: true, axis: offices)
    let fresh = sketch.uniform("s", fresh: true)
    let both = sketch.uniform("s", each: true, fresh: true, axis: offices)
    let single = sketch.uniform("s", each: true, objectKey: "b")
    let columns = try sketch.columns([each, fresh, both, single])
    let key = StreamKey(seed: 2_019, name: "s")
    for draw in 0..<200 {
      for (object, name) in ["a", "b"].enumerated() {
        let hash = StreamKey.hash(name.utf8)
        #expect(columns[0][object, 0, draw] == key.uniform(object: hash, draw: draw))
        for month in 0..<6 {
          #expect(columns[2][object, month, draw] == key.uniform(object: hash, month: 2026 * 12 + month, draw: draw))
        }
      }
      #expect(columns[1][0, 3, draw] == key.uniform(month: 2026 * 12 + 3, draw: draw))
    }
    // An object that stands alone draws as it would in a list.
    #expect(columns[3].draws(object: 0, month: 0) == columns[0].draws(object: 1, month: 0))
    #expect(columns.map(\.objects) == [2, 1, 2, 1] && columns.map(\.months) == [1, 6, 6, 1])
  }

  @Test func `adding formulas and sources changes no draw`() throws {
    let u = sketch.uniform("u")
    let x = sketch.formula(.value(u) * .value(sketch.uniform("v", fresh: true)))
    let before = bits(try sketch.columns([u, x]))
    let other = Sketch(draws: 200, months: 6)
    for number in 0..<20 { _ = other.formula(.value(other.uniform("w\(number)")) + 1) }
    let all = other.graph.nodes.indices.map { $0 }
    let again = other.uniform("u")
    let y = other.formula(.value(again) * .value(other.uniform("v", fresh: true)))
    #expect(bits(Array(try other.columns(all + [again, y]).suffix(2))) == before)
  }

  @Test(arguments: [
    (Distribution.lognormalInterval, [680.0, 950]), (.logitNormalInterval, [0.4, 0.65]), (.normal, [10, 3]),
    (.lognormal, [10, 3]), (.uniform, [2, 5]), (.triangular, [1, 2, 4]), (.pert, [1, 2, 4]), (.beta, [2, 5]),
    (.gamma, [4, 2]), (.poisson, [3.5]), (.binomial, [10, 0.3]), (.happens, [0.3]), (.ratio, [0.74, 0.63, 0.87]),
  ])
  func `a distribution gives its quantiles, with literal, certain and uncertain parameters`(
    _ distribution: Distribution, _ parameters: [Double]
  ) throws {
    let u = sketch.uniform("u")
    let zero = sketch.formula(.value(sketch.uniform("v")) * 0)
    let one = sketch.formula(1)
    let literal = sketch.formula(.quantile(distribution, [.value(u)] + parameters.map { .constant($0) }))
    let certain = sketch.formula(.quantile(distribution, [.value(u)] + parameters.map { .value(one) * .constant($0) }))
    let uncertain = sketch.formula(
      .quantile(distribution, [.value(u)] + parameters.map { .value(zero) + .constant($0) }))
    let columns = try sketch.columns([u, literal, certain, uncertain])
    for draw in 0..<200 {
      let expected = Self.quantile(distribution, columns[0][0, 0, draw], parameters)
      for column in columns.dropFirst() {
        #expect(abs(column[0, 0, draw] - expected) <= 1e-9 * max(1, abs(expected)), "\(distribution) at draw \(draw)")
      }
    }
  }

  private static func quantile(_ distribution: Distribution, _ u: Double, _ p: [Double]) -> Double {
    func log(_ pair: (location: Double, spread: Double)) -> Double {
      Quantile.lognormal(u, location: pair.location, spread: pair.spread)
    }
    switch distribution {
    case .lognormalInterval: return log(Parameters.lognormal(p5: p[0], p95: p[1]))
    case .logitNormalInterval:
      let (location, spread) = Parameters.logitNormal(p5: p[0], p95: p[1])
      return Quantile.logitNormal(u, location: location, spread: spread)
    case .normal: return Quantile.normal(u, mean: p[0], sd: p[1])
    case .lognormal: return log(Parameters.lognormal(mean: p[0], sd: p[1]))
    case .uniform: return Quantile.uniform(u, low: p[0], high: p[1])
    case .triangular: return Quantile.triangular(u, low: p[0], mode: p[1], high: p[2])
    case .pert: return Quantile.pert(u, low: p[0], mode: p[1], high: p[2])
    case .beta: return Quantile.beta(u, p[0], p[1])
    case .gamma:
      let (shape, scale) = Parameters.gamma(mean: p[0], sd: p[1])
      return Quantile.gamma(u, shape: shape, scale: scale)
    case .poisson: return Quantile.poisson(u, mean: p[0])
    case .binomial: return Quantile.binomial(u, trials: p[0], chance: p[1])
    case .happens: return Quantile.happens(u, chance: p[0])
    case .ratio: return log(Parameters.ratio(point: p[0], low: p[1], high: p[2]))
    }
  }

  @Test func `a variable drawn anew each month moves with one normal number whatever its interval and shape`() throws {
    let offices = axis("a", "b")
    let stream = sketch.uniform("s", each: true, fresh: true, axis: offices)
    let u = Operation.load(stream, .loop(0))
    func drawn(_ distribution: Distribution, _ parameters: [Double]) -> NodeID {
      sketch.formula(.quantile(distribution, [u] + parameters.map { .constant($0) }), axis: offices)
    }
    let columns = try sketch.columns([
      drawn(.normal, [10, 3]), drawn(.normal, [-1, 0]), drawn(.lognormalInterval, [680, 950]),
      drawn(.logitNormalInterval, [0.4, 0.65]),
    ])
    let pay = Parameters.lognormal(p5: 680, p95: 950)
    let share = Parameters.logitNormal(p5: 0.4, p95: 0.65)
    let key = StreamKey(seed: 2_019, name: "s")
    for (object, name) in ["a", "b"].enumerated() {
      for month in 0..<6 {
        for draw in 0..<200 {
          let z = key.normal(object: StreamKey.hash(name.utf8), month: 2026 * 12 + month, draw: draw)
          #expect(columns[0][object, month, draw] == 10 + 3 * z)
          #expect(columns[1][object, month, draw] == -1)
          #expect(columns[2][object, month, draw] == Elementary.exponential(pay.location + pay.spread * z))
          let odds = Elementary.exponential(share.location + share.spread * z)
          #expect(abs(columns[3][object, month, draw] - odds / (1 + odds)) < 1e-15)
        }
      }
    }
  }

  @Test func `one object's variable is the same where it is looked up`() throws {
    let offices = axis("a", "b", "c")
    let stream = sketch.uniform("s", each: true, fresh: true, axis: offices)
    func drawn(_ index: Index) -> Operation { .quantile(.normal, [.load(stream, index), .constant(0), .constant(1)]) }
    let all = sketch.formula(drawn(.loop(0)), axis: offices)
    let columns = try sketch.columns([all, sketch.formula(drawn(.row(1))), sketch.formula(drawn(.row(2)))])
    for month in 0..<6 {
      #expect(columns[0].draws(object: 1, month: month) == columns[1].draws(object: 0, month: month))
      #expect(columns[0].draws(object: 2, month: month) == columns[2].draws(object: 0, month: month))
    }
  }

  @Test func `a distribution with impossible parameters has no value`() throws {
    let u = Operation.value(sketch.uniform("u"))
    let minus = Operation.value(sketch.formula(-1))
    for impossible in [
      Operation.quantile(.normal, [u, 1, minus]), .quantile(.lognormalInterval, [u, minus, 2]),
      .quantile(.uniform, [u, 1, minus]), .quantile(.gamma, [u, minus, 1]), .quantile(.poisson, [u, minus]),
      .quantile(.happens, [u, minus]), .quantile(.normal, [u, 1 / 0, 1]), .quantile(.uniform, [u, 0, 1 / 0]),
    ] {
      #expect(try sketch.column(sketch.formula(impossible)).values.allSatisfy(\.isNaN))
    }
  }

  @Test func `tied sources keep their numbers, and the second follows the first`() throws {
    let (first, second, third) = (sketch.uniform("a"), sketch.uniform("b"), sketch.uniform("c"))
    let free = try sketch.columns([first, second, third])
    sketch.correlations = [(first: first, second: second, coefficient: 0.6)]
    let tied = try sketch.columns([first, second, third])
    #expect(tied[0].values == free[0].values && tied[2].values == free[2].values)
    #expect(tied[1].values != free[1].values && tied[1].values.sorted() == free[1].values.sorted())
    #expect(abs(RankCorrelation.spearman(tied[0].values, tied[1].values) - 0.6) < 0.01)
    // Also where the first is not asked for.
    sketch.engine = Engine(threads: 1)
    #expect(try sketch.column(second).values == tied[1].values)
  }

  @Test func `statistics over the draws that have a value`() throws {
    let u = sketch.uniform("u")
    let x = sketch.formula(.select(.binary(.less, .value(u), 0.25), .constant(.nan), .value(u) * 100))
    let yes = sketch.formula(.binary(.greater, .value(x), 50))
    let given = sketch.formula(.binary(.greater, .value(u), 0.75))
    func statistic(_ kind: DrawStatistic, _ of: NodeID, at: Double = 0, given: NodeID? = nil) -> NodeID {
      sketch.node("s", .statistic(kind, .value(of), at: at, given: given))
    }
    let nodes = [
      statistic(.expected, x), statistic(.sd, x), statistic(.quantile, x, at: 0.95), statistic(.tailMean, x, at: 0.95),
      statistic(.chance, yes), statistic(.expected, x, given: given), statistic(.chance, yes, given: given),
    ]
    let found = try sketch.columns(nodes).map { $0[0, 0, 0] }
    let draws = try sketch.column(x).values.filter { !$0.isNaN }.sorted()
    #expect(draws.count == 150)
    let mean = draws.reduce(0, +) / 150
    let variance = draws.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 149
    #expect(abs(found[0] - mean) < 1e-11)
    #expect(abs(found[1] - variance.squareRoot()) < 1e-11)
    #expect(abs(found[2] - (draws[141] + 0.55 * (draws[142] - draws[141]))) < 1e-11)
    #expect(abs(found[3] - (draws.suffix(7).reduce(0, +) + 0.5 * draws[142]) / 7.5) < 1e-9)
    #expect(found[4] == 100.0 / 200, "a condition without a value does not hold")
    #expect(abs(found[5] - draws.suffix(50).reduce(0, +) / 50) < 1e-11)
    #expect(found[6] == 1)
  }

  @Test func `a statistic in a formula reads finished draws`() throws {
    let offices = axis("a", "b")
    let x = sketch.formula(
      .value(sketch.uniform("u")) * (.position(loop: 0) + 1) * .unary(.monthNumber, .month), axis: offices)
    let mean = sketch.node("m", .statistic(.expected, .own(x), at: 0, given: nil), axis: offices)
    let share = sketch.formula(.own(x) / .own(mean), axis: offices)
    let again = sketch.node("m", .statistic(.expected, .own(share), at: 0, given: nil), axis: offices)
    let columns = try sketch.columns([mean, again])
    #expect(columns[0].objects == 2 && columns[0].months == 6 && columns[0].draws == 1)
    for object in 0..<2 {
      for month in 0..<6 {
        #expect(abs(columns[0][object, month, 0] - 0.5 * Double((object + 1) * (month + 1))) < 1e-2)
        #expect(abs(columns[1][object, month, 0] - 1) < 1e-12)
      }
    }
  }

  @Test func `a statistic of what is certain is that value`() throws {
    let x = sketch.formula(7)
    let kinds: [(DrawStatistic, Double)] = [(.expected, 7), (.sd, 0), (.quantile, 7), (.tailMean, 7)]
    for (kind, expected) in kinds {
      #expect(
        try sketch.column(sketch.node("s", .statistic(kind, .value(x), at: 0.9, given: nil))).values == [expected])
    }
    let certain = sketch.node("s", .statistic(.chance, .binary(.greater, .value(x), 6), at: 0, given: nil))
    #expect(try sketch.column(certain).values == [1])
  }

  @Test func `a formula varies only along what it reads`() throws {
    let offices = axis("a", "b")
    let plain = sketch.formula(3, axis: offices)
    let monthly = sketch.formula(.month + .own(plain), axis: offices)
    let drawn = sketch.formula(.own(plain) * .value(sketch.uniform("u")), axis: offices)
    let all = sketch.formula(.own(drawn) + .position(loop: 0) + .own(monthly), axis: offices)
    let shapes = try sketch.columns([plain, monthly, drawn, all]).map { [$0.objects, $0.months, $0.draws] }
    #expect(shapes == [[1, 1, 1], [1, 6, 1], [1, 1, 200], [2, 6, 200]])
  }
}
