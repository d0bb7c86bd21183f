import CLibedit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where answers (`output`) and everything else (`error`) are written.
package enum StandardStream: Sendable {
  case output, error

  var descriptor: Int32 {
    switch self {
    case .output: STDOUT_FILENO
    case .error: STDERR_FILENO
    }
  }

  package var isTerminal: Bool { isatty(descriptor) == 1 }
  package static var isInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Writes the whole text. False when the stream did not take all of it, as on a full disk.
  ///
  /// When the reader has gone (`pht run … | head`) the process ends quietly, as other programs of a pipe do.
  @discardableResult
  package func write(_ text: String) -> Bool {
    var text = text
    let failure = text.withUTF8 { Descriptor.write(UnsafeRawBufferPointer($0), to: descriptor) }
    if failure == EPIPE { endQuietly() }
    return failure == nil
  }

  private func endQuietly() -> Never {
    shim_release_terminal()
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    _exit(128 + SIGPIPE)
  }
}

/// Reading and writing of open files, in full and through interruptions.
enum Descriptor {
  /// Nil when all bytes were written, else the error number.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var rest = bytes
    while !rest.isEmpty {
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      #else
        let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
      #endif
      if count >= 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      } else if errno == EAGAIN {
        // Somebody made the stream non-blocking; wait until it has room.
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// True when something can be read within `milliseconds` (-1: waits without end).
  static func isReadable(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, milliseconds) > 0
  }
}
