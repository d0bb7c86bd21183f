/// Makes the control sequences that colour what libedit has drawn and show things below it.
///
/// Moves between rows are relative and columns absolute, so no terminal need remember a place; nothing below the entry is
/// as wide as the window, so no row of it wraps.
struct Painter {
  let layout: Layout
  private(set) var output = ""
  private var at: Layout.Place

  init(layout: Layout) {
    self.layout = layout
    at = layout.cursor
  }

  /// Writes the characters again in their styles; `scalars` are the prompt's and the entry's.
  ///
  /// This also mends what libedit draws wrongly on wrapped rows.
  mutating func rewrite(_ scalars: [Unicode.Scalar], styles: [Style]) {
    var style = Style.plain
    var follows = false
    for (index, scalar) in scalars.enumerated() {
      guard let width = CharacterWidth.ofPrinted(scalar) else {
        follows = false
        continue
      }
      if width == 0 {
        // An accent on the letter just written, which libedit loses.
        if follows { output.unicodeScalars.append(scalar) }
        continue
      }
      // A row that is full goes on in the next by itself: only then does a terminal know, when its window changes, that
      // the two rows are one.
      if !follows || (layout.places[index].row != at.row && layout.places[index].column != 0) {
        move(to: layout.places[index])
      }
      if styles[index] != style {
        style = styles[index]
        output += style.sequence
      }
      output.unicodeScalars.append(scalar)
      at = layout.places[index]
      follows = true
    }
    if style != .plain { output += Style.plain.sequence }
    if at != layout.cursor || follows { move(to: layout.cursor) }
  }

  /// Shows rows below the entry; each must be narrower than the window.
  mutating func show(below rows: [(text: String, detail: String)], colour: Bool) {
    guard !rows.isEmpty else { return }
    move(to: layout.end)
    for row in rows {
      output += "\r\n\u{1B}[K" + row.text
      if !row.detail.isEmpty {
        output += colour ? Style.dim.sequence + row.detail + Style.plain.sequence : row.detail
      }
      at.row += 1
    }
    move(to: layout.cursor)
  }

  /// Shows a text behind the entry, on its last row.
  mutating func show(right text: String, from column: Int, colour: Bool) {
    move(to: Layout.Place(row: layout.end.row, column: column))
    output += colour ? Style.dim.sequence + text + Style.plain.sequence : text
    // Where the cursor is now is of no use: the next move is to a column of its own.
    move(to: layout.cursor)
  }

  /// Takes away all that stands behind and below the entry.
  mutating func eraseBelow() {
    move(to: layout.end)
    output += "\u{1B}[J"
    move(to: layout.cursor)
  }

  private mutating func move(to place: Layout.Place) {
    if place.row < at.row { output += "\u{1B}[\(at.row - place.row)A" }
    if place.row > at.row { output += "\u{1B}[\(place.row - at.row)B" }
    output += "\u{1B}[\(place.column + 1)G"
    at = place
  }
}
