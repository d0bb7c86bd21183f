/// Columns of earlier runs by what they are made of, the least recently used given up first when space runs out.
struct Memo {
  private struct Entry {
    let column: Column
    var used: Int
  }
  let capacity: Int
  private(set) var bytes = 0
  private var entries: [ContentKey: Entry] = [:]
  private var clock = 0

  init(capacity: Int) { self.capacity = capacity }

  var count: Int { entries.count }

  /// The column under a key, which counts as used by this.
  mutating func find(_ key: ContentKey) -> Column? {
    guard let place = entries.index(forKey: key) else { return nil }
    clock += 1
    entries.values[place].used = clock
    return entries.values[place].column
  }

  mutating func keep(_ column: Column, under key: ContentKey) {
    guard column.bytes <= capacity else { return }
    clock += 1
    if let old = entries.updateValue(Entry(column: column, used: clock), forKey: key) { bytes -= old.column.bytes }
    bytes += column.bytes
    if bytes > capacity { shrink() }
  }

  /// Gives up the oldest until a tenth of the space is free, so that this is seldom done.
  private mutating func shrink() {
    for (key, entry) in entries.sorted(by: { $0.value.used < $1.value.used }) {
      guard bytes > capacity - capacity / 10 else { return }
      entries[key] = nil
      bytes -= entry.column.bytes
    }
  }
}
