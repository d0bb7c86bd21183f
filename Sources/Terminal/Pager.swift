import CLibedit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Shows texts that are longer than the window a part at a time, by the program that the user has chosen for that.
package struct Pager: Sendable {
  /// The line that starts it.
  let command: String

  /// What `PHT_PAGER` names, else `PAGER`, else `less` where it is there. None where that is empty or `cat`, or where
  /// the window's cursor cannot be moved.
  package init?(in environment: Environment = .ofProcess) {
    guard StandardStream.isInputTerminal, ProgressLine.movesCursor(in: environment) else { return nil }
    let chosen =
      environment["PHT_PAGER"] ?? environment["PAGER"] ?? (Self.isInstalled("less", environment) ? "less" : "")
    guard chosen.contains(where: { !$0.isWhitespace }), chosen != "cat" else { return nil }
    command = chosen
  }

  private static func isInstalled(_ program: String, _ environment: Environment) -> Bool {
    (environment["PATH"] ?? "").split(separator: ":").contains { access($0 + "/" + program, X_OK) == 0 }
  }

  /// Whether the text has more rows than the window shows above the next prompt.
  package static func isLong(_ text: String) -> Bool {
    guard let size = TerminalSize.of(.output) else { return false }
    return text.utf8.count { $0 == UInt8(ascii: "\n") } > size.rows - 2
  }

  /// Shows the text until the user has seen enough of it; false when the program could not be started.
  package func show(_ text: String) -> Bool {
    // As git does: colours, no page for what fits after all, and the text stays on the screen. The text is UTF-8 whatever
    // the locale.
    setenv("LESS", "FRX", 0)
    setenv("LESSCHARSET", "utf-8", 0)
    shim_release_terminal()
    defer { shim_work_in_terminal() }
    guard let pipe = popen(command, "w") else { return false }
    var text = text
    // A reader that leaves early is content.
    _ = text.withUTF8 { Descriptor.write(UnsafeRawBufferPointer($0), to: fileno(pipe)) }
    let status = pclose(pipe)
    Interrupts.clear()
    // What the shell says when there is no such program, or it may not be run.
    return ![126, 127].contains((status >> 8) & 0xFF)
  }
}
