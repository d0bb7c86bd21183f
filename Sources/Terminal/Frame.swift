import CLibedit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is to be written to the terminal for one key: libedit's bytes and the painter's, written in one piece so that
/// nothing flickers.
final class Frame {
  private var bytes: [UInt8] = []

  /// A stream that writes into the frame; the frame must outlive it.
  func stream() -> UnsafeMutablePointer<FILE>? {
    shim_open_sink(Unmanaged.passUnretained(self).toOpaque()) { frame, bytes, count in
      Unmanaged<Frame>.fromOpaque(frame).takeUnretainedValue().append(
        UnsafeRawBufferPointer(start: bytes, count: count))
    }
  }

  func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
  private func append(_ more: UnsafeRawBufferPointer) { bytes.append(contentsOf: more) }

  func flush() {
    guard !bytes.isEmpty else { return }
    // A terminal that has gone is noticed where keys are read.
    _ = bytes.withUnsafeBytes { Descriptor.write($0, to: STDOUT_FILENO) }
    bytes.removeAll(keepingCapacity: true)
  }
}
