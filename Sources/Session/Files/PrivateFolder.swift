#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that only its owner may enter, for what two programs of one user tell each other.
package enum PrivateFolder {
  /// `$XDG_RUNTIME_DIR/pht`, else `/tmp/pht-` and the user's number. Nothing where it cannot be had, or where it is not the
  /// user's own or open to others.
  package static func ofUser() -> String? {
    let runtime = getenv("XDG_RUNTIME_DIR").map { String(cString: $0) } ?? ""
    let path = runtime.isEmpty ? "/tmp/pht-\(getuid())" : FilePath.joined(runtime, "pht")
    if mkdir(path, 0o700) != 0, errno != EEXIST { return nil }
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == getuid(),
      status.st_mode & 0o077 == 0
    else { return nil }
    return path
  }

  /// The file in which a presentation of a script tells where it stands; nothing where there is no private folder.
  package static func stage(of script: String) -> String? {
    var mark = Fingerprint()
    mark.add(FilePath.canonical(script).utf8)
    return ofUser().map { FilePath.joined($0, "stage-" + mark.text) }
  }

  /// Whether a process of the user's is running.
  package static func isRunning(_ process: Int32) -> Bool { process > 0 && kill(process, 0) == 0 }

  /// The process that asks.
  package static var process: Int32 { getpid() }

  /// Seconds of the machine's clock, the same for all its processes; nobody sets it.
  package static var seconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec)
  }

  /// Takes a file away.
  package static func remove(_ path: String) { unlink(path) }
}
