#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder for one test, removed with what is in it.
final class TemporaryFolder {
  private let place: String

  init() {
    var template = Array("/tmp/pht-terminal-XXXXXX".utf8CString)
    place = mkdtemp(&template).map { String(cString: $0) } ?? "/nonexistent"
  }

  deinit { remove(place) }

  func path(_ name: String) -> String { place + "/" + name }

  func mode(of name: String) -> mode_t? {
    var status = stat()
    return stat(path(name), &status) == 0 ? status.st_mode & 0o777 : nil
  }

  func write(_ text: String, to name: String) { write(bytes: Array(text.utf8), to: name) }

  func write(bytes: [UInt8], to name: String) {
    guard let file = fopen(path(name), "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  func lines(of name: String) -> Int? {
    guard let file = fopen(path(name), "r") else { return nil }
    defer { fclose(file) }
    var count = 0
    while true {
      let byte = getc(file)
      if byte == EOF { return count }
      if byte == 10 { count += 1 }
    }
  }

  private func remove(_ path: String) {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { remove(path + "/" + name) }
      }
      closedir(folder)
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
