import SourceText
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes files so that a crash or a full disk leaves the old one whole.
package enum AtomicFile {
  /// Puts the text in place of the file, or makes it. A link stays a link; the file keeps its permissions.
  package static func write(_ text: String, to path: String) throws(Diagnostics) {
    let target = FilePath.canonical(path)
    var status = stat()
    let isOld = stat(target, &status) == 0
    if isOld, status.st_mode & S_IFMT != S_IFREG {
      throw Diagnostics([SessionMessages.file(localized("'\(path)' cannot be written: it is not an ordinary file"))])
    }
    if isOld, access(target, W_OK) != 0 { throw fault(path, errno) }
    let fresh = FilePath.joined(FilePath.folder(of: target), ".\(FilePath.name(of: target)).\(getpid())")
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw fault(path, errno) }
    var failure = fill(descriptor, Array(text.utf8))
    if failure == nil, isOld, fchmod(descriptor, status.st_mode & 0o7777) != 0 { failure = errno }
    if failure == nil, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == nil { failure = errno }
    if failure == nil, rename(fresh, target) != 0 { failure = errno }
    if let failure {
      unlink(fresh)
      throw fault(path, failure)
    }
    // The new name is on the disk only when the folder is.
    let folder = open(FilePath.folder(of: target).isEmpty ? "." : FilePath.folder(of: target), O_RDONLY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }

  /// Nothing, or the number of what went wrong.
  private static func fill(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let chunk = Array(rest.prefix(1 << 20))
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, chunk, chunk.count)
      #else
        let count = Darwin.write(descriptor, chunk, chunk.count)
      #endif
      if count < 0, errno == EINTR { continue }
      if count < 0 { return errno }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  private static func fault(_ path: String, _ number: Int32) -> Diagnostics {
    let message =
      switch number {
      case ENOENT, ENOTDIR: localized("'\(path)' cannot be written: the folder is not there")
      case EACCES, EPERM, EROFS: localized("'\(path)' may not be written")
      case ENOSPC, EDQUOT: localized("'\(path)' cannot be written: the disk is full")
      case EISDIR: localized("'\(path)' is a folder")
      default: localized("'\(path)' cannot be written: \(String(cString: strerror(number)))")
      }
    return Diagnostics([SessionMessages.file(message)])
  }
}
