#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether colours may be written.
package enum ColourSupport {
  /// True for a terminal that is not `dumb`, unless `NO_COLOR` is set and not empty (https://no-color.org).
  package static func isOn(_ stream: StandardStream, in environment: Environment = .ofProcess) -> Bool {
    isOn(isTerminal: stream.isTerminal, in: environment)
  }

  package static func isOn(isTerminal: Bool, in environment: Environment) -> Bool {
    guard isTerminal, (environment["NO_COLOR"] ?? "").isEmpty else { return false }
    let terminal = environment["TERM"] ?? ""
    return !terminal.isEmpty && terminal != "dumb"
  }
}
