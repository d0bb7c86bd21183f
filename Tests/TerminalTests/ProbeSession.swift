import CPseudoTerminal
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The probe program, running in a terminal of its own.
final class ProbeSession {
  /// Only a test that fails ever waits so long, on the slowest of machines.
  private static let patience: Int64 = 240_000_000_000

  private let terminal: Int32
  let process: pid_t
  private(set) var screen: Screen
  /// All that was written, control sequences and all.
  private(set) var transcript = ""
  private var undecoded: [UInt8] = []
  private var status: Int32?

  init(
    columns: Int = 80, rows: Int = 24, environment: [String: String] = [:], program: String = ProbeSession.probe,
    arguments: [String] = []
  ) throws {
    var variables = ["TERM": "xterm", "LANG": "C.UTF-8", "HOME": "/nonexistent", "PHT_HISTORY": ""]
    variables["SWIFT_BACKTRACE"] = "enable=no"
    variables.merge(environment) { $1 }
    screen = Screen(columns: columns, rows: rows)
    let arguments = ([program] + arguments).map { strdup($0) } + [nil]
    let assignments = variables.map { strdup($0.key + "=" + $0.value) } + [nil]
    defer { for text in arguments + assignments { free(text) } }
    var process: pid_t = 0
    terminal = pseudo_terminal_start(program, arguments, assignments, Int32(rows), Int32(columns), &process)
    self.process = process
    try #require(terminal >= 0)
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(terminal)
  }

  /// Beside the test program.
  static var probe: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let tests =
      count > 0
      ? String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : CommandLine.arguments[0]
    return tests[..<(tests.lastIndex(of: "/") ?? tests.startIndex)] + "/TerminalProbe"
  }

  func type(_ keys: String) { type(Array(keys.utf8)) }

  func type(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      // A terminal takes a few kilobytes at a time; the program must be heard meanwhile.
      let count = rest.prefix(512).withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR, errno != EAGAIN { return }
      _ = readMore(within: 0)
    }
  }

  /// Takes in what the program writes within a moment.
  func listen() { _ = readMore(within: 50) }

  func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    _ = pseudo_terminal_resize(terminal, Int32(rows), Int32(columns))
  }

  func send(_ signal: Int32) { kill(process, signal) }

  var isTerminalAsFound: Bool { pseudo_terminal_is_as_found(terminal) == 1 }

  /// Waits until the condition holds; the test fails when it does not in four minutes.
  func wait(for what: String, sourceLocation: SourceLocation = #_sourceLocation, _ condition: (ProbeSession) -> Bool)
    throws
  {
    let end = Self.now + Self.patience
    while !condition(self) {
      // What is awaited may also be something that writes nothing, so look again now and then.
      let isOpen = readMore(within: 50)
      guard Self.now < end, isOpen || condition(self) else {
        Issue.record(
          "no \(what); the screen shows:\n\(screen.text.joined(separator: "\n"))", sourceLocation: sourceLocation)
        throw Missing(what: what)
      }
    }
  }

  struct Missing: Error { let what: String }

  /// Waits until a row of the screen is this text.
  func expect(_ row: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try wait(for: "row “\(row)”", sourceLocation: sourceLocation) { $0.screen.text.contains(row) }
  }

  /// Waits until the cursor's row is this text and the cursor stands at its end, as with an empty prompt `> `.
  func expectPrompt(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try wait(for: "prompt", sourceLocation: sourceLocation) {
      $0.screen.text[$0.screen.row] == ">" && $0.screen.column == 2
    }
  }

  /// Waits for the end of the program; its exit status, or 128 and the signal that ended it.
  func end(sourceLocation: SourceLocation = #_sourceLocation) throws -> Int32 {
    let end = Self.now + Self.patience
    while Self.now < end {
      _ = readMore(within: 20)
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        while readMore(within: 0), !undecodedIsAll {}
        let result = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        self.status = result
        return result
      }
    }
    Issue.record("the program does not end", sourceLocation: sourceLocation)
    throw Missing(what: "end")
  }

  private var undecodedIsAll: Bool {
    var wait = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, 0) <= 0 || wait.revents & Int16(POLLIN) == 0
  }

  /// False when the other side has gone.
  private func readMore(within milliseconds: Int32) -> Bool {
    var wait = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, milliseconds) > 0 else { return true }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(terminal, &chunk, chunk.count)
    guard count > 0 else { return count < 0 && (errno == EINTR || errno == EAGAIN) }
    undecoded += chunk[..<count]
    decode()
    return true
  }

  /// Hands whole characters on and keeps the beginning of one.
  private func decode() {
    var whole = undecoded.count
    for back in 1...min(3, undecoded.count) {
      let byte = undecoded[undecoded.count - back]
      if byte & 0xC0 == 0xC0 {
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        if back < length { whole = undecoded.count - back }
        break
      }
    }
    let text = String(decoding: undecoded[..<whole], as: UTF8.self)
    undecoded.removeSubrange(..<whole)
    transcript += text
    screen.write(text.unicodeScalars)
  }

  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

enum Keys {
  static let enter = "\r"
  static let backspace = "\u{7F}"
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let right = "\u{1B}[C"
  static let left = "\u{1B}[D"
  static let delete = "\u{1B}[3~"
  static func control(_ letter: Character) -> String { String(UnicodeScalar((letter.asciiValue ?? 64) & 0x1F)) }
  static func paste(_ text: String) -> String { "\u{1B}[200~" + text + "\u{1B}[201~" }
}
