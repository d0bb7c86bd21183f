/// How far a question has come that takes many runs of the model.
///
/// A run of all draws is one piece of work, one of fewer draws its share of that.
struct Work {
  /// The pieces that are foreseen; none where nobody knows, and then each run tells of itself alone.
  private(set) var foreseen: Double?
  private var done = 0.0
  private var told = 0.0

  /// Says how much there is to do from here on.
  mutating func foresee(_ pieces: Double) { foreseen = done + pieces }

  /// The share of all work that is done when a share of the piece at hand is: never less than was told before.
  mutating func share(_ part: Double, of piece: Double) -> Double {
    guard let foreseen else { return part }
    let reached = done + part * piece
    told = max(told, reached / max(foreseen, reached))
    return told
  }

  mutating func finish(_ piece: Double) { done += piece }
}
