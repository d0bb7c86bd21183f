/// Draws and seed in place of the model's own.
struct Luck {
  var draws: Int?
  var seed: UInt64?
  static let own = Luck()
  var isOwn: Bool { draws == nil && seed == nil }
}
