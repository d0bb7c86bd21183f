import CLibedit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the editor gives libedit when it asks for a key.
enum Key {
  /// Ctrl-C, also when it arrived as a signal.
  static let abandon = Unicode.Scalar(3)
  /// Escape alone, in vi's keys; libedit itself would wait for more of a sequence without end.
  static let escapeAlone: Unicode.Scalar = "\u{83}"
  /// Vi's command mode, asked for by another key.
  static let commandMode: Unicode.Scalar = "\u{84}"
  /// Ctrl-D.
  static let end = Unicode.Scalar(4)
}

extension LineEditor {
  /// How long the rest of a key's sequence may take.
  private static let escapeMilliseconds: Int32 = 25

  /// How long a window keeps its size before the entry is drawn for it. What is drawn for one width and shown at another
  /// leaves parts behind, so nothing is drawn while a window's edge is being dragged.
  private static let resizeMilliseconds: Int32 = 30

  /// The next key, nil at the end of the input. Everything the terminal is to show is shown before it waits.
  func nextKey() -> Unicode.Scalar? {
    while true {
      if let scalar = keyBytes.next() {
        let isAlone =
          scalar == "\u{1B}" && keyBytes.isEmpty && (behaviour.presents || shim_has_vi_keys(handle))
          && !Descriptor.isReadable(STDIN_FILENO, within: Self.escapeMilliseconds)
        unpaint()
        let key = isAlone ? Key.escapeAlone : scalar
        if key != "\u{8}", key != "\u{7F}" { erased = nil }
        if meetsOffering(key) { continue }
        return key
      }
      // Only now, so that a burst of keys is painted once.
      edits.note(EditHistory.State(buffer.scalars, cursor: buffer.cursor))
      if !isResizing {
        showNotices()
        paint()
        frame.flush()
      }
      switch wait() {
      case .bytes: continue
      case .nothing: typeOffered()
      case .interrupted:
        keyBytes.removeAll()
        unpaint()
        return Key.abandon
      case .ended:
        unpaint()
        return nil
      }
    }
  }

  enum Arrival { case bytes, nothing, interrupted, ended }

  private func wait() -> Arrival {
    while true {
      var waits = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
      ]
      let isTyping = isOffered && offering?.isWhole == false
      let count = poll(&waits, 2, isResizing ? Self.resizeMilliseconds : isTyping ? Offering.milliseconds : -1)
      if count == 0 {
        guard isResizing else { return .nothing }
        takeSize()
        return .bytes
      }
      if count < 0 {
        if errno == EINTR { continue }
        return .ended
      }
      if waits[1].revents != 0 {
        let signals = Int(shim_take_signals())
        if signals & SHIM_INTERRUPTED != 0 { return .interrupted }
        if signals & SHIM_STOP != 0 { stop() } else if signals & SHIM_CONTINUED != 0 { resume() }
        if signals & SHIM_RESIZED != 0 { isResizing = true }
        return .bytes
      }
      if waits[0].revents != 0 {
        if isResizing { takeSize() }
        return readBytes()
      }
    }
  }

  /// Draws the entry for the window as it is now.
  private func takeSize() {
    isResizing = false
    redraw { el_resize(handle) }
  }

  func readBytes() -> Arrival {
    var chunk = [UInt8](repeating: 0, count: 4096)
    #if canImport(Glibc)
      let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
    #else
      let count = Darwin.read(STDIN_FILENO, &chunk, chunk.count)
    #endif
    if count > 0 {
      keyBytes.append(chunk[..<count])
      return .bytes
    }
    return count < 0 && (errno == EINTR || errno == EAGAIN) ? .bytes : .ended
  }

  /// Stops as Ctrl-Z does: the terminal is put back as it was found while others use it.
  func stop() {
    leaveRow()
    shim_set_raw(handle, false)
    shim_release_terminal()
    shim_stop()
    takeBack()
  }

  /// Continued by somebody else; the terminal may have been used meanwhile.
  private func resume() {
    leaveRow()
    shim_set_raw(handle, false)
    shim_release_terminal()
    takeBack()
  }

  private func takeBack() {
    shim_hold_terminal(paints)
    shim_set_raw(handle, true)
    if paints { frame.append("\u{1B}[?2004h") }
    el_resize(handle)
    shim_refresh(handle)
  }

  private func showNotices() {
    let texts = notices.take()
    guard !texts.isEmpty else { return }
    redraw(printing: texts.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined())
  }
}
