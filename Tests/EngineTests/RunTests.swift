import Engine
import Model
import Quantities
import Testing

/// Runs as a whole: the same bits always, what is remembered, and what stops a run.
struct RunTests {
  /// Of the columns of `model`, with 300 draws and 18 months.
  private static let hash: UInt64 = 12_123_178_070_560_439_207

  /// A model with everything: stocks per office, a national ring, noise, statistics, groups.
  static func model(_ sketch: Sketch) -> [NodeID] {
    let offices = axis(count: 37)
    let counties = axis(count: 5, name: "county")
    let county = sketch.data((0..<37).map { Double($0 % 5) }, offices)
    let pay = sketch.formula(.quantile(.lognormalInterval, [.value(sketch.uniform("pay")), 680, 950]))
    let noise = sketch.formula(sketch.normal("noise", each: true, fresh: true, axis: offices), axis: offices)
    let wish = sketch.formula(
      .quantile(.gamma, [.load(sketch.uniform("wish", each: true, axis: offices), .loop(0)), 4, 2]), axis: offices)
    let nurses = sketch.formula(0, axis: offices, starting: 1)
    let asks = sketch.formula(.binary(.maximum, .own(wish) - .ownBefore(nurses), 0), axis: offices)
    let asked = sketch.node("asked", .aggregate(Aggregate(verb: .sum, over: offices, value: .element(asks))))
    sketch.graph[nurses].body = .formula(.ownBefore(nurses) * 0.95 + .own(asks) * 4 / .value(asked))
    let cost = sketch.formula(.own(nurses) * .value(pay) * .unary(.exponential, .own(noise) * 0.1), axis: offices)
    let byCounty = sketch.node(
      "county", .aggregate(Aggregate(verb: .sum, over: offices, value: .element(cost), group: .element(county))),
      axis: counties)
    let national = sketch.node("national", .aggregate(Aggregate(verb: .mean, over: offices, value: .element(cost))))
    let total = sketch.node("total", .overTime(.total, .value(national)))
    let worst = sketch.node("worst", .statistic(.quantile, .value(total), at: 0.95, given: nil))
    let over = sketch.formula(.binary(.power, .value(total) / .value(worst), 1.7))
    return [nurses, byCounty, national, total, worst, over]
  }

  @Test(arguments: [1, 2, 3, 7])
  func `any number of threads gives the same bits, in debug and release builds too`(_ threads: Int) throws {
    let sketch = Sketch(draws: 300, months: 18, engine: Engine(threads: threads))
    let hash = bits(try sketch.columns(Self.model(sketch)))
    #expect(hash == Self.hash)
  }

  @Test(arguments: [Together.never, .always(objects: 2), .always(objects: 16), .always(objects: 64)])
  func `one object in a column or many gives the same bits`(_ together: Together) throws {
    let sketch = Sketch(draws: 300, months: 18, engine: Engine(threads: 2, largeBytes: 1, together: together))
    #expect(bits(try sketch.columns(Self.model(sketch))) == Self.hash)
  }

  @Test func `draws do not depend on how many there are`() throws {
    let (few, many) = (Sketch(draws: 21, months: 18), Sketch(draws: 300, months: 18))
    let offices = axis(count: 3)
    let columns = try [few, many].map { sketch in
      try sketch.column(sketch.formula(sketch.normal("noise", each: true, fresh: true, axis: offices), axis: offices))
    }
    for draw in 0..<21 { #expect(columns[0][2, 17, draw] == columns[1][2, 17, draw]) }
  }

  @Test func `what was computed before is not computed again, and gives the same bits`() throws {
    let sketch = Sketch(draws: 100, months: 18)
    let nodes = Self.model(sketch)
    let first = try sketch.engine.evaluate(sketch.graph, nodes, settings: sketch.settings)
    let again = try sketch.engine.evaluate(sketch.graph, nodes, settings: sketch.settings)
    #expect(first.nodesRun > 10 && again.nodesRun == 0)
    #expect(bits(nodes.map { first[$0] }) == bits(nodes.map { again[$0] }))
    // The same model made anew in another graph, with other nodes before.
    let other = Sketch(draws: 100, months: 18, engine: sketch.engine)
    for number in 0..<5 { _ = other.formula(.constant(Double(number))) }
    let copies = Self.model(other)
    let third = try other.engine.evaluate(other.graph, copies, settings: other.settings)
    #expect(third.nodesRun == 0)
    #expect(bits(nodes.map { first[$0] }) == bits(copies.map { third[$0] }))
    // Other draws are another run.
    other.settings.draws = 101
    #expect(try other.engine.evaluate(other.graph, copies, settings: other.settings).nodesRun > 10)
  }

  @Test func `a change is computed for what it reaches only`() throws {
    let sketch = Sketch(draws: 100)
    var leaves: [NodeID] = []
    var roots: [NodeID] = []
    for number in 0..<10 {
      leaves.append(sketch.formula(.constant(Double(number))))
      var last = sketch.formula(.value(leaves[number]) * .value(sketch.uniform("u\(number)")))
      for _ in 0..<99 { last = sketch.formula(.value(last) + 1) }
      roots.append(last)
    }
    let all = try sketch.engine.evaluate(sketch.graph, roots, settings: sketch.settings)
    #expect(all.nodesRun == 10 * (100 + 2))
    sketch.graph[leaves[3]].body = .formula(42)
    let changed = try sketch.engine.evaluate(sketch.graph, roots, settings: sketch.settings)
    #expect(changed.nodesRun == 102)
    for (number, root) in roots.enumerated() {
      #expect((bits([all[root]]) == bits([changed[root]])) == (number != 3))
    }
  }

  @Test func `keys tell what a change moved, also on a ring`() throws {
    let sketch = Sketch(draws: 100)
    let rate = sketch.formula(2)
    let a = sketch.formula(0, starting: 1)
    let b = sketch.formula(.before(a) * .value(rate), starting: 5)
    sketch.graph[a].body = .formula(.before(b, 3) + 1)
    let aside = sketch.formula(.value(sketch.uniform("u")) * 2)
    let nodes = [rate, a, b, aside]
    let before = sketch.engine.keys(of: sketch.graph, nodes, settings: sketch.settings)
    #expect(before[a] != before[b])
    // Another order of questions names the ring alike.
    #expect(sketch.engine.keys(of: sketch.graph, [b, a], settings: sketch.settings)[a] == before[a])
    sketch.graph[rate].body = .formula(3)
    let after = sketch.engine.keys(of: sketch.graph, nodes, settings: sketch.settings)
    #expect(nodes.map { before[$0] == after[$0] } == [false, false, false, true])
    // Time moves series only, the seed what is uncertain.
    sketch.settings.time = TimeAxis(first: sketch.settings.time.first, last: Month(year: 2028, number: 1))
    let later = sketch.engine.keys(of: sketch.graph, nodes, settings: sketch.settings)
    #expect(nodes.map { later[$0] == after[$0] } == [true, false, false, true])
    sketch.settings.seed = 7
    let reseeded = sketch.engine.keys(of: sketch.graph, nodes, settings: sketch.settings)
    #expect(nodes.map { reseeded[$0] == later[$0] } == [true, true, true, false])
  }

  @Test func `what is remembered stays within its bound`() throws {
    let sketch = Sketch(draws: 1_000, engine: Engine(threads: 1, memoLimit: 100_000))
    let u = sketch.uniform("u")
    let nodes = (0..<40).map { sketch.formula(.value(u) * .constant(Double($0))) }
    for node in nodes { _ = try sketch.column(node) }
    // 8 kB each: the last dozen is still there, the first is not.
    #expect(try sketch.engine.evaluate(sketch.graph, [nodes[39]], settings: sketch.settings).nodesRun == 0)
    #expect(try sketch.engine.evaluate(sketch.graph, [nodes[0]], settings: sketch.settings).nodesRun == 2)
  }

  @Test func `a run that needs too much memory is refused before it starts`() {
    let many = axis(count: 10_000)
    let sketch = Sketch(draws: 10_000, months: 120, engine: Engine(memoryLimit: 1 << 30, threads: 2))
    let x = sketch.formula(sketch.normal("x", each: true, fresh: true, axis: many), axis: many)
    do {
      _ = try sketch.engine.evaluate(sketch.graph, [x], settings: sketch.settings)
      Issue.record("it ran")
    } catch .tooLarge(let bytes, let limit) {
      #expect(limit == 1 << 30 && bytes >= 10_000 * 10_000 * 120 * 8)
    } catch { Issue.record("\(error)") }
  }

  @Test(arguments: [1, 2])
  func `a run stops within a tenth of a second, and leaves nothing behind`(_ threads: Int) throws {
    let many = axis(count: 1_000)
    let sketch = Sketch(draws: 1_000, months: 120, engine: Engine(threads: threads))
    let noise = sketch.formula(sketch.normal("x", each: true, fresh: true, axis: many), axis: many)
    let sum = sketch.node(
      "sum", .aggregate(Aggregate(verb: .sum, over: many, value: .unary(.exponential, .element(noise)))))
    let clock = ContinuousClock()
    let start = clock.now
    var asked: ContinuousClock.Instant?
    #expect(throws: EngineError.cancelled) {
      try sketch.engine.evaluate(
        sketch.graph, [sum], settings: sketch.settings,
        isCancelled: {
          if asked == nil, clock.now - start > .milliseconds(50) { asked = clock.now }
          return asked != nil
        })
    }
    let asking = try #require(asked)
    #expect(clock.now - asking < .milliseconds(100))
    sketch.settings.draws = 8
    sketch.settings.time = TimeAxis(first: sketch.settings.time.first, last: sketch.settings.time.first)
    #expect(try sketch.column(sum).values.allSatisfy { $0 > 0 })
  }

  @Test func `a field without an object is named`() {
    let sketch = Sketch()
    let field = sketch.node("practice.cost", .abstract)
    let cost = sketch.formula(.value(field) * 2)
    #expect(throws: EngineError.abstract(field)) { try sketch.column(cost) }
  }

  @Test func `progress rises to one`() throws {
    let sketch = Sketch(draws: 1_000, months: 24, engine: Engine(threads: 2))
    var seen: [Double] = []
    _ = try sketch.engine.evaluate(
      sketch.graph, Self.model(sketch), settings: sketch.settings, progress: { seen.append($0) })
    #expect(seen.last == 1 && zip(seen, seen.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func `the plan names each formula, its axes and how often it runs`() throws {
    let sketch = Sketch(draws: 300, months: 18)
    let nodes = Self.model(sketch)
    sketch.graph[nodes[0]].name = "nurses"
    let text = try sketch.engine.explainPlan(sketch.graph, nodes, settings: sketch.settings)
    #expect(text.contains("nurses — per object, month, draw"))
    #expect(text.contains("18 months, all objects together"))
    #expect(text.contains("worst"))
    #expect(text.contains("registers"))
  }
}
