/// Doubles at an address that wide loads may use, given back with the last reference.
///
/// Written by the run that makes it, block by block; only read once the run is done.
final class ColumnMemory: @unchecked Sendable {
  /// Doubles beyond the end that a load of eight may touch.
  private static let slack = 16
  let base: UnsafeMutablePointer<Double>
  let count: Int

  init(count: Int) {
    self.count = count
    let bytes = (count + Self.slack) * MemoryLayout<Double>.stride
    base = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64).bindMemory(
      to: Double.self, capacity: count + Self.slack)
    (base + count).initialize(repeating: 0, count: Self.slack)
  }

  convenience init(count: Int, filledWith value: Double) {
    self.init(count: count)
    base.initialize(repeating: value, count: count)
  }

  deinit { base.deallocate() }

  var bytes: Int { count * MemoryLayout<Double>.stride }
}
