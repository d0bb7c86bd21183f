#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Threads with stacks large enough for any depth of calls here.
enum Threads {
  private static let stackBytes = 16 << 20

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs `own` on the caller's thread and `other` on up to `count` more; returns when all are done.
  ///
  /// Where the system has no more threads to give, there are fewer: the work must be shared out as it is done.
  static func run(others count: Int, _ other: @escaping @Sendable () -> Void, own: () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackBytes)
    #if canImport(Glibc)
      var threads: [pthread_t] = []
      var thread = pthread_t()
      for _ in 0..<max(count, 0) {
        let work = Unmanaged.passRetained(Work(other))
        let failed = pthread_create(
          &thread, &attributes,
          { argument in
            if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
            return nil
          }, work.toOpaque())
        if failed == 0 { threads.append(thread) } else { work.release() }
      }
    #else
      var threads: [pthread_t] = []
      var thread: pthread_t?
      for _ in 0..<max(count, 0) {
        let work = Unmanaged.passRetained(Work(other))
        let failed = pthread_create(
          &thread, &attributes,
          { argument in
            Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
            return nil
          }, work.toOpaque())
        if failed == 0, let thread { threads.append(thread) } else { work.release() }
      }
    #endif
    pthread_attr_destroy(&attributes)
    own()
    for thread in threads { pthread_join(thread, nil) }
  }

  /// The processors of the machine.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

/// What the threads of a run share: which piece is next, how many are done, and whether to stop.
final class SharedWork: @unchecked Sendable {
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private var next = 0
  private var finished = 0
  private var isStopped = false
  let pieces: Int

  init(pieces: Int) {
    self.pieces = pieces
    lock = .allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }

  /// The number of the next piece, or none when all are taken or the run is stopped.
  func take() -> Int? {
    locked {
      guard next < pieces, !isStopped else { return nil }
      next += 1
      return next - 1
    }
  }

  func finish() { locked { finished += 1 } }
  func stop() { locked { isStopped = true } }
  var stopped: Bool { locked { isStopped } }
  var isDone: Bool { locked { finished == pieces } }
  var share: Double { pieces == 0 ? 1 : Double(locked { finished }) / Double(pieces) }
}
