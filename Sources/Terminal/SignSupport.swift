/// Whether only ASCII signs can be shown; letters are written as they are.
package enum SignSupport {
  /// True where `PHT_ASCII` is set and not empty; for a terminal also where it is `dumb`, or where the locale that is
  /// set (`LC_ALL`, else `LC_CTYPE`, else `LANG`) is one of another encoding than UTF-8.
  package static func isASCII(_ stream: StandardStream, in environment: Environment = .ofProcess) -> Bool {
    isASCII(isTerminal: stream.isTerminal, in: environment)
  }

  package static func isASCII(isTerminal: Bool, in environment: Environment) -> Bool {
    if !(environment["PHT_ASCII"] ?? "").isEmpty { return true }
    guard isTerminal else { return false }
    if environment["TERM"] == "dumb" { return true }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    // Where none is set, most terminals show UTF-8 all the same.
    guard let locale = locale?.lowercased() else { return false }
    return !locale.contains("utf-8") && !locale.contains("utf8")
  }
}
