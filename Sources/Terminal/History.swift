/// The entries that can be called back, and the place among them.
package struct History: Sendable {
  private let file: HistoryFile?
  package private(set) var entries: [String]
  /// The entry shown; `entries.count` is the draft that was being typed.
  private var position: Int
  private var draft = ""

  /// With the entries of earlier sessions; without a file they live as long as the process.
  package init(file: HistoryFile?) {
    self.file = file
    entries = file?.load() ?? []
    position = entries.count
  }

  /// Keeps an entry that was run, at once. One that is blank, that begins with a space, or that was run just before is not kept.
  package mutating func add(_ entry: String) {
    leave()
    guard entry.first != " ", entry.contains(where: { !$0.isWhitespace }), entry != entries.last else { return }
    entries.append(entry)
    leave()
    file?.append(entry)
  }

  /// Goes back to where a new entry is typed.
  package mutating func leave() {
    position = entries.count
    draft = ""
  }

  /// The entry before the one shown; nil at the oldest. The draft is kept.
  package mutating func earlier(than shown: String) -> String? {
    guard position > 0 else { return nil }
    if position == entries.count { draft = shown }
    position -= 1
    return entries[position]
  }

  /// The entry after the one shown, in the end the draft; nil behind it.
  package mutating func later() -> String? {
    guard position < entries.count else { return nil }
    position += 1
    return position == entries.count ? draft : entries[position]
  }

  /// The last entry before `index` that holds the words as they are typed, in small or capital letters.
  package func search(_ words: String, before index: Int) -> Int? {
    let wanted = words.lowercased()
    guard !wanted.isEmpty else { return nil }
    return entries[..<min(index, entries.count)].lastIndex { $0.lowercased().contains(wanted) }
  }

  /// Makes the entry found the one shown, keeping the draft.
  package mutating func jump(to index: Int, from shown: String) {
    if position == entries.count { draft = shown }
    position = index
  }
}
