import Engine
import Session
import Terminal

/// Previews of entries, worked out on a thread of their own while one types.
struct Previewing {
  private let entries = Latest<Previewer.Request>()

  /// Begins to work on what is handed over.
  func begin(showing previews: Previews) {
    let entries = entries
    // A model may nest as deeply here as in the session itself.
    _ = Threads.begin(stackBytes: 512 << 20) {
      let previewer = Previewer()
      while let (request, number) = entries.take() {
        let texts = previewer.texts(for: request) { entries.isStale(number) }
        if !entries.isStale(number), !texts.isEmpty { previews.post(texts, of: request.entry) }
      }
    }
  }

  /// An entry as it stands while it is typed; what was begun for an earlier one stops.
  func follow(_ entry: String, in session: Session) {
    entries.hand(over: entry.isEmpty ? nil : session.request(for: entry))
  }

  /// The entry is entered: nothing is to be worked out beside its answer.
  func rest() { entries.hand(over: nil) }

  /// Nothing more is to be previewed, and the thread ends.
  func end() { entries.close() }
}
