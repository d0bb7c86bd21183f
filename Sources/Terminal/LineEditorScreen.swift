import CLibedit

extension LineEditor {
  /// Longer entries are left to libedit alone: painting them would make keys wait.
  private static let mostPainted = 8_000

  private var layout: Layout {
    Layout(
      prompt: promptScalars, entry: buffer.scalars, cursor: buffer.cursor, columns: TerminalSize.ofEditor.columns)
  }

  /// Colours the prompt and the entry after libedit has drawn them, and shows the candidates.
  func paint() {
    guard paints, buffer.count <= Self.mostPainted else { return }
    let layout = layout
    let size = TerminalSize.ofEditor
    guard layout.end.row < size.rows else { return }
    var painter = Painter(layout: layout)
    if hasColour || layout.end.row > 0 { painter.rewrite(promptScalars + buffer.scalars, styles: styles) }
    if !candidates.isEmpty {
      let rows = CandidateList.rows(
        for: candidates, columns: size.columns, rows: size.rows - layout.end.row - 1)
      painter.show(below: rows, colour: hasColour)
      isListShown = !rows.isEmpty
      candidates = []
    }
    preview(with: &painter, layout, columns: size.columns)
    frame.append(painter.output)
  }

  /// Shows what is known of the entry at the right edge of its last row, where there is room.
  private func preview(with painter: inout Painter, _ layout: Layout, columns: Int) {
    // What has typed itself is to be guessed at before it is run.
    guard !isOffered, let follow = behaviour.follow else { return }
    let entry = buffer.text
    if entry != followed {
      followed = entry
      follow(entry)
    }
    guard !isListShown else { return }
    let room = columns - layout.end.column - 3
    guard let text = previews.texts(of: entry).first(where: { CharacterWidth.of($0) <= room }) else { return }
    painter.show(right: text, from: columns - 1 - CharacterWidth.of(text), colour: hasColour)
    isPreviewShown = true
  }

  /// Takes away what stands below and behind the entry, before libedit draws again.
  func unpaint() {
    guard isListShown || isPreviewShown else { return }
    isListShown = false
    isPreviewShown = false
    var painter = Painter(layout: layout)
    painter.eraseBelow()
    frame.append(painter.output)
  }

  /// Draws prompt and entry anew after a change, in the place where they stand.
  func redraw(printing text: String = "", _ change: () -> Void = {}) {
    unpaint()
    if !paints {
      frame.append("\r\n")
    } else {
      frame.append(erasure(of: layout))
    }
    frame.append(text)
    change()
    shim_refresh(handle)
  }

  /// Erases the entry row by row and ends where the prompt begins.
  ///
  /// Erasing all of the screen at once would make some terminals keep what stood there among the rows that can be
  /// scrolled back to.
  private func erasure(of layout: Layout) -> String {
    // An entry taller than the window has no beginning on the screen to go back to.
    if layout.end.row >= TerminalSize.ofEditor.rows { return "\u{1B}[H\u{1B}[J" }
    let below = layout.end.row - layout.cursor.row
    let down = below > 0 ? "\u{1B}[\(below)B" : ""
    guard layout.end.row > 0 else { return "\r\u{1B}[2K" }
    return down + "\r\u{1B}[J" + String(repeating: "\u{1B}[A\u{1B}[2K", count: layout.end.row)
  }

  /// Takes prompt and entry off the screen.
  func clear() {
    unpaint()
    frame.append(paints ? erasure(of: layout) : "\r\n")
    frame.flush()
  }

  /// Leaves the entry on the screen and goes to the row below it.
  func leaveRow() {
    unpaint()
    let layout = layout
    if paints, layout.end.row > layout.cursor.row { frame.append("\u{1B}[\(layout.end.row - layout.cursor.row)B") }
    frame.append("\r\n")
    frame.flush()
  }

  private var styles: [Style] {
    let entry = buffer.text
    let promptCount = promptScalars.count
    let count = promptCount + entry.unicodeScalars.count
    var styles = [Style](repeating: .plain, count: count)
    guard hasColour else { return styles }
    for index in 0..<promptCount { styles[index] = behaviour.promptStyle }
    for (range, style) in behaviour.highlight?(entry) ?? [] {
      let shifted = max(0, range.lowerBound)..<max(0, range.upperBound)
      for index in shifted.clamped(to: 0..<count - promptCount) { styles[promptCount + index] = style }
    }
    return styles
  }
}
