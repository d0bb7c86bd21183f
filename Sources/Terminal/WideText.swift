#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A text as libedit reads it, at one address until it is changed.
final class WideText {
  private(set) var start: UnsafeMutablePointer<wchar_t>
  private var capacity = 64

  init() {
    start = .allocate(capacity: capacity)
    start[0] = 0
  }

  deinit { start.deallocate() }

  func set(_ scalars: [Unicode.Scalar]) {
    if scalars.count >= capacity {
      start.deallocate()
      capacity = scalars.count * 2
      start = .allocate(capacity: capacity)
    }
    for (index, scalar) in scalars.enumerated() { start[index] = wchar_t(scalar) }
    start[scalars.count] = 0
  }
}
