import Engine
import Model
import Quantities
import Testing

/// What kernels make of figures, of no value and of what overflows.
struct ArithmeticTests {
  static let none = Double.nan

  @Test(
    arguments: [
      (UnaryKernel.negate, 2, -2), (.not, 1, 0), (.not, 0, 1), (.not, none, none), (.absolute, -3, 3),
      (.absolute, 3, 3),
      (.squareRoot, 9, 3), (.squareRoot, -1, none), (.exponential, 0, 1), (.exponential, 710, none),
      (.exponential, -800, 0),
      (.logarithm, 1, 0), (.logarithm, 0, none), (.logarithm, -1, none), (.round, 2.5, 3), (.round, -2.5, -3),
      (.round, 0.49999999999999994, 0), (.round, 2.4, 2), (.floor, -0.5, -1), (.ceiling, 0.2, 1),
      (.year, 24_312.5, 2_026),
      (.monthNumber, 24_312, 1), (.monthNumber, 24_323.9, 12), (.round, none, none),
    ] as [(UnaryKernel, Double, Double)])
  func `a function of one figure`(_ kernel: UnaryKernel, _ x: Double, _ expected: Double) throws {
    let sketch = Sketch()
    let found = try sketch.value(.unary(kernel, .constant(x)))
    #expect(same([found], [expected]), "\(kernel) of \(x) is \(found)")
    // And the same for draws.
    let figures = sketch.formula(.constant(x) + .value(sketch.uniform("u")) * 0)
    let draws = try sketch.column(sketch.formula(.unary(kernel, .value(figures))))
    #expect(draws.draws == 8 && same(draws.values, [Double](repeating: expected, count: 8)))
  }

  @Test(
    arguments: [
      (BinaryKernel.add, 1, 2, 3), (.subtract, 1, 2, -1), (.multiply, 3, 2, 6), (.divide, 1, 4, 0.25),
      (.divide, 1, 0, none),
      (.divide, 1, -0.0, none), (.divide, 0, 0, none), (.divide, 1, none, none), (.power, 2, 10, 1_024),
      (.power, -8, 0.5, none),
      (.power, none, 0, none), (.power, 1, none, none), (.power, 0, -1, none),
      (.minimum, 1, 2, 1), (.minimum, none, 2, none), (.minimum, 2, none, none), (.maximum, 1, 2, 2),
      (.maximum, 1, none, none),
      (.equal, 2, 2, 1), (.equal, 2, 2.0000000000000004, 0), (.equal, none, none, none), (.notEqual, 1, 2, 1),
      (.notEqual, none, 2, none), (.less, 1, 2, 1), (.less, 2, none, none), (.lessOrEqual, 2, 2, 1),
      (.greater, 1, 2, 0),
      (.greaterOrEqual, 2, 3, 0), (.and, 1, 1, 1), (.and, 1, 0, 0), (.and, 0, none, 0), (.and, none, 0, 0),
      (.and, 1, none, none),
      (.or, 0, 0, 0), (.or, 0, 1, 1), (.or, 1, 1, 1), (.or, 1, none, 1), (.or, none, 1, 1), (.or, 0, none, none),
      (.multiply, none, 0, none),
    ] as [(BinaryKernel, Double, Double, Double)])
  func `a function of two figures`(_ kernel: BinaryKernel, _ x: Double, _ y: Double, _ expected: Double) throws {
    let sketch = Sketch()
    let found = try sketch.value(.binary(kernel, .constant(x), .constant(y)))
    #expect(same([found], [expected]), "\(x) \(kernel) \(y) is \(found)")
    // With draws on either side, and on both.
    let zero = sketch.formula(.value(sketch.uniform("u")) * 0)
    let left = sketch.formula(.constant(x) + .value(zero))
    let right = sketch.formula(.constant(y) + .value(zero))
    let nodes = [
      sketch.formula(.binary(kernel, .value(left), .constant(y))),
      sketch.formula(.binary(kernel, .constant(x), .value(right))),
      sketch.formula(.binary(kernel, .value(left), .value(right))),
    ]
    for column in try sketch.columns(nodes) { #expect(same(column.values, [Double](repeating: expected, count: 8))) }
  }

  @Test func `what overflows has no value, also where a later step would hide it`() throws {
    let sketch = Sketch()
    let huge = Operation.constant(1e308) * 10
    for hidden in [
      huge, 1 / huge, huge - huge, .binary(.minimum, huge, 3), .binary(.maximum, 0 - huge, 3), .binary(.less, 1, huge),
      .unary(.exponential, 0 - huge), .binary(.power, 0.5, huge), .unary(.year, huge), .select(huge - huge, 1, 1),
      .binary(.equal, huge, huge),
    ] {
      #expect(try sketch.value(hidden).isNaN)
    }
  }

  @Test func `a choice takes the side its condition names, and none without one`() throws {
    let sketch = Sketch(draws: 16)
    #expect(try sketch.value(.select(1, 2, 3)) == 2)
    #expect(try sketch.value(.select(0, 2, 3)) == 3)
    #expect(try sketch.value(.select(.constant(.nan), 2, 3)).isNaN)
    #expect(try sketch.value(.select(1, 2, .constant(.nan))) == 2)
    let u = sketch.uniform("u")
    let column = try sketch.column(sketch.formula(.select(.binary(.less, .value(u), 0.5), .value(u), 0 - .value(u))))
    let draws = try sketch.column(u).values
    #expect(column.values == draws.map { $0 < 0.5 ? $0 : -$0 })
    // A certain condition between uncertain values.
    let chosen = try sketch.column(sketch.formula(.select(.value(sketch.formula(0)), .value(u), .value(u) * 2)))
    #expect(chosen.values == draws.map { $0 * 2 })
  }

  @Test func `a value less itself is exactly nothing`() throws {
    let sketch = Sketch(draws: 1_000, months: 24)
    let offices = axis(count: 5)
    let x = sketch.formula(
      .unary(.exponential, sketch.normal("a", each: true, fresh: true, axis: offices)) * 1e6 / 7, axis: offices)
    let y = sketch.formula(.own(x), axis: offices)
    let difference = try sketch.column(sketch.formula(.own(x) - .own(y), axis: offices))
    #expect(difference.objects == 5 && difference.months == 24 && difference.draws == 1_000)
    #expect(difference.values.allSatisfy { $0 == 0 })
  }

  @Test func `a formula nested a thousand deep and a chain of ten thousand formulas are computed`() throws {
    let sketch = Sketch(draws: 8)
    var deep = Operation.constant(0)
    for _ in 0..<1_000 { deep = deep + 1 }
    #expect(try sketch.value(deep) == 1_000)
    var last = sketch.uniform("u")
    let first = last
    for _ in 0..<10_000 { last = sketch.formula(.value(last) + 1) }
    let columns = try sketch.columns([first, last])
    #expect(zip(columns[0].values, columns[1].values).allSatisfy { abs($1 - $0 - 10_000) < 1e-6 })
  }
}
