/// Work in pieces that need nothing of each other, shared out among threads.
enum Pieces {
  /// Starting a thread takes as long as some pieces.
  private static let fewest = 8

  /// Does each piece once; throws where `isCancelled`, which is asked on the caller's thread after each of its own.
  static func run(
    _ count: Int, threads: Int, isCancelled: () -> Bool, _ body: @escaping @Sendable (_ piece: Int) -> Void
  ) throws(EngineError) {
    let shared = SharedWork(pieces: count)
    Threads.run(others: min(threads, count / fewest) - 1) {
      while let piece = shared.take() { body(piece) }
    } own: {
      while let piece = shared.take() {
        body(piece)
        if isCancelled() { shared.stop() }
      }
    }
    if shared.stopped { throw .cancelled }
  }
}

/// Room for what each piece comes to, written by whichever thread does it.
private final class Slots<Found: Sendable>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Found?>
  let count: Int

  init(_ count: Int) {
    self.count = count
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: nil, count: count)
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  var found: [Found] { (0..<count).compactMap { base[$0] } }
}

extension Engine {
  /// What `find` gives for each number below `count`, found on all threads.
  ///
  /// `isCancelled` is called on this thread, often.
  package func each<Found: Sendable>(
    _ count: Int, isCancelled: () -> Bool, _ find: @escaping @Sendable (Int) -> Found
  ) throws(EngineError) -> [Found] {
    let slots = Slots<Found>(count)
    try Pieces.run(count, threads: threads, isCancelled: isCancelled) { slots.base[$0] = find($0) }
    return slots.found
  }
}
