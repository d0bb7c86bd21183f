#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension HistoryFile {
  /// `$PHT_HISTORY`, else `pht/history` under `$XDG_STATE_HOME` or `~/.local/state`; its folder is made when missing.
  /// Nil when no history is to be kept: `PHT_HISTORY` is empty, or there is no home.
  package static func ofUser(in environment: Environment = .ofProcess) -> HistoryFile? {
    guard let path = location(in: environment) else { return nil }
    makeFolder(of: path)
    return HistoryFile(path: path)
  }

  package static func location(in environment: Environment) -> String? {
    if let path = environment["PHT_HISTORY"] { return path.isEmpty ? nil : path }
    // The XDG rules: a path that is not absolute does not count.
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/pht/history" }
    if let home = environment["HOME"], home.hasPrefix("/") { return home + "/.local/state/pht/history" }
    return nil
  }

  private static func makeFolder(of path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
    var folder = path.hasPrefix("/") ? "" : "."
    for part in parts {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
  }
}
