import Model

/// The columns of a run, by node.
package struct Results {
  let columns: [NodeID: Column]
  /// How many nodes were computed; the others were known from earlier runs.
  package let nodesRun: Int

  /// The values of a node that was asked for; of any other, no value.
  package subscript(node: NodeID) -> Column { columns[node] ?? Column(.nan) }
}
