/// How many draws a thread computes at a time, and how many objects with them lie in one column of lanes.
struct BlockSize: Equatable, Sendable {
  let draws: Int
  /// More than one only with few draws.
  let objects: Int

  /// Draws of each object in a column of several: one vector, so that what objects share is read where it lies.
  static let few = 8

  var lanes: Int { draws * objects }
}
