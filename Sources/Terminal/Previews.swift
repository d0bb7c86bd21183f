import CLibedit

/// What work in the background has found out about an entry that is being edited.
///
/// Safe to use from any thread: all is reached under the lock alone.
package final class Previews: @unchecked Sendable {
  private let lock = Lock()
  private var entry = ""
  private var texts: [String] = []

  package init() {}

  /// Hands over texts about an entry, the fullest first; the first that fits is shown while the entry stands as it is.
  package func post(_ texts: [String], of entry: String) {
    lock.held { (self.entry, self.texts) = (entry, texts) }
    shim_wake()
  }

  /// The texts about an entry; none where the last were about another.
  func texts(of entry: String) -> [String] {
    lock.held { self.entry == entry ? texts : [] }
  }
}
