import Quantities

/// The formula graph of a model as far as it has been asked for. It only grows.
package final class Graph {
  package private(set) var nodes: [Node] = []
  /// Texts by the numbers that stand for them.
  private var texts: [UInt64: String] = [:]

  package init() {}

  package func add(
    name: String, isHidden: Bool, type: ValueType, unit: UnitExpression, axis: Axis?, body: Body
  ) -> NodeID {
    let id = nodes.count
    nodes.append(
      Node(id: id, name: name, isHidden: isHidden, type: type, unit: unit, axis: axis, body: body))
    return id
  }

  package subscript(id: NodeID) -> Node {
    // A copy: an optimised build released parts of a node that was only lent out while its body was taken apart.
    get { nodes[id] }
    _modify { yield &nodes[id] }
  }

  /// The same graph with some nodes made of something else, and further nodes behind the others. All keep their numbers.
  package func changed(_ bodies: [NodeID: Body], adding nodes: [Node] = []) -> Graph {
    let graph = Graph()
    graph.nodes = self.nodes + nodes
    graph.texts = texts
    for (node, body) in bodies { graph.nodes[node].body = body }
    return graph
  }

  /// The number that stands for a text: the same in every graph, so that formulas that read it keep their keys.
  package func number(of text: String) -> Double {
    // FNV-1a, cut to what a double holds exactly.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var number = hash >> 11
    while let other = texts[number], other != text { number = (number + 1) & (1 << 53 - 1) }
    texts[number] = text
    return Double(number)
  }

  package func text(_ number: Double) -> String? {
    UInt64(exactly: number).flatMap { texts[$0] }
  }
}

extension Node {
  /// Every operation of the body, with `starting` last.
  package var operations: [Operation] {
    var all: [Operation]
    switch body {
    case .formula(let operation), .statistic(_, let operation, _, _), .overTime(_, let operation),
      .byPeriod(_, let operation, _), .rank(let operation):
      all = [operation]
    case .aggregate(let aggregate):
      all = [aggregate.value] + [aggregate.condition, aggregate.group].compactMap { $0 }
    case .allocate(let allocation):
      all = [allocation.request, allocation.priority, allocation.supply] + [allocation.group].compactMap { $0 }
    case .data, .stack, .uniform, .abstract: all = []
    }
    if let starting { all.append(starting) }
    return all
  }

  /// The nodes it reads: in the same month, and in earlier ones.
  package var reads: (now: [NodeID], before: [NodeID]) {
    var now: [NodeID] = []
    var before: [NodeID] = []
    if case .stack(let nodes) = body { now += nodes }
    if case .statistic(_, _, _, let given?) = body { now.append(given) }
    for operation in operations {
      operation.walk { part in
        switch part {
        case .load(let node, _): now.append(node)
        case .lagged(let node, _, _): before.append(node)
        case .constant, .month, .position, .unary, .binary, .select, .quantile: break
        }
      }
    }
    return (now, before)
  }
}
