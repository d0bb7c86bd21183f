#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The entries of earlier sessions: one line each, in a file that only its owner may read.
///
/// An entry is in the file as soon as it is appended, whatever happens to the process then. Several processes may append,
/// read and compact at the same time.
package struct HistoryFile: Sendable {
  package let path: String
  /// How many entries are kept; the file may for a while hold twice as many lines.
  package let limit: Int
  /// Bytes read from the end of the file; older ones are dropped when the file is next compacted.
  static let largest = 8 << 20

  package init(path: String, limit: Int = 10_000) {
    self.path = path
    self.limit = max(1, limit)
  }

  /// Adds an entry. False when it could not be kept: no place for the file, a full disk, a file held by another too long.
  @discardableResult
  package func append(_ entry: String) -> Bool {
    LockedFile.use(path) { file in
      var bytes = Array((HistoryLine.encoded(entry) + "\n").utf8)
      // A line torn by a crash or a full disk must not swallow this one.
      if let last = file.byte(at: file.size - 1), last != 10 { bytes.insert(10, at: 0) }
      return file.append(bytes)
    } ?? false
  }

  /// The entries, oldest first, each once where it was last used; none when the file cannot be read.
  package func load() -> [String] {
    LockedFile.use(path) { file in
      let (bytes, isWhole) = file.tail(Self.largest)
      var lines = bytes.split(separator: 10)
      if !isWhole, !lines.isEmpty { lines.removeFirst() }
      var seen = Set<String>()
      var kept: [String] = []
      for line in lines.reversed() {
        let entry = HistoryLine.decoded(String(decoding: line, as: UTF8.self))
        if seen.insert(entry).inserted { kept.append(entry) }
        if kept.count == limit { break }
      }
      kept.reverse()
      if !isWhole || lines.count > 2 * limit { replace(with: kept) }
      return kept
    } ?? []
  }

  /// Puts a new file in place of the old one in one step, so that a crash leaves one or the other.
  private func replace(with entries: [String]) {
    guard let place = LockedFile.resolved(path) else { return }
    let fresh = place + ".\(getpid())"
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let bytes = Array(entries.lazy.map { HistoryLine.encoded($0) + "\n" }.joined().utf8)
    let isWritten = bytes.withUnsafeBytes { Descriptor.write($0, to: descriptor) == nil } && fsync(descriptor) == 0
    close(descriptor)
    if !isWritten || rename(fresh, place) != 0 { unlink(fresh) }
  }
}
