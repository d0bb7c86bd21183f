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
    frame.append(painter.output)
  }

  /// Takes away what stands below the entry, before libedit draws again.
  func unpaint() {
    guard isListShown else { return }
    isListShown = false
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
      let place = layout.cursor
      // An entry taller than the window has no beginning on the screen to go back to.
      let isTall = layout.end.row >= TerminalSize.ofEditor.rows
      frame.append(isTall ? "\u{1B}[H" : "\r" + (place.row > 0 ? "\u{1B}[\(place.row)A" : ""))
      frame.append("\u{1B}[J")
    }
    frame.append(text)
    change()
    shim_refresh(handle)
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
