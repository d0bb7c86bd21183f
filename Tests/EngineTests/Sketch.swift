import Engine
import Model
import Quantities
import SourceText

/// A graph made by hand, and its columns.
final class Sketch {
  let graph = Graph()
  var settings: Settings
  var engine: Engine
  var correlations: [StreamCorrelation] = []

  init(draws: Int = 8, seed: UInt64 = 2_019, months: Int = 12, engine: Engine = Engine(threads: 1)) {
    settings = Settings(
      draws: draws, seed: seed,
      time: TimeAxis(first: Month(year: 2026, number: 1), last: Month(index: 2026 * 12 + months - 1)))
    self.engine = engine
  }

  @discardableResult
  func node(_ name: String = "x", _ body: Body, axis: Axis? = nil, starting: Operation? = nil) -> NodeID {
    let node = graph.add(name: name, isHidden: false, type: .number, unit: .none, axis: axis, body: body)
    graph[node].starting = starting
    return node
  }

  func formula(_ operation: Operation, axis: Axis? = nil, starting: Operation? = nil, name: String = "x") -> NodeID {
    node(name, .formula(operation), axis: axis, starting: starting)
  }

  func data(_ figures: [Double], _ axis: Axis) -> NodeID { node(.data(figures), axis: axis) }

  private func node(_ body: Body, axis: Axis?) -> NodeID { node("x", body, axis: axis) }

  func uniform(
    _ key: String, each: Bool = false, fresh: Bool = false, objectKey: String? = nil, axis: Axis? = nil
  ) -> NodeID {
    let span = Span(SourceText(name: "test", text: key), 0, 0)
    let source = UniformSource(key: key, each: each, fresh: fresh, objectKey: objectKey, span: span)
    return node(key, .uniform(source), axis: axis)
  }

  /// A normal variable with mean 0 and sd 1 from a stream of its own.
  func normal(_ key: String, each: Bool = false, fresh: Bool = false, axis: Axis? = nil) -> Operation {
    let stream = uniform(key, each: each, fresh: fresh, axis: axis)
    let index: Index = axis == nil ? .single : .loop(0)
    return .quantile(.normal, [.load(stream, index), .constant(0), .constant(1)])
  }

  func columns(_ nodes: [NodeID]) throws -> [Column] {
    let results = try engine.evaluate(graph, nodes, settings: settings, correlations: correlations)
    return nodes.map { results[$0] }
  }

  func column(_ node: NodeID) throws -> Column { try columns([node])[0] }

  /// The one value of a formula of constants.
  func value(_ operation: Operation) throws -> Double { try column(formula(operation))[0, 0, 0] }
}

func axis(_ keys: String...) -> Axis { Axis(name: "practices", kind: "practice", keys: keys) }
func axis(count: Int, name: String = "practices") -> Axis {
  Axis(name: name, kind: "practice", keys: (0..<count).map { "\(name) \($0)" })
}

extension Operation {
  static func value(_ node: NodeID) -> Operation { .load(node, .single) }
  static func own(_ node: NodeID) -> Operation { .load(node, .loop(0)) }
  static func element(_ node: NodeID) -> Operation { .load(node, .loop(1)) }
  static func before(_ node: NodeID, _ months: Int = 1) -> Operation { .lagged(node, .single, months: months) }
  static func ownBefore(_ node: NodeID, _ months: Int = 1) -> Operation { .lagged(node, .loop(0), months: months) }
  static func + (left: Operation, right: Operation) -> Operation { .binary(.add, left, right) }
  static func - (left: Operation, right: Operation) -> Operation { .binary(.subtract, left, right) }
  static func * (left: Operation, right: Operation) -> Operation { .binary(.multiply, left, right) }
  static func / (left: Operation, right: Operation) -> Operation { .binary(.divide, left, right) }
}

extension Operation: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  package init(floatLiteral value: Double) { self = .constant(value) }
  package init(integerLiteral value: Int) { self = .constant(Double(value)) }
}

/// A hash of the bits of columns, for comparing runs.
func bits(_ columns: [Column]) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for column in columns {
    for value in column.values { hash = (hash ^ value.bitPattern) &* 0x100_0000_01B3 }
  }
  return hash
}

/// The same figures, no value for no value.
func same(_ left: [Double], _ right: [Double]) -> Bool {
  left.count == right.count && zip(left, right).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
}
