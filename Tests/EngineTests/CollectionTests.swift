import Engine
import Model
import Quantities
import Testing

/// Objects: reductions over collections, groups, rows, ranks, and parts that tie objects together.
struct CollectionTests {
  static let none = Double.nan
  let sketch = Sketch(draws: 8, months: 12)
  let offices = axis("a", "b", "c", "d", "e")

  @Test(arguments: AggregateVerb.allCases)
  func `a reduction leaves out what has no value or does not meet its condition`(_ verb: AggregateVerb) throws {
    let figures = sketch.data([4, Self.none, 10, 3, 100], offices)
    let chosen = sketch.data([1, 1, 1, 1, 0], offices)
    let expected: [AggregateVerb: Double] = [.sum: 17, .mean: 17.0 / 3, .min: 3, .max: 10, .median: 4, .count: 4]
    let zero = sketch.formula(.value(sketch.uniform("u")) * 0)
    for extra in [Operation.constant(0), .value(zero), .month * 0, .month * .value(zero)] {
      let aggregate = Aggregate(
        verb: verb, over: offices, value: .element(figures) + extra, condition: .element(chosen) + extra)
      let column = try sketch.column(sketch.node("r", .aggregate(aggregate)))
      #expect(column.objects == 1)
      #expect(column.values.allSatisfy { $0 == expected[verb] }, "\(verb): \(column.values)")
    }
  }

  @Test(arguments: AggregateVerb.allCases)
  func `a reduction of nothing`(_ verb: AggregateVerb) throws {
    let nobody = Axis(name: "nobody", kind: "office", keys: [])
    let isNumber = verb == .sum || verb == .count
    for (axis, condition) in [(offices, Operation.constant(.nan)), (nobody, .constant(1))] {
      let aggregate = Aggregate(verb: verb, over: axis, value: .position(loop: 1) + 1, condition: condition)
      let column = try sketch.column(sketch.node("r", .aggregate(aggregate)))
      #expect(same(column.values, [isNumber ? 0 : Self.none]))
    }
  }

  @Test(arguments: AggregateVerb.allCases)
  func `a reduction by group`(_ verb: AggregateVerb) throws {
    let counties = axis("north", "south", "west")
    let county = sketch.data([0, 2, 0, Self.none, 2], offices)
    let figures = sketch.data([1, 2, 3, 4, 6], offices)
    let expected: [AggregateVerb: [Double]] = [
      .sum: [4, 0, 8], .mean: [2, Self.none, 4], .min: [1, Self.none, 2], .max: [3, Self.none, 6],
      .median: [2, Self.none, 4],
      .count: [2, 0, 2],
    ]
    let zero = sketch.formula(.value(sketch.uniform("u")) * 0)
    // Certain and uncertain values, and groups that differ by draw.
    for (extra, moved) in [
      (Operation.constant(0), Operation.constant(0)), (.value(zero), 0), (.month * .value(zero), 0), (0, .value(zero)),
    ] {
      let aggregate = Aggregate(
        verb: verb, over: offices, value: .element(figures) + extra, group: .element(county) + moved)
      let column = try sketch.column(sketch.node("r", .aggregate(aggregate), axis: counties))
      #expect(column.objects == 3)
      #expect(same((0..<3).map { column[$0, 11, 7] }, expected[verb] ?? []), "\(verb)")
    }
  }

  @Test func `a group's elements may read the object they count for`() throws {
    let counties = axis("north", "south")
    let county = sketch.data([0, 1, 0, 1, 1], offices)
    let limit = sketch.data([2, 3], counties)
    let figures = sketch.data([1, 2, 3, 4, 5], offices)
    let aggregate = Aggregate(
      verb: .sum, over: offices, value: .element(figures) * .own(limit),
      condition: .binary(.greater, .element(figures), .own(limit)), group: .element(county))
    let column = try sketch.column(sketch.node("r", .aggregate(aggregate), axis: counties))
    #expect(column.values == [3 * 2, (4 + 5) * 3])
  }

  @Test(arguments: AggregateVerb.allCases)
  func `two collections joined object by object, whichever is longer`(_ verb: AggregateVerb) throws {
    let groups = axis("heart", "lungs")
    for (rows, elements) in [(offices, groups), (groups, offices)] {
      let left = sketch.data((0..<rows.keys.count).map { Double($0 + 1) }, rows)
      let right = sketch.data((0..<elements.keys.count).map { Double(10 * ($0 + 1)) }, elements)
      let aggregate = Aggregate(
        verb: verb, over: elements, value: .own(left) + .element(right),
        condition: .binary(.notEqual, .own(left) * 10, .element(right)))
      let column = try sketch.column(sketch.node("r", .aggregate(aggregate), axis: rows))
      let expected = (0..<rows.keys.count).map { row -> Double in
        let terms = (0..<elements.keys.count).filter { $0 != row }.map { Double(row + 1) + Double(10 * ($0 + 1)) }
          .sorted()
        let half = terms.count / 2
        switch verb {
        case .sum: return terms.reduce(0, +)
        case .mean: return terms.reduce(0, +) / Double(terms.count)
        case .min: return terms.min() ?? .nan
        case .max: return terms.max() ?? .nan
        case .median: return terms.count % 2 == 1 ? terms[half] : (terms[half - 1] + terms[half]) / 2
        case .count: return Double(terms.count)
        }
      }
      #expect(same(column.values, expected), "\(verb)")
    }
  }

  @Test func `joining two long collections is refused`() {
    let many = axis(count: 60_000, name: "many")
    let more = axis(count: 60_001, name: "more")
    let left = sketch.data([1], many)
    let right = sketch.data([1], more)
    let node = sketch.node(
      "r", .aggregate(Aggregate(verb: .sum, over: more, value: .own(left) + .element(right))), axis: many)
    #expect(throws: EngineError.tooManyPairs(node, 60_000 * 60_001)) { try sketch.column(node) }
  }

  @Test func `a reference reads its row, and has no value without one`() throws {
    let counties = axis("north", "south")
    let county = sketch.data([0, 1, Self.none, 1, 7], offices)
    let zero = sketch.formula(.value(sketch.uniform("u")) * 0)
    for extra in [Operation.constant(0), .value(zero), .month * 0, .month * .value(zero)] {
      let size = sketch.formula(.own(sketch.data([10, 20], counties)) + extra, axis: counties)
      let read = sketch.formula(.load(size, .computed(.own(county))), axis: offices)
      let moved = sketch.formula(.load(size, .computed(.own(county) + .value(zero))), axis: offices)
      for column in try sketch.columns([read, moved]) {
        #expect(same((0..<5).map { column[$0, 0, 0] }, [10, 20, Self.none, 20, Self.none]))
        #expect(same((0..<5).map { column[$0, 11, 7] }, [10, 20, Self.none, 20, Self.none]))
      }
      #expect(try sketch.column(sketch.formula(.load(size, .row(1))))[0, 5, 5] == 20)
      #expect(try sketch.column(sketch.formula(.load(size, .row(2))))[0, 5, 5].isNaN)
    }
  }

  @Test func `a row of an earlier month`() throws {
    let series = sketch.formula(
      .position(loop: 0) * 100 + .unary(.monthNumber, .month), axis: offices, starting: .position(loop: 0))
    let next = sketch.data([1, 2, 3, 4, 0], offices)
    let zero = sketch.formula(.value(sketch.uniform("u")) * 0)
    let fixed = sketch.formula(.lagged(series, .row(2), months: 2))
    let read = sketch.formula(.lagged(series, .computed(.own(next)), months: 1), axis: offices)
    let moved = sketch.formula(.lagged(series, .computed(.own(next) + .value(zero)), months: 1), axis: offices)
    let columns = try sketch.columns([fixed, read, moved])
    #expect(columns[0].values == [2, 2] + (1...10).map { 200 + Double($0) })
    for column in columns.dropFirst() {
      for object in 0..<5 {
        let row = (object + 1) % 5
        #expect((0..<12).map { column[object, $0, 3] } == [Double(row)] + (1...11).map { Double(row * 100 + $0) })
      }
    }
  }

  @Test func `ranks go down from the highest, equal ones in the order of the collection`() throws {
    let key = sketch.data([3, 9, 3, Self.none, 10], offices)
    let rank = sketch.node("rank", .rank(.own(key)), axis: offices)
    #expect(same(try sketch.column(rank).values, [3, 2, 4, Self.none, 1]))
    let monthly = sketch.node("rank", .rank(.own(key) * (.unary(.monthNumber, .month) - 6)), axis: offices)
    let column = try sketch.column(monthly)
    #expect(same((0..<5).map { column[$0, 11, 0] }, [3, 2, 4, Self.none, 1]))
    #expect(same((0..<5).map { column[$0, 0, 0] }, [1, 3, 2, Self.none, 4]))
  }

  @Test func `a list of single objects is a column`() throws {
    let two = axis("one", "two")
    let u = sketch.uniform("u")
    let first = sketch.formula(.month * 1)
    let second = sketch.formula(.value(u))
    let list = sketch.node("list", .stack([first, second]), axis: two)
    let sum = sketch.node("sum", .aggregate(Aggregate(verb: .sum, over: two, value: .element(list))))
    let row = sketch.formula(.load(list, .row(1)))
    let columns = try sketch.columns([list, sum, u, row])
    for month in 0..<12 {
      #expect(columns[0][0, month, 4] == Double(2026 * 12 + month))
      #expect(columns[0][1, month, 4] == columns[2][0, 0, 4])
      #expect(columns[1][0, month, 4] == Double(2026 * 12 + month) + columns[2][0, 0, 4])
      #expect(columns[3][0, month, 4] == columns[2][0, 0, 4])
    }
  }

  @Test func `a market that all objects share goes through the months together`() throws {
    // Each office asks for what it lacks; a national supply is shared out in proportion to what is asked.
    let posts = sketch.data([1, 2, 3, 4, 5], offices)
    let u = sketch.uniform("u")
    let nurses = sketch.formula(0, axis: offices, starting: 0)
    let asks = sketch.formula(.own(posts) - .ownBefore(nurses) * .value(u), axis: offices)
    let asked = sketch.node("asked", .aggregate(Aggregate(verb: .sum, over: offices, value: .element(asks))))
    sketch.graph[nurses].body = .formula(.ownBefore(nurses) + .own(asks) * 2 / .value(asked))
    let national = sketch.node("all", .aggregate(Aggregate(verb: .sum, over: offices, value: .element(nurses))))
    let columns = try sketch.columns([nurses, national, u])
    for draw in 0..<8 {
      let u = columns[2][0, 0, draw]
      var stock = [Double](repeating: 0, count: 5)
      for month in 0..<12 {
        let asks = (0..<5).map { Double($0 + 1) - stock[$0] * u }
        let asked = asks.reduce(0, +)
        for object in 0..<5 { stock[object] = stock[object] + asks[object] * 2 / asked }
        #expect((0..<5).map { columns[0][$0, month, draw] } == stock)
        #expect(columns[1][0, month, draw] == stock.reduce(0, +))
      }
    }
  }

  @Test func `shares of a total need no more memory than a month of all objects`() throws {
    // 400 offices × 24 months × 512 draws of cost and of share would be 79 MB.
    let many = axis(count: 400)
    let sketch = Sketch(draws: 512, months: 24, engine: Engine(memoryLimit: 8 << 20, threads: 1))
    let cost = sketch.formula((.position(loop: 0) + .month) * .value(sketch.uniform("u")), axis: many)
    let total = sketch.node("total", .aggregate(Aggregate(verb: .sum, over: many, value: .element(cost))))
    let share = sketch.formula(.own(cost) / .value(total), axis: many)
    let sum = sketch.node("sum", .aggregate(Aggregate(verb: .sum, over: many, value: .element(share))))
    let column = try sketch.column(sum)
    #expect(column.months == 24 && column.draws == 512)
    #expect(column.values.allSatisfy { abs($0 - 1) < 1e-12 })
  }
}
