/// A tree as lines of a page, with branches drawn at the left.
struct TreeLayout {
  let page: TextPage
  let root: TreeNode

  private struct Place {
    let node: TreeNode
    /// What stands before the node's own line, and before all lines below it.
    let first: String
    let rest: String
    let depth: Int
  }

  /// No deeper part is shown, so that 30 columns are left for text.
  private var deepest: Int { min(max((page.width - 30) / 3, 4), TreeNode.deepest) }

  var lines: [Line] {
    var lines: [Line] = []
    // A stack of places rather than calls: a long chain of formulas must not exhaust the thread's own.
    var open = [Place(node: root, first: "", rest: "", depth: 0)]
    while let place = open.popLast() {
      lines += self.lines(of: place)
      guard !place.node.children.isEmpty else { continue }
      if place.depth >= deepest {
        lines.append(Line(place.rest + (page.isASCII ? "`- ..." : "└─ …"), .dim))
      } else {
        open += children(of: place).reversed()
      }
    }
    return lines
  }

  private func children(of place: Place) -> [Place] {
    place.node.children.enumerated().map { index, child in
      let isLast = index == place.node.children.count - 1
      let first = page.isASCII ? (isLast ? "`- " : "|- ") : (isLast ? "└─ " : "├─ ")
      let rest = isLast ? "   " : page.isASCII ? "|  " : "│  "
      return Place(node: child, first: place.rest + first, rest: place.rest + rest, depth: place.depth + 1)
    }
  }

  private func lines(of place: Place) -> [Line] {
    // The drawing gives way to the text when both do not fit.
    let drawn = place.rest.count
    let width = max(page.width - drawn, page.width / 2)
    let stem = place.node.children.isEmpty ? place.rest : place.rest + (page.isASCII ? "|" : "│")
    var lines = page.wrapped(page.shown(place.node.line), width: width, hanging: 2).enumerated().map { index, part in
      Line(index == 0 ? place.first : place.rest + "  ", .dim) + part
    }
    for detail in place.node.details {
      let indent = place.node.children.isEmpty ? stem + "   " : stem + "  "
      for part in page.wrapped(page.shown(detail), width: max(width - 3, 8)) {
        lines.append(Line(indent, .dim) + part.styled(.dim))
      }
    }
    return lines
  }
}
