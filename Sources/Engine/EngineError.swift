import Model

/// Why an answer was not computed.
package enum EngineError: Error, Equatable {
  /// The run needs more memory than the setting allows; both in bytes.
  case tooLarge(Int, limit: Int)
  case cancelled
  /// The node is a field of a kind that is looked at without an object.
  case abstract(NodeID)
  /// Nodes that need each other's value in the same month, or finished series or draws of a ring they lie on.
  case loop([NodeID])
  /// A formula joins every object of one collection with every object of another; the number of pairs.
  case tooManyPairs(NodeID, Int)
  /// Formulas of two collections are joined without a row that ties them.
  case twoCollections(NodeID)
}
