import CLibedit

/// Texts from work in the background, shown above the entry that is being edited, or before the next one.
///
/// Safe to use from any thread: the texts are reached under the lock alone.
package final class Notices: @unchecked Sendable {
  private let lock = Lock()
  private var waiting: [String] = []

  package init() {}

  /// Hands a text over; it may have several rows.
  package func post(_ text: String) {
    lock.held { waiting.append(text) }
    shim_wake()
  }

  /// The texts that wait, oldest first; they wait no more.
  func take() -> [String] {
    lock.held {
      defer { waiting = [] }
      return waiting
    }
  }
}
