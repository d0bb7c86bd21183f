import Model

/// What formulas read, hidden parts looked through.
struct Wiring {
  private let graph: Graph

  init(_ graph: Graph) { self.graph = graph }

  func name(of node: NodeID) -> String { graph[node].name }

  /// A part of a formula that has a name: its node, its row where one is picked, and whether it is of the same object.
  struct Part {
    let node: NodeID
    let row: Int?
    let follows: Bool
  }

  /// The parts that are told by name below a node.
  func parts(of node: NodeID) -> [Part] {
    var found: [Part] = []
    var seen: Set<NodeID> = []
    func look(_ id: NodeID) {
      let body = graph[id]
      if case .stack(let members) = body.body { members.forEach { add($0, .single) } }
      for operation in body.operations {
        operation.walk { part in
          switch part {
          case .load(let inner, let index), .lagged(let inner, let index, _): add(inner, index)
          case .constant, .month, .position, .unary, .binary, .select, .quantile: break
          }
        }
      }
    }
    func add(_ inner: NodeID, _ index: Index) {
      // A series that reads its own past is explained once.
      guard inner != node, seen.insert(inner).inserted else { return }
      if graph[inner].isHidden { return look(inner) }
      switch index {
      case .row(let row): found.append(Part(node: inner, row: row, follows: false))
      case .loop(0): found.append(Part(node: inner, row: nil, follows: true))
      case .single, .loop, .computed: found.append(Part(node: inner, row: nil, follows: false))
      }
    }
    look(node)
    return found
  }

  /// The random streams that a formula itself draws.
  func sources(of node: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    var seen: Set<NodeID> = []
    func look(_ id: NodeID) {
      for operation in graph[id].operations {
        operation.walk { part in
          guard case .load(let inner, _) = part, seen.insert(inner).inserted, graph[inner].isHidden else { return }
          if case .uniform = graph[inner].body { found.append(inner) } else { look(inner) }
        }
      }
    }
    look(node)
    return found
  }

  /// What is told below a spot, down to a level, each once.
  func spots(from root: Spot, levels: Int) -> [Spot] {
    var found: [Spot] = []
    var seen: Set<Spot> = []
    func collect(_ spot: Spot, _ level: Int) {
      guard found.count < ExplanationTree.nodes, seen.insert(spot).inserted else { return }
      found.append(spot)
      guard level < levels else { return }
      for part in parts(of: spot.node) { collect(part.spot(below: spot), level + 1) }
    }
    collect(root, 0)
    return found
  }
}

/// A formula as it is told: its node, and its row where it is of one object.
struct Spot: Hashable {
  let node: NodeID
  let row: Int?
}

extension Wiring.Part {
  func spot(below above: Spot) -> Spot { Spot(node: node, row: follows ? above.row : row) }
}
