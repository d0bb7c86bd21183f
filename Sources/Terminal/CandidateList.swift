import Wording

/// Candidates as rows that fit a window: names below each other with their details, or side by side when none has any.
package struct CandidateList {
  package typealias Row = (text: String, detail: String)

  /// At most `rows` rows, each narrower than `columns`; the last says how many candidates are left out.
  package static func rows(for candidates: [Completion.Candidate], columns: Int, rows: Int) -> [Row] {
    guard rows > 0, columns > 1 else { return [] }
    let room = columns - 1
    let all = candidates.contains { !$0.detail.isEmpty } ? detailed(candidates, room) : compact(candidates, room)
    guard all.rows.count > rows else { return all.rows }
    let shown = all.rows.prefix(rows - 1)
    let left = candidates.count - shown.count * all.perRow
    return shown + [(text: CharacterWidth.cut(localized("… and \(left) more"), to: room), detail: "")]
  }

  private static func detailed(_ candidates: [Completion.Candidate], _ room: Int) -> (rows: [Row], perRow: Int) {
    let widest = candidates.map { CharacterWidth.of(oneRow($0.text)) }.max() ?? 0
    // A long name must leave room for what is told about it.
    let column = min(widest, max(room / 2, room - 24))
    let rows = candidates.map { candidate in
      let name = CharacterWidth.cut(oneRow(candidate.text), to: candidate.detail.isEmpty ? room : column)
      let gap = max(0, column - CharacterWidth.of(name)) + 2
      let detail = CharacterWidth.cut(oneRow(candidate.detail), to: room - CharacterWidth.of(name) - gap)
      return detail.isEmpty ? (name, "") : (name + String(repeating: " ", count: gap), detail)
    }
    return (rows, 1)
  }

  /// Read downwards would need all names at once; read along the rows, as many as fit in the widest one's columns.
  private static func compact(_ candidates: [Completion.Candidate], _ room: Int) -> (rows: [Row], perRow: Int) {
    let names = candidates.map { CharacterWidth.cut(oneRow($0.text), to: room) }
    let column = (names.map { CharacterWidth.of($0) }.max() ?? 0) + 2
    let perRow = max(1, (room + 2) / column)
    let rows = stride(from: 0, to: names.count, by: perRow).map { first -> Row in
      var text = ""
      for name in names[first..<min(first + perRow, names.count)] {
        let width = CharacterWidth.of(text)
        text += String(repeating: " ", count: (column - width % column) % column) + name
      }
      return (text, "")
    }
    return (rows, perRow)
  }

  /// Control characters and line endings would break the list's rows.
  private static func oneRow(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { kept.append(CharacterWidth.ofPrinted(scalar) == nil ? " " : scalar) }
    return String(kept)
  }
}
