import CLibedit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What work in the background has found out about an entry that is being edited.
///
/// Safe to use from any thread: all is reached under the lock alone, and the lock lives as long as the object.
package final class Previews: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var entry = ""
  private var texts: [String] = []

  package init() { pthread_mutex_init(lock, nil) }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// Hands over texts about an entry, the fullest first; the first that fits is shown while the entry stands as it is.
  package func post(_ texts: [String], of entry: String) {
    pthread_mutex_lock(lock)
    (self.entry, self.texts) = (entry, texts)
    pthread_mutex_unlock(lock)
    shim_wake()
  }

  /// The texts about an entry; none where the last were about another.
  func texts(of entry: String) -> [String] {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return self.entry == entry ? texts : []
  }
}
