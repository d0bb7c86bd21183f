import CLibedit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads entries where no line can be edited: from a file, a pipe, or with editing switched off.
package final class PlainReader {
  /// Longer lines are handed over in pieces, and entries of more rows row by row, so that no input can fill the memory.
  private static let longest = 1 << 20
  private static let mostRows = 2_000

  private let descriptor: Int32
  private let isIncomplete: (String) -> Bool
  private var bytes: [UInt8] = []
  private var start = 0
  /// Where the search for the next line ending goes on.
  private var searched = 0
  private var isAtEnd = false

  package init(descriptor: Int32 = STDIN_FILENO, isIncomplete: @escaping (String) -> Bool) {
    self.descriptor = descriptor
    self.isIncomplete = isIncomplete
  }

  /// The next entry, of as many lines as it takes to be complete. The last line may lack its line ending.
  /// The prompt is shown to a person only.
  package func read(prompt: String) -> Entry {
    var entry = ""
    var rows = 0
    let showsPrompt = isatty(descriptor) == 1 && StandardStream.output.isTerminal
    while true {
      if showsPrompt { StandardStream.output.write(rows == 0 ? prompt : "… ") }
      switch line() {
      case .text(let text):
        entry += rows == 0 ? text : "\n" + text
        rows += 1
        if rows < Self.mostRows, entry.utf8.count < Self.longest, isIncomplete(entry) { continue }
        return .text(entry)
      case .interrupted:
        if showsPrompt { StandardStream.output.write("\n") }
        return .interrupted
      case .end:
        return rows == 0 ? .end : .text(entry)
      }
    }
  }

  /// One line, without its ending.
  private func line() -> Entry {
    while true {
      if let ending = bytes[searched...].firstIndex(of: 10) { return .text(take(upTo: ending, dropping: 1)) }
      searched = bytes.count
      if bytes.count - start >= Self.longest { return .text(take(upTo: bytes.count, dropping: 0)) }
      if isAtEnd { return start == bytes.count ? .end : .text(take(upTo: bytes.count, dropping: 0)) }
      if !fill() { return .interrupted }
    }
  }

  private func take(upTo end: Int, dropping ending: Int) -> String {
    var last = end
    if ending > 0, last > start, bytes[last - 1] == 13 { last -= 1 }
    defer {
      start = end + ending
      searched = start
    }
    return String(decoding: bytes[start..<last], as: UTF8.self)
  }

  /// Reads more bytes or learns that there are none. False after Ctrl-C.
  private func fill() -> Bool {
    bytes.removeSubrange(..<start)
    searched -= start
    start = 0
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let wake = shim_watch_signals()
    while true {
      if shim_interrupt_requested() {
        shim_interrupt_clear()
        return false
      }
      var waits = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
      ]
      // The wake pipe closes the gap between the question above and the wait.
      if poll(&waits, 2, -1) < 0 {
        if errno == EINTR { continue }
        isAtEnd = true
        return true
      }
      if waits[1].revents != 0 { _ = shim_take_signals() }
      guard waits[0].revents != 0 else { continue }
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, &chunk, chunk.count)
      #else
        let count = Darwin.read(descriptor, &chunk, chunk.count)
      #endif
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      if count > 0 { bytes.append(contentsOf: chunk[..<count]) } else { isAtEnd = true }
      return true
    }
  }
}
