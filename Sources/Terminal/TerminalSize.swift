#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many characters a window holds.
package struct TerminalSize: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The size of the window that the stream is shown in; nil when it is no terminal.
  package static func of(_ stream: StandardStream) -> TerminalSize? { of(descriptor: stream.descriptor) }

  /// The window in which an entry is edited, with libedit's own answers for a window that does not tell its size.
  static var ofEditor: TerminalSize { of(descriptor: STDIN_FILENO) ?? TerminalSize(columns: 80, rows: 24) }

  private static func of(descriptor: Int32) -> TerminalSize? {
    var window = winsize()
    guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0 else { return nil }
    return TerminalSize(
      columns: window.ws_col < 2 ? 80 : Int(window.ws_col), rows: window.ws_row < 1 ? 24 : Int(window.ws_row))
  }
}
