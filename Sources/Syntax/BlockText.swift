import SourceText

/// Writes fields, changes and whole lines with what stands beside them.
struct BlockText {
  /// Blanks before the line.
  var indent: Int

  var pad: String { String(repeating: " ", count: indent) }

  /// `head` and a formula, over several lines where it must or does not fit.
  func line(_ head: String, _ value: Expression) -> String {
    let flat = head + FormulaText.flat.text(value)
    if !Breaking.isNeeded(value), indent + flat.count <= Breaking.width { return flat }
    return head + FormulaText(indent: indent, before: head.count).text(value)
  }

  /// Changes in braces, one per line.
  func braces(_ changes: [Change]) -> String {
    let inner = BlockText(indent: indent + 2)
    return braces(changes.map { (inner.line(FormulaText.flat.head($0), $0.value), $0.remarks) })
  }

  /// Fields in braces, one per line.
  func braces(_ fields: [Field]) -> String {
    let inner = BlockText(indent: indent + 2)
    return braces(fields.map { (inner.field($0), $0.remarks) })
  }

  private func braces(_ items: [(text: String, remarks: Remarks)]) -> String {
    let inner = BlockText(indent: indent + 2)
    var lines = ["{"]
    for (offset, item) in items.enumerated() {
      lines += inner.lines(item.text, item.remarks, isFirst: offset == 0)
      lines += item.remarks.below.map { $0.isEmpty ? "" : inner.pad + $0 }
    }
    return lines.joined(separator: "\n") + "\n" + pad + "}"
  }

  func field(_ field: Field) -> String {
    let head = field.name.text + (field.declaration.map { " : " + text(of: $0) } ?? "")
    guard let value = field.value else { return head }
    return line(head + " = ", value)
  }

  /// Field on one line, for braces that stay on theirs.
  func flat(_ field: Field) -> String {
    let head = field.name.text + (field.declaration.map { " : " + text(of: $0) } ?? "")
    guard let value = field.value else { return head }
    return head + " = " + FormulaText.flat.text(value)
  }

  /// A text with its remarks, as indented lines.
  func lines(_ text: String, _ remarks: Remarks, isFirst: Bool) -> [String] {
    var lines: [String] = []
    for above in remarks.above where !(above.isEmpty && (isFirst && lines.isEmpty || lines.last == "")) {
      lines.append(above.isEmpty ? "" : pad + above)
    }
    var notes = remarks.notes
    var behind = remarks.behind
    if remarks.lastNoteBehind, behind == nil, let last = notes.popLast() { behind = marked("##", last) }
    lines += notes.map { pad + marked("##", $0) }
    lines.append(pad + text + (behind.map { "  " + $0 } ?? ""))
    lines += remarks.recorded.map { pad + marked("#=", $0) }
    return lines
  }

  private func marked(_ mark: String, _ text: String) -> String { text.isEmpty ? mark : mark + " " + text }
}
