import SourceText
import Wording

/// What differs between two versions of an answer, line by line.
package struct AnswerDifference: Sendable {
  private enum Part {
    case same(String)
    case was(String)
    case now(String)
  }
  private let parts: [Part]
  /// Lines that are the same and stand beside one that is not are shown, so that a row keeps its head.
  private static let beside = 2

  package init(_ was: [String], _ now: [String]) {
    var parts: [Part] = []
    let changes = now.difference(from: was)
    var (gone, come): (Set<Int>, Set<Int>) = ([], [])
    for change in changes {
      switch change {
      case .remove(let offset, _, _): gone.insert(offset)
      case .insert(let offset, _, _): come.insert(offset)
      }
    }
    var (old, new) = (0, 0)
    while old < was.count || new < now.count {
      if gone.contains(old) {
        parts.append(.was(was[old]))
        old += 1
      } else if come.contains(new) {
        parts.append(.now(now[new]))
        new += 1
      } else {
        parts.append(.same(was[old]))
        old += 1
        new += 1
      }
    }
    self.parts = parts
  }

  /// `  was  …`, `  now  …` and the lines around them; `…` stands for those further off.
  package var text: String {
    let heads = [localized("was"), localized("now")]
    let width = heads.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    func row(_ head: String, _ line: String) -> String {
      let gap = String(repeating: " ", count: width - DisplayWidth.columns(of: head))
      var row = "  " + head + gap + "  " + line
      while row.last == " " { row.removeLast() }
      return row + "\n"
    }
    var text = ""
    var isCut = false
    for (index, part) in parts.enumerated() {
      switch part {
      case .was(let line): text += row(heads[0], line)
      case .now(let line): text += row(heads[1], line)
      case .same(let line):
        let near = parts[max(0, index - Self.beside)...min(parts.count - 1, index + Self.beside)]
        if near.contains(where: { if case .same = $0 { false } else { true } }) {
          text += row("", line)
        } else if !isCut {
          text += row("", "…")
          isCut = true
          continue
        } else {
          continue
        }
      }
      isCut = false
    }
    return text
  }
}
