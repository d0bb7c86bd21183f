#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

import Wording

/// Threads with stacks large enough for the depth of calls that their work goes to.
package enum Threads {
  private static let stackBytes = 16 << 20

  /// What a thread is to do, in the language of the one that begins it.
  private final class Work {
    private let body: @Sendable () -> Void
    private let language = Language.current
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    func run() { Language.$current.withValue(language, operation: body) }
  }

  /// Runs `own` on the caller's thread and `other` on up to `count` more; returns when all are done.
  ///
  /// Where the system has no more threads to give, there are fewer: the work must be shared out as it is done.
  static func run(others count: Int, _ other: @escaping @Sendable () -> Void, own: () -> Void) {
    let threads = (0..<max(count, 0)).compactMap { _ in start(stackBytes: stackBytes, other) }
    own()
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Runs the work on a thread with that much stack and waits for its end; on the caller's where no other can be had.
  ///
  /// Stack is taken from the machine only as far as it is used.
  package static func runAlone(stackBytes: Int, _ body: @escaping @Sendable () -> Void) {
    guard let thread = start(stackBytes: stackBytes, body) else { return body() }
    pthread_join(thread, nil)
  }

  /// Begins the work on a thread of its own and goes on; false where the system has none to give.
  package static func begin(stackBytes: Int, _ body: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = start(stackBytes: stackBytes, body) else { return false }
    pthread_detach(thread)
    return true
  }

  /// A thread that runs the work; nothing where the system has none to give.
  private static func start(stackBytes: Int, _ body: @escaping @Sendable () -> Void) -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackBytes)
    defer { pthread_attr_destroy(&attributes) }
    let work = Unmanaged.passRetained(Work(body))
    #if canImport(Glibc)
      var thread = pthread_t()
      let failed = pthread_create(
        &thread, &attributes,
        { argument in
          if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
          return nil
        }, work.toOpaque())
      if failed == 0 { return thread }
    #else
      var thread: pthread_t?
      let failed = pthread_create(
        &thread, &attributes,
        { argument in
          Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
          return nil
        }, work.toOpaque())
      if failed == 0 { return thread }
    #endif
    work.release()
    return nil
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
