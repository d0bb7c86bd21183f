import CLibedit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Texts from work in the background, shown above the entry that is being edited, or before the next one.
///
/// Safe to use from any thread: the texts are reached under the lock alone, and the lock lives as long as the object.
package final class Notices: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var waiting: [String] = []

  package init() { pthread_mutex_init(lock, nil) }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// Hands a text over; it may have several rows.
  package func post(_ text: String) {
    pthread_mutex_lock(lock)
    waiting.append(text)
    pthread_mutex_unlock(lock)
    shim_wake()
  }

  /// The texts that wait, oldest first; they wait no more.
  func take() -> [String] {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    defer { waiting = [] }
    return waiting
  }
}
