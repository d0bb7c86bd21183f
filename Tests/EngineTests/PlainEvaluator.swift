import Engine
import Model
import Quantities

/// Figures one at a time, straight from the graph: what the engine's columns are compared with.
final class PlainEvaluator {
  let sketch: Sketch
  private struct Key: Hashable {
    let node: NodeID
    let object: Int
    let month: Int
    let draw: Int
  }
  private var known: [Key: Double] = [:]
  init(_ sketch: Sketch) { self.sketch = sketch }

  private var first: Int { sketch.settings.time.first.index }
  private var months: Int { sketch.settings.time.count }

  func value(_ node: NodeID, _ object: Int, _ month: Int, _ draw: Int) -> Double {
    let key = Key(node: node, object: object, month: month, draw: draw)
    if let value = known[key] { return value }
    let value = compute(node, object, month, draw)
    known[key] = value.isFinite ? value : .nan
    return known[key] ?? .nan
  }

  private func compute(_ id: NodeID, _ object: Int, _ month: Int, _ draw: Int) -> Double {
    let node = sketch.graph[id]
    func at(_ operation: Operation, _ element: Int = 0, month other: Int? = nil, draw another: Int? = nil) -> Double {
      let value = self.operation(operation, [object, element], other ?? month, another ?? draw)
      return value.isFinite ? value : .nan
    }
    switch node.body {
    case .formula(let operation): return at(operation)
    case .data(let figures): return figures[object]
    case .stack(let members): return value(members[object], 0, month, draw)
    case .uniform(let source):
      let key = StreamKey(seed: sketch.settings.seed, name: source.key)
      if !source.each && !source.fresh { return key.stratified(sketch.settings.draws)[draw] }
      let hash = source.each ? StreamKey.hash((node.axis?.keys[object] ?? "").utf8) : 0
      return key.uniform(object: hash, month: source.fresh ? first + month : 0, draw: draw)
    case .aggregate(let aggregate):
      var values: [Double] = []
      for element in aggregate.over.keys.indices {
        if let group = aggregate.group, at(group, element) != Double(object) { continue }
        if let condition = aggregate.condition, at(condition, element) != 1 { continue }
        let value = at(aggregate.value, element)
        if !value.isNaN || aggregate.verb == .count { values.append(value) }
      }
      return reduced(aggregate.verb, values)
    case .statistic(let statistic, let operation, let share, let given):
      var values: [Double] = []
      for draw in 0..<sketch.settings.draws {
        if let given, value(given, 0, month, draw) != 1 { continue }
        values.append(at(operation, draw: draw))
      }
      var sample = Sample(values)
      switch statistic {
      case .expected: return sample.mean
      case .sd: return sample.sd
      case .quantile: return sample.quantile(share)
      case .tailMean: return sample.tailMean(share)
      case .chance:
        // A condition without a value does not hold.
        return Double(values.count { $0 == 1 }) / Double(values.count)
      }
    case .overTime(let reduction, let operation):
      return folded(reduction, (0..<months).map { ($0, at(operation, month: $0)) })
    case .byPeriod(let reduction, let operation, let period):
      let start = sketch.settings.time.first.year
      let chosen = (0..<months).filter {
        period == .month ? $0 == object : Month(index: first + $0).year - start == object
      }
      return folded(reduction, chosen.map { ($0, at(operation, month: $0)) })
    case .rank(let operation):
      func key(_ other: Int) -> Double { self.operation(operation, [other, 0], month, draw) }
      let own = key(object)
      if !own.isFinite { return .nan }
      let count = node.axis?.keys.count ?? 1
      return Double(1 + (0..<count).count { key($0) > own || (key($0) == own && $0 < object) })
    case .allocate(let allocation):
      func at(_ operation: Operation, of other: Int) -> Double { self.operation(operation, [other, 0], month, draw) }
      let group = allocation.group
      let mine = group.map { at($0, of: object) } ?? 0
      var queue = (0..<(node.axis?.keys.count ?? 1)).filter { other in
        at(allocation.priority, of: other).isFinite && (group.map { at($0, of: other) } ?? 0) == mine
      }
      guard queue.contains(object) else { return .nan }
      queue.sort { (at(allocation.priority, of: $0), -$0) > (at(allocation.priority, of: $1), -$1) }
      var left = max(0, at(allocation.supply, of: queue[0]))
      for other in queue {
        let wanted = at(allocation.request, of: other)
        let asked = max(0, wanted)
        let fits = asked <= left
        if other == object { return wanted.isNaN ? .nan : fits ? asked : allocation.isWhole ? 0 : left }
        if wanted.isNaN { continue }
        left = fits ? left - asked : 0
      }
      return .nan
    case .abstract: return .nan
    }
  }

  private func reduced(_ verb: AggregateVerb, _ values: [Double]) -> Double {
    switch verb {
    case .sum: return values.reduce(0, +)
    case .count: return Double(values.count)
    case .mean: return values.reduce(0, +) / Double(values.count)
    case .min: return values.min() ?? .nan
    case .max: return values.max() ?? .nan
    case .median:
      let sorted = values.sorted()
      let half = sorted.count / 2
      return sorted.isEmpty ? .nan : sorted.count % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2
    }
  }

  private func folded(_ reduction: TimeReduction, _ all: [(month: Int, value: Double)]) -> Double {
    let present = all.filter { !$0.value.isNaN }
    func mean(_ some: [(month: Int, value: Double)]) -> Double { some.reduce(0) { $0 + $1.value } / Double(some.count) }
    switch reduction {
    case .total: return present.isEmpty ? .nan : present.dropFirst().reduce(present[0].value) { $0 + $1.value }
    case .last: return all.last?.value ?? .nan
    case .first: return all.first?.value ?? .nan
    case .peak: return present.map(\.value).max() ?? .nan
    case .minimum: return present.map(\.value).min() ?? .nan
    case .mean: return mean(present)
    case .yearMean(let year): return mean(present.filter { Month(index: first + $0.month).year == year })
    case .when: return present.first { $0.value == 1 }.map { Double(first + $0.month) } ?? .nan
    case .at(let month): return all.first { first + $0.month == month.index }?.value ?? .nan
    }
  }

  private func row(_ index: Index, _ loops: [Int], _ month: Int, _ draw: Int) -> Int? {
    switch index {
    case .single: return 0
    case .loop(let loop): return loops[loop]
    case .row(let row): return row
    case .computed(let operation):
      let value = self.operation(operation, loops, month, draw)
      return value.isFinite && value >= 0 ? Int(value) : nil
    }
  }

  private func operation(_ operation: Operation, _ loops: [Int], _ month: Int, _ draw: Int) -> Double {
    let value = raw(operation, loops, month, draw)
    return value.isFinite ? value : .nan
  }

  private func raw(_ operation: Operation, _ loops: [Int], _ month: Int, _ draw: Int) -> Double {
    func part(_ part: Operation) -> Double { self.operation(part, loops, month, draw) }
    switch operation {
    case .constant(let value): return value
    case .month: return Double(first + month)
    case .position(let loop): return Double(loops[loop])
    case .load(let node, let index):
      guard let row = row(index, loops, month, draw), row < sketch.graph[node].axis?.keys.count ?? 1 else {
        return .nan
      }
      return value(node, row, month, draw)
    case .lagged(let node, let index, let lag):
      guard let row = row(index, loops, month, draw), row < sketch.graph[node].axis?.keys.count ?? 1 else {
        return .nan
      }
      if month >= lag { return value(node, row, month - lag, draw) }
      return sketch.graph[node].starting.map { self.operation($0, [row, 0], 0, draw) } ?? .nan
    case .unary(let kernel, let inner):
      let x = part(inner)
      switch kernel {
      case .negate: return -x
      case .not: return 1 - x
      case .absolute: return abs(x)
      case .squareRoot: return x.squareRoot()
      case .exponential: return Elementary.exponential(x)
      case .logarithm: return Elementary.logarithm(x)
      case .round: return x.rounded(.toNearestOrAwayFromZero)
      case .floor: return x.rounded(.down)
      case .ceiling: return x.rounded(.up)
      case .year: return x.isNaN ? x : Double(Month(index: Int(x.rounded(.down))).year)
      case .monthNumber: return x.isNaN ? x : Double(Month(index: Int(x.rounded(.down))).number)
      }
    case .binary(let kernel, let left, let right): return binary(kernel, part(left), part(right))
    case .select(let condition, let yes, let no):
      let test = part(condition)
      return test.isNaN ? .nan : test == 0 ? part(no) : part(yes)
    case .quantile(_, let parts):
      // Only normal variables are used here.
      let (mean, sd) = (part(parts[1]), part(parts[2]))
      guard case .load(let node, let index) = parts[0], case .uniform(let source) = sketch.graph[node].body,
        source.fresh
      else { return Quantile.normal(part(parts[0]), mean: mean, sd: sd) }
      let key = StreamKey(seed: sketch.settings.seed, name: source.key)
      let keys = sketch.graph[node].axis?.keys ?? [""]
      guard let row = row(index, loops, month, draw), row < keys.count, sd >= 0 else { return .nan }
      let object = source.each ? StreamKey.hash(keys[row].utf8) : 0
      return mean + sd * key.normal(object: object, month: first + month, draw: draw)
    }
  }

  private func binary(_ kernel: BinaryKernel, _ x: Double, _ y: Double) -> Double {
    func test(_ holds: Bool) -> Double { x.isNaN || y.isNaN ? .nan : holds ? 1 : 0 }
    switch kernel {
    case .add: return x + y
    case .subtract: return x - y
    case .multiply: return x * y
    case .divide: return y == 0 ? .nan : x / y
    case .power: return x.isNaN || y.isNaN ? .nan : Elementary.power(x, y)
    case .minimum: return x.isNaN || y.isNaN ? .nan : x < y ? x : y
    case .maximum: return x.isNaN || y.isNaN ? .nan : x > y ? x : y
    case .equal: return test(x == y)
    case .notEqual: return test(x != y)
    case .less: return test(x < y)
    case .lessOrEqual: return test(x <= y)
    case .greater: return test(x > y)
    case .greaterOrEqual: return test(x >= y)
    case .and: return x == 0 || y == 0 ? 0 : x * y
    case .or: return x == 1 || y == 1 ? 1 : x + y
    }
  }
}
