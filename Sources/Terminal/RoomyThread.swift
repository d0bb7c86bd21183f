#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A thread with room for formulas that rest on one another thousands deep.
package enum RoomyThread {
  /// Bytes of stack; taken from the machine only as far as it is used.
  private static let stack = 512 << 20

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs the work and waits for its end; on this thread where no other can be had.
  package static func run(_ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stack)
    let work = Unmanaged.passRetained(Work(body))
    #if canImport(Glibc)
      var thread = pthread_t()
      let failed = pthread_create(
        &thread, &attributes,
        { argument in
          if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
          return nil
        }, work.toOpaque())
      if failed == 0 { pthread_join(thread, nil) }
    #else
      var thread: pthread_t?
      let failed = pthread_create(
        &thread, &attributes,
        { argument in
          Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
          return nil
        }, work.toOpaque())
      if failed == 0, let thread { pthread_join(thread, nil) }
    #endif
    pthread_attr_destroy(&attributes)
    if failed != 0 {
      work.release()
      body()
    }
  }
}
