/// Up to three operations in a row, each on what there is so far and one operand more, done without storing what lies between.
struct Chain: Sendable {
  enum Operation: UInt8, Sendable {
    case plus, minus, times, over, maximum, minimum
    /// The operand less what there is so far.
    case minusReversed
  }
  static let longest = 3
  private(set) var operations: (Operation, Operation?, Operation?) = (.plus, nil, nil)

  init() {}

  /// The first of them is none that is reversed.
  init(_ list: [Operation]) {
    operations = (list[0], list.count > 1 ? list[1] : nil, list.count > 2 ? list[2] : nil)
  }
}
