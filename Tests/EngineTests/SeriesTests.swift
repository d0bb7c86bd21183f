import Engine
import Model
import Quantities
import Testing

/// Months: series that read their own past, rings, and reductions over finished series.
struct SeriesTests {
  let sketch = Sketch(draws: 8, months: 12)

  @Test func `a series adds to its past from what it starts with`() throws {
    let stock = sketch.formula(0, starting: 10)
    sketch.graph[stock].body = .formula(.before(stock) + 2)
    #expect(try sketch.column(stock).values == (1...12).map { 10 + 2 * Double($0) })
  }

  @Test func `a ring of two series with a lag of three months`() throws {
    // a = b three months back + 1, b = a one month back * 2; a starts with 1, b with 5.
    let a = sketch.formula(0, starting: 1)
    let b = sketch.formula(0, starting: 5)
    sketch.graph[a].body = .formula(.before(b, 3) + 1)
    sketch.graph[b].body = .formula(.before(a) * 2)
    var (left, right): ([Double], [Double]) = ([], [])
    for month in 0..<12 {
      left.append((month >= 3 ? right[month - 3] : 5) + 1)
      right.append((month >= 1 ? left[month - 1] : 1) * 2)
    }
    let columns = try sketch.columns([a, b])
    #expect(columns[0].values == left)
    #expect(columns[1].values == right)
  }

  @Test func `a ring runs the same with draws and objects`() throws {
    let offices = axis(count: 3)
    let size = sketch.data([10, 20, 30], offices)
    let u = sketch.uniform("u")
    let stock = sketch.formula(0, axis: offices, starting: .own(size))
    let flow = sketch.formula(.ownBefore(stock, 2) * .value(u), axis: offices, starting: 0)
    sketch.graph[stock].body = .formula(.ownBefore(stock) + .own(flow) - .ownBefore(flow, 1))
    let columns = try sketch.columns([stock, u])
    for object in 0..<3 {
      for draw in 0..<8 {
        let u = columns[1][0, 0, draw]
        let start = Double(10 * (object + 1))
        var (stocks, flows): ([Double], [Double]) = ([], [])
        for month in 0..<12 {
          flows.append((month >= 2 ? stocks[month - 2] : start) * u)
          stocks.append((month >= 1 ? stocks[month - 1] : start) + flows[month] - (month >= 1 ? flows[month - 1] : 0))
        }
        #expect((0..<12).map { columns[0][object, $0, draw] } == stocks)
      }
    }
  }

  @Test func `what starts a series is read in the first month`() throws {
    let target = sketch.formula(.month - .constant(Double(2026 * 12)) + 7)
    let stock = sketch.formula(0, starting: .value(target))
    sketch.graph[stock].body = .formula(.before(stock, 3))
    #expect(try sketch.column(stock).values == [Double](repeating: 7, count: 12))
    // Also of a series that is constant itself.
    let constant = sketch.formula(5, starting: 1)
    #expect(
      try sketch.column(sketch.formula(.before(constant, 2))).values == [1, 1] + [Double](repeating: 5, count: 10))
  }

  @Test func `a lag longer than the axis has only what the series starts with`() throws {
    let series = sketch.formula(.month, starting: 3)
    #expect(try sketch.column(sketch.formula(.before(series, 1_200))).values == [Double](repeating: 3, count: 12))
  }

  @Test func `a loop within a month is named`() {
    let a = sketch.formula(0)
    let b = sketch.formula(.value(a))
    sketch.graph[a].body = .formula(.value(b))
    #expect(throws: EngineError.loop([a, b])) { try sketch.column(a) }
  }

  @Test func `a finished series or finished draws on a ring are refused`() {
    let a = sketch.formula(0, starting: 0)
    let total = sketch.node("total", .overTime(.total, .value(a)))
    sketch.graph[a].body = .formula(.before(a) + .value(total))
    #expect(throws: EngineError.self) { try sketch.column(a) }
    let b = sketch.formula(0, starting: 0)
    let mean = sketch.node("mean", .statistic(.expected, .before(b), at: 0, given: nil))
    sketch.graph[b].body = .formula(.value(mean) + .value(sketch.uniform("u")))
    #expect(throws: EngineError.self) { try sketch.column(b) }
  }

  @Test(arguments: [
    (TimeReduction.total, 66.0), (.mean, 6), (.first, 1), (.last, .nan), (.peak, 11), (.minimum, 1),
    (.at(Month(year: 2026, number: 4)), 4), (.at(Month(year: 2030, number: 1)), .nan), (.yearMean(2026), 6),
    (.yearMean(2027), .nan),
  ])
  func `a reduction over time leaves out months without a value`(_ reduction: TimeReduction, _ expected: Double) throws
  {
    // 1, 2, … 11 and none in December.
    let number = Operation.unary(.monthNumber, .month)
    let series = sketch.formula(.select(.binary(.less, number, 12), number, .constant(.nan)))
    let plain = try sketch.column(sketch.node("r", .overTime(reduction, .value(series))))
    #expect(plain.months == 1 && same(plain.values, [expected]))
    let zero = sketch.formula(.value(sketch.uniform("u")) * 0)
    let draws = try sketch.column(sketch.node("r", .overTime(reduction, .value(series) + .value(zero))))
    #expect(draws.draws == 8 && same(draws.values, [Double](repeating: expected, count: 8)))
  }

  @Test func `the first month of a condition, or none`() throws {
    let reached = sketch.node("w", .overTime(.when, .binary(.greaterOrEqual, .unary(.monthNumber, .month), 5)))
    let never = sketch.node("w", .overTime(.when, .binary(.greater, .unary(.monthNumber, .month), 12)))
    let columns = try sketch.columns([reached, never])
    #expect(columns[0].values == [Double(Month(year: 2026, number: 5).index)])
    #expect(columns[1].values[0].isNaN)
  }

  @Test func `nothing but missing months has no total`() throws {
    let series = sketch.formula(.month * .constant(.nan))
    for reduction in [TimeReduction.total, .mean, .peak, .minimum, .when] {
      #expect(try sketch.column(sketch.node("r", .overTime(reduction, .value(series)))).values[0].isNaN)
    }
  }

  @Test func `a reduction by year and by month`() throws {
    let sketch = Sketch(draws: 8, months: 30)
    let years = Axis(name: "year", kind: "year", keys: ["2026", "2027", "2028"])
    let months = Axis(name: "month", kind: "month", keys: (0..<30).map { "\($0)" })
    let zero = sketch.formula(.value(sketch.uniform("u")) * 0)
    for extra in [Operation.constant(0), .value(zero)] {
      let series = sketch.formula(.unary(.monthNumber, .month) + extra)
      let total = try sketch.column(sketch.node("t", .byPeriod(.total, .value(series), .year), axis: years))
      #expect(total.objects == 3 && (0..<3).map { total[$0, 0, 0] } == [78, 78, 21])
      let mean = try sketch.column(sketch.node("m", .byPeriod(.mean, .value(series), .year), axis: years))
      #expect((0..<3).map { mean[$0, 0, 7] } == [6.5, 6.5, 3.5])
      let last = try sketch.column(sketch.node("l", .byPeriod(.last, .value(series), .year), axis: years))
      #expect((0..<3).map { last[$0, 0, 7] } == [12, 12, 6])
      let each = try sketch.column(sketch.node("e", .byPeriod(.peak, .value(series), .month), axis: months))
      #expect((0..<30).map { each[$0, 0, 3] } == (0..<30).map { Double($0 % 12 + 1) })
    }
  }

  @Test func `a finished series can be read in every month`() throws {
    let series = sketch.formula(.unary(.monthNumber, .month) * .value(sketch.uniform("u")))
    let peak = sketch.node("p", .overTime(.peak, .value(series)))
    let share = try sketch.column(sketch.formula(.value(series) / .value(peak)))
    for month in 0..<12 { #expect(abs(share[0, month, 3] - Double(month + 1) / 12) < 1e-15) }
  }
}
