import Wording

/// A map of dots as lines of a page: the darker, the more.
struct MapLayout {
  let page: TextPage
  let view: MapView

  static func glyphs(ascii: Bool) -> [Character] { ascii ? ["-", "=", "+", "%", "#"] : ["∘", "░", "▒", "▓", "█"] }

  var lines: [Line] {
    let map = MapProjection(view.places)
    // A row is about twice as high as a column is wide.
    let widest = min(page.width - 1, 100)
    let tallest = 42.0
    let columns = max(min(Double(widest), tallest * 2 * map.width / max(map.height, 1e-9)), 2)
    let rows = max(Int((columns / 2 * map.height / max(map.width, 1e-9)).rounded()), 1)
    var grid = CharacterGrid(columns: Int(columns) + 1, rows: min(rows, 60) + 1)
    let glyphs = Self.glyphs(ascii: page.isASCII)
    var shared = 0
    var taken: [Int: Int] = [:]
    // Places that fall on one mark: the darkest is seen.
    for place in view.places.sorted(by: { ($0.shade ?? -1) < ($1.shade ?? -1) }) {
      let isMarked = place.shade != nil
      let point = map.point(place)
      let column = Int((point.x * columns).rounded(.down))
      let row = Int((point.y * Double(min(rows, 60))).rounded(.down))
      if isMarked, taken[row * 1_000 + column, default: 0] > 0 { shared += 1 }
      if isMarked { taken[row * 1_000 + column, default: 0] += 1 }
      if let shade = place.shade {
        grid.put(glyphs[view.tone(shade)], .plain, column, row)
      } else {
        grid.put(page.isASCII ? "." : "·", .dim, column, row)
      }
    }
    var lines = (0..<grid.rows).map { grid.line($0).trimmedAtEnd }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines + [Line([])] + legend(shared)
  }

  private func legend(_ shared: Int) -> [Line] {
    let glyphs = Self.glyphs(ascii: page.isASCII)
    var words: [Line] = []
    for (index, text) in view.legend.enumerated() {
      words.append(Line(String(glyphs[view.tone(index)])) + Line(" " + text))
    }
    if view.empty > 0 {
      words.append(Line(page.isASCII ? "." : "·", .dim) + " " + Line(localized("no value (\(view.empty))")))
    }
    if view.others > 0 {
      words.append(Line(page.isASCII ? "." : "·", .dim) + " " + Line(localized("other places (\(view.others))")))
    }
    var lines: [Line] = []
    let title = view.title + (view.unit.isEmpty ? "" : ", " + view.unit)
    if !title.isEmpty { lines += page.wrapped(page.shown(Line(title, .dim)), width: page.width) }
    lines += words.flatMap { page.wrapped(page.shown($0), width: page.width) }
    if shared > 0 {
      let hidden =
        shared == 1
        ? localized("1 stands on the mark of another; the darkest is seen")
        : localized("\(shared) stand on the mark of another; the darkest is seen")
      lines += page.wrapped(page.shown(Line(hidden, .dim)), width: page.width)
    }
    return lines
  }
}
