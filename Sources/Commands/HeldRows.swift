import Terminal
import Wording

/// Rows of an answer that is longer than the window, which wait until a room has read those above them.
final class HeldRows {
  private var rows: [Substring] = []

  var isEmpty: Bool { rows.isEmpty }

  /// What stands at the prompt while rows wait.
  var prompt: String {
    rows.count == 1 ? localized("pht (1 more row)> ") : localized("pht (\(rows.count) more rows)> ")
  }

  /// Shows as much of a text as the window holds above the prompt, and holds the rest.
  func show(_ text: String) {
    add(text)
    more()
  }

  /// Holds a text behind what waits already.
  func add(_ text: String) { rows += text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() }

  /// Shows the next rows.
  func more() {
    let most = max(1, (TerminalSize.of(.output)?.rows ?? .max) - 2)
    StandardStream.output.write(rows.prefix(most).map { $0 + "\n" }.joined())
    rows.removeFirst(min(most, rows.count))
  }

  /// The room has seen enough.
  func drop() { rows = [] }
}
