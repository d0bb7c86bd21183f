import Model

/// The columns of a run, by node.
package struct Results {
  let columns: [NodeID: Column]
  /// How many nodes were computed; the others were known from earlier runs.
  package let nodesRun: Int

  /// The values of a node that was asked for.
  package subscript(node: NodeID) -> Column? { columns[node] }

  /// The values of a node that was asked for; asking for another is a slip of the program.
  package func column(_ node: NodeID) -> Column {
    guard let column = columns[node] else { preconditionFailure("node \(node) was not asked for") }
    return column
  }
}
