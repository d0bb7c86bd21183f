/// How large a delimited file may be, so that a wrong or hostile one is refused rather than fills the memory.
enum TableLimits {
  static let bytes = 64 << 20
  static let rows = 1_000_000
  static let columns = 1_000
  static let cells = 20_000_000
  /// How many faults of one file are told.
  static let faults = 20
}
