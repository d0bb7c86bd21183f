import CLibedit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The entry being edited, as libedit holds it. Offsets are in scalars.
struct LineBuffer {
  let handle: OpaquePointer

  var scalars: [Unicode.Scalar] {
    guard let line = el_wline(handle)?.pointee else { return [] }
    return UnsafeBufferPointer(start: line.buffer, count: line.lastchar - line.buffer).map {
      Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}"
    }
  }

  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  var count: Int { el_wline(handle).map { $0.pointee.lastchar - $0.pointee.buffer } ?? 0 }
  var cursor: Int { el_wline(handle).map { $0.pointee.cursor - $0.pointee.buffer } ?? 0 }

  func move(to offset: Int) { el_cursor(handle, Int32(clamping: offset - cursor)) }

  func insert(_ text: String) {
    guard !text.isEmpty else { return }
    el_winsertstr(handle, text.unicodeScalars.filter { $0 != "\0" }.map { wchar_t($0) } + [0])
  }

  /// Puts the text in the place of the range and the cursor behind it.
  func replace(_ range: Range<Int>, with text: String) {
    let range = range.clamped(to: 0..<count)
    move(to: range.upperBound)
    // It deletes nothing at all when asked for more than there is.
    if !range.isEmpty { el_deletestr(handle, Int32(range.count)) }
    insert(text)
  }

  func replaceAll(with text: String) { replace(0..<count, with: text) }
}
