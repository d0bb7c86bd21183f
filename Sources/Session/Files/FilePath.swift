#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Paths of files as they are written in models and on the command line.
package enum FilePath {
  /// The folder that a file lies in; empty for a file named without one.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  package static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// A path as written in a file of the folder.
  package static func joined(_ folder: String, _ path: String) -> String {
    if folder.isEmpty || path.hasPrefix("/") { return path }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// One name for a file, however it is reached; the path itself where there is no such file.
  package static func canonical(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// How to write a file's path in a file of the folder.
  package static func relative(_ path: String, to folder: String) -> String {
    let target = canonical(path).split(separator: "/")
    let base = canonical(folder.isEmpty ? "." : folder).split(separator: "/")
    let common = zip(target, base).prefix { $0 == $1 }.count
    if common == 0 { return canonical(path) }
    return (Array(repeating: "..", count: base.count - common) + target[common...].map(String.init)).joined(
      separator: "/")
  }

  /// The user's own folder in place of a leading `~`.
  package static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }

  /// The names in a folder that begin so, folders with a slash behind; none where it cannot be read.
  package static func names(in folder: String, beginning prefix: String) -> [String] {
    let literal = joined(folder, prefix).reduce(into: "") { text, character in
      if "*?[]\\".contains(character) { text.append("\\") }
      text.append(character)
    }
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(literal + "*", GLOB_MARK, nil, &found) == 0 else { return [] }
    let start = folder.isEmpty ? 0 : joined(folder, "").count
    return (0..<min(Int(found.gl_pathc), 1_000)).compactMap { index in
      found.gl_pathv[index].map { String(String(cString: $0).dropFirst(start)) }
    }
  }
}

extension FilePath {
  /// Whether there is such a file.
  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }
}

extension FilePath {
  /// The path itself, or the models (`.pht`) in the folder that it names, by their names.
  package static func models(at path: String) -> [String] {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return [path] }
    let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    return names(in: folder, beginning: "").filter { $0.hasSuffix(".pht") }.sorted().map { joined(folder, $0) }
  }
}
