/// Where the characters of a prompt and an entry stand on the screen, by the same arithmetic as libedit's.
struct Layout {
  /// Row and column from 0, counted from where the prompt begins.
  struct Place: Hashable {
    var row = 0
    var column = 0
  }

  /// Of each character, the prompt's first.
  let places: [Place]
  let cursor: Place
  /// Where the next character would stand.
  let end: Place

  /// The cursor is an offset into the entry, in scalars.
  init(prompt: [Unicode.Scalar], entry: [Unicode.Scalar], cursor: Int, columns: Int) {
    var places: [Place] = []
    places.reserveCapacity(prompt.count + entry.count)
    var next = Place()
    for scalar in prompt { places.append(Layout.put(scalar, at: &next, columns)) }
    for scalar in entry { places.append(Layout.put(scalar, at: &next, columns)) }
    self.places = places
    end = next
    self.cursor = cursor < entry.count ? places[prompt.count + max(0, cursor)] : next
  }

  private static func put(_ scalar: Unicode.Scalar, at next: inout Place, _ columns: Int) -> Place {
    switch scalar {
    case "\n":
      defer { next = Place(row: next.row + 1, column: 0) }
      return next
    case "\t":
      defer {
        next.column = next.column / 8 * 8 + 8
        if next.column >= columns { next = Place(row: next.row + 1, column: 0) }
      }
      return next
    default:
      let width = CharacterWidth.of(scalar)
      if next.column + width > columns { next = Place(row: next.row + 1, column: 0) }
      defer {
        next.column += width
        if next.column >= columns { next = Place(row: next.row + 1, column: 0) }
      }
      return next
    }
  }
}
