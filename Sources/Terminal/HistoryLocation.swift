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
    if let slash = path.lastIndex(of: "/") { StateFolder.make(String(path[..<slash])) }
    return HistoryFile(path: path)
  }

  package static func location(in environment: Environment) -> String? {
    if let path = environment["PHT_HISTORY"] { return path.isEmpty ? nil : path }
    return StateFolder.path(in: environment).map { $0 + "/history" }
  }
}

/// The folder for what the program keeps for its user from one time to the next.
package enum StateFolder {
  /// `pht` under `$XDG_STATE_HOME` or `~/.local/state`; nil when there is no home.
  package static func path(in environment: Environment = .ofProcess) -> String? {
    // The XDG rules: a path that is not absolute does not count.
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/pht" }
    if let home = environment["HOME"], home.hasPrefix("/") { return home + "/.local/state/pht" }
    return nil
  }

  /// Makes a folder that only its owner may enter, and those above it, where they are missing.
  package static func make(_ path: String) {
    var folder = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
  }
}
