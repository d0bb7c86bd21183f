#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A private file that this process alone uses for the moment.
struct LockedFile {
  private let descriptor: Int32
  let size: Int

  /// Makes the file when it is missing, waits at most a second for others, and gives what `body` gives.
  /// Nil when that cannot be done, or when the path leads to something that is no file.
  static func use<Result>(_ path: String, _ body: (LockedFile) -> Result) -> Result? {
    // More than one round only when another process puts a new file in place just then.
    for _ in 0..<20 {
      // O_NONBLOCK: a named pipe in the file's place must not hang the shell.
      let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      guard isFile(descriptor), locks(descriptor) else { return nil }
      var opened = stat()
      var named = stat()
      guard fstat(descriptor, &opened) == 0 else { return nil }
      guard stat(path, &named) == 0, named.st_ino == opened.st_ino, named.st_dev == opened.st_dev else { continue }
      if opened.st_mode & 0o077 != 0, opened.st_uid == geteuid() { fchmod(descriptor, 0o600) }
      return body(LockedFile(descriptor: descriptor, size: Int(opened.st_size)))
    }
    return nil
  }

  /// The path with all links followed, so that what a link leads to is replaced and not the link.
  static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  func byte(at offset: Int) -> UInt8? {
    var byte: UInt8 = 0
    return offset >= 0 && pread(descriptor, &byte, 1, off_t(offset)) == 1 ? byte : nil
  }

  /// Up to `limit` last bytes, and whether that is the whole file.
  func tail(_ limit: Int) -> (bytes: [UInt8], isWhole: Bool) {
    let count = min(size, limit)
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let place = UnsafeMutableRawPointer(buffer.baseAddress! + filled)
        let more = pread(descriptor, place, count - filled, off_t(size - count + filled))
        if more < 0, errno == EINTR { continue }
        if more <= 0 { break }
        filled += more
      }
    }
    return (bytes, count == size)
  }

  /// Adds the bytes at the end. When they cannot all be written the file is left as it was, and the answer is false.
  func append(_ bytes: [UInt8]) -> Bool {
    if bytes.withUnsafeBytes({ Descriptor.write($0, to: descriptor) }) == nil { return true }
    ftruncate(descriptor, off_t(size))
    return false
  }

  private static func isFile(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func locks(_ descriptor: Int32) -> Bool {
    for _ in 0..<100 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK || errno == EINTR else { return false }
      usleep(10_000)
    }
    return false
  }
}
