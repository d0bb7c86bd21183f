import SourceText
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads whole files.
package enum FileContents {
  /// Larger files are refused: no model or table needs them.
  package static let largest = 256 << 20

  /// The bytes of a file; `-` is standard input. Throws what is wrong in the planner's words.
  package static func read(_ path: String, for use: Span? = nil) throws(Diagnostics) -> [UInt8] {
    if path == "-" { return try read(descriptor: STDIN_FILENO, path, use) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(path, errno, use) }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, path, use)
  }

  private static func read(descriptor: Int32, _ path: String, _ use: Span?) throws(Diagnostics) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, &chunk, chunk.count)
      #else
        let count = Darwin.read(descriptor, &chunk, chunk.count)
      #endif
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw fault(path, errno, use) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      if bytes.count > largest {
        throw Diagnostics([SessionMessages.file(localized("'\(path)' cannot be read: it is larger than 256 MiB"), use)])
      }
    }
  }

  private static func fault(_ path: String, _ number: Int32, _ use: Span?) -> Diagnostics {
    let message =
      switch number {
      case ENOENT, ENOTDIR: localized("'\(path)' is not there")
      case EACCES, EPERM: localized("'\(path)' may not be read")
      case EISDIR: localized("'\(path)' is a folder")
      default: localized("'\(path)' cannot be read: \(String(cString: strerror(number)))")
      }
    return Diagnostics([SessionMessages.file(message, use)])
  }
}
