import Rendering
import Session
import SourceText
import Terminal

/// What a session's answers are shown on, as its settings have it now.
///
/// Use it from one thread.
final class Page {
  private(set) var settings = DisplaySettings()

  /// Takes settings over.
  func take(_ settings: DisplaySettings) { self.settings = settings }

  var terminal: TerminalText { TerminalText(.ofOutput(settings)) }
}

extension TextPage {
  /// What standard output is shown on.
  static var ofOutput: TextPage { ofOutput(DisplaySettings()) }

  /// What standard output is shown on, with what is set in place of what the terminal says. Rows never become longer than
  /// its window.
  static func ofOutput(_ settings: DisplaySettings) -> TextPage {
    let window = TerminalSize.of(.output)?.columns
    return TextPage(
      width: min(settings.width ?? window ?? 100, window ?? .max),
      hasColour: settings.colour ?? ColourSupport.isOn(.output),
      isASCII: settings.isASCII ?? SignSupport.isASCII(.output), measure: { DisplayWidth.columns(of: $0) })
  }

  static var ofFile: TextPage {
    TextPage(
      width: 100, hasColour: false, isASCII: SignSupport.isASCII(isTerminal: false, in: .ofProcess),
      measure: { DisplayWidth.columns(of: $0) })
  }
}
