/// One row below the entry that tells how far long work has come. It is written over as the work goes on, and gone before
/// the answer.
///
/// Use it from one thread.
package final class ProgressLine {
  private let clock = ContinuousClock()
  private let isShown: Bool
  private let hasColour: Bool
  /// None while nothing is worked on that an answer waits for.
  private var begun: ContinuousClock.Instant?
  private var written: ContinuousClock.Instant?
  /// Work that is done sooner needs no row.
  private static let patience = Duration.milliseconds(400)
  /// Often enough to be seen to move, seldom enough to cost nothing.
  private static let pace = Duration.milliseconds(100)

  /// A row on standard output where that is a terminal whose cursor can be moved, else nothing.
  package init(in environment: Environment = .ofProcess) {
    let terminal = environment["TERM"] ?? ""
    isShown = StandardStream.output.isTerminal && !terminal.isEmpty && terminal != "dumb"
    hasColour = ColourSupport.isOn(.output, in: environment)
  }

  /// Work begins.
  package func begin() { begun = clock.now }

  /// The share of the work that is done, 0 to 1; may be told often.
  package func tell(_ share: Double) {
    guard isShown, let begun else { return }
    let now = clock.now
    guard now - (written ?? begun) >= (written == nil ? Self.patience : Self.pace) else { return }
    written = now
    let text = "working: \(Int(100 * min(max(share, 0), 1))) %  (Ctrl-C stops)"
    StandardStream.output.write("\r\u{1B}[K" + (hasColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text))
  }

  /// Takes the row away.
  package func end() {
    begun = nil
    guard written != nil else { return }
    written = nil
    StandardStream.output.write("\r\u{1B}[K")
  }
}
