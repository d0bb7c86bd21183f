import Wording

/// Rows below an entry that is being answered: what is known of the answer so far, and how far the work has come. They are
/// written over as the work goes on, and gone before the answer.
///
/// Use it from one thread.
package final class ProgressLine {
  private let clock = ContinuousClock()
  /// Whether there is a terminal whose cursor can be moved.
  private let isShown: Bool
  private var hasColour: Bool
  /// Nothing while no answer is waited for: files are laid on without a row.
  private var begun: ContinuousClock.Instant?
  private var written: ContinuousClock.Instant?
  /// Rows of an early answer on the screen, and the window that they were written in.
  private var early: (rows: Int, size: TerminalSize)?
  /// Work that is done sooner needs no row.
  private static let patience = Duration.milliseconds(400)
  /// Often enough to be seen to move, seldom enough to cost nothing.
  private static let pace = Duration.milliseconds(100)

  /// Rows on standard output where that is a terminal whose cursor can be moved, else nothing.
  package init(in environment: Environment = .ofProcess) {
    isShown = Self.movesCursor(in: environment)
    hasColour = ColourSupport.isOn(.output, in: environment)
  }

  /// Whether standard output is a terminal whose cursor can be moved.
  package static func movesCursor(in environment: Environment = .ofProcess) -> Bool {
    let terminal = environment["TERM"] ?? ""
    return StandardStream.output.isTerminal && !terminal.isEmpty && terminal != "dumb"
  }

  /// Dims the rows or does not; nil for what the terminal says.
  package func setColour(_ isOn: Bool?) { hasColour = isOn ?? ColourSupport.isOn(.output) }

  /// Work begins.
  package func begin() { begun = clock.now }

  /// The share of the work that is done, 0 to 1; may be told often.
  package func tell(_ share: Double) {
    guard isShown, let begun else { return }
    let now = clock.now
    guard now - (written ?? begun) >= (written == nil ? Self.patience : Self.pace) else { return }
    written = now
    let text = localized("working: \(Int(100 * min(max(share, 0), 1))) %  (Ctrl-C stops)")
    StandardStream.output.write("\r\u{1B}[K" + (hasColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text))
  }

  /// Puts what is known so far, whole rows no wider than the window, in the place of what stood there.
  ///
  /// Of more rows than the window has, the first are shown. Where nothing can be written over they stay.
  package func show(early text: String) {
    guard StandardStream.output.isTerminal else { return }
    guard isShown, let size = TerminalSize.of(.output) else {
      StandardStream.output.write(text)
      return
    }
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    // One row is the progress's, and one above stays free so that the entry is still to be seen.
    let most = max(1, size.rows - 2)
    if rows.count > most { rows = rows.prefix(most - 1) + ["…"] }
    let erasure = erasure
    StandardStream.output.write(erasure + rows.map { $0 + "\n" }.joined())
    early = (rows.count, size)
    written = nil
  }

  /// Takes the rows away.
  package func end() {
    let erasure = erasure
    early = nil
    written = nil
    begun = nil
    if !erasure.isEmpty { StandardStream.output.write(erasure) }
  }

  /// Goes to where the rows begin and clears what stands there. In a window made narrower rows have broken anew, and what
  /// they were is left standing.
  private var erasure: String {
    guard let early else { return written == nil ? "" : "\r\u{1B}[K" }
    guard let now = TerminalSize.of(.output), now.columns >= early.size.columns, now.rows >= early.size.rows else {
      return "\r\u{1B}[K"
    }
    return "\r" + (early.rows > 0 ? "\u{1B}[\(early.rows)A" : "") + "\u{1B}[J"
  }
}
