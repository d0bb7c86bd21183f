/// Writes a view as plain text: what a terminal shows, without colour.
package struct PlainText: Sendable {
  private let terminal: TerminalText

  package init(width: Int = 100, isASCII: Bool = false, measure: @escaping @Sendable (String) -> Int) {
    terminal = TerminalText(TextPage(width: width, hasColour: false, isASCII: isASCII, measure: measure))
  }

  package func text(_ view: View) -> String { terminal.text(view) }
}
