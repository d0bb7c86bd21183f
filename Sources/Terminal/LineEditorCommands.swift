import CLibedit

/// What the keys that the editor binds itself do. Each gives libedit's code for what is to be drawn.
extension LineEditor {
  typealias Drawing = UInt8

  private var changed: Drawing { Drawing(CC_REFRESH) }
  private var moved: Drawing { Drawing(CC_CURSOR) }
  private var refused: Drawing { Drawing(CC_ERROR) }

  func accept() -> Drawing {
    let text = buffer.text
    if behaviour.isIncomplete(text) { return insertRow() }
    outcome = .text(text)
    paint()
    leaveRow()
    return Drawing(CC_NEWLINE)
  }

  func insertRow() -> Drawing {
    buffer.insert("\n")
    return changed
  }

  func abandon() -> Drawing {
    outcome = .interrupted
    redraw {
      buffer.move(to: buffer.count)
      buffer.insert("^C")
    }
    leaveRow()
    return Drawing(CC_NEWLINE)
  }

  func stopAtKey() -> Drawing {
    stop()
    return Drawing(CC_NORM)
  }

  func deleteOrEnd() -> Drawing {
    let cursor = buffer.cursor
    if buffer.count == 0 {
      outcome = .end
      return Drawing(CC_EOF)
    }
    guard cursor < buffer.count else { return refused }
    buffer.replace(cursor..<cursor + 1, with: "")
    return changed
  }

  private var rows: Rows { Rows(buffer.text, cursor: buffer.cursor) }

  func up() -> Drawing {
    if let above = rows.above {
      buffer.move(to: above)
      return moved
    }
    return show(history.earlier(than: buffer.text))
  }

  func down() -> Drawing {
    if let below = rows.below {
      buffer.move(to: below)
      return moved
    }
    return show(history.later())
  }

  /// Vi's command mode has its cursor on a character, never behind the last.
  func upInCommandMode() -> Drawing { onCharacter(up()) }
  func downInCommandMode() -> Drawing { onCharacter(down()) }

  private func onCharacter(_ drawing: Drawing) -> Drawing {
    if buffer.count > 0, buffer.cursor == buffer.count { buffer.move(to: buffer.count - 1) }
    return drawing
  }

  private func show(_ entry: String?) -> Drawing {
    guard let entry else { return refused }
    buffer.replaceAll(with: entry)
    return changed
  }

  /// Takes the last change of the entry back.
  func undo() -> Drawing {
    edits.note(EditHistory.State(buffer.scalars, cursor: buffer.cursor))
    guard let state = edits.undo() else { return refused }
    buffer.replaceAll(with: String(String.UnicodeScalarView(state.text)))
    buffer.move(to: state.cursor)
    return changed
  }

  /// To the beginning of the row, and from there to that of the entry.
  func home() -> Drawing {
    let rows = rows
    buffer.move(to: rows.cursor == rows.start ? 0 : rows.start)
    return moved
  }

  /// To the end of the row, and from there to that of the entry.
  func end() -> Drawing {
    let rows = rows
    buffer.move(to: rows.cursor == rows.end ? buffer.count : rows.end)
    return moved
  }

  /// What was pasted becomes part of the entry, rows and all, and runs when Enter is pressed.
  func paste() -> Drawing {
    let ending: [Unicode.Scalar] = ["\u{1B}", "[", "2", "0", "1", "~"]
    var pasted: [Unicode.Scalar] = []
    while let scalar = readKey() {
      pasted.append(scalar)
      if scalar == "~", pasted.suffix(ending.count) == ending[...] {
        pasted.removeLast(ending.count)
        break
      }
      // Ctrl-C ends a paste whose end never comes.
      if scalar == Key.abandon { return abandon() }
    }
    buffer.insert(PastedText.cleaned(pasted))
    return changed
  }

  /// Completes as far as all candidates agree, or lists them when that is no further than what is typed.
  func complete() -> Drawing {
    let completion = behaviour.complete(buffer.text, buffer.cursor)
    let range = completion.replace.clamped(to: 0..<buffer.count)
    guard !completion.candidates.isEmpty else { return refused }
    let typed = String(String.UnicodeScalarView(buffer.scalars[range]))
    let common = completion.commonBeginning
    if completion.candidates.count == 1 || common.count > typed.count {
      guard common != typed else { return refused }
      buffer.replace(range, with: common)
      return changed
    }
    candidates = completion.candidates
    if !paints { listPlainly() }
    return Drawing(CC_NORM)
  }

  /// On a dumb terminal the list stays above the entry.
  private func listPlainly() {
    let size = TerminalSize.ofEditor
    let rows = CandidateList.rows(for: candidates, columns: size.columns, rows: size.rows - 2)
    candidates = []
    redraw(printing: rows.map { $0.text + $0.detail + "\r\n" }.joined())
  }

  /// A key of a longer command; nil at the end of the input.
  func readKey() -> Unicode.Scalar? {
    var wide: wchar_t = 0
    guard el_wgetc(handle, &wide) == 1 else { return nil }
    return Unicode.Scalar(UInt32(bitPattern: wide)) ?? "\u{FFFD}"
  }
}
