/// Where entries come from: the line editor at a terminal, else plain lines.
package enum Reader {
  case editor(LineEditor)
  case plain(PlainReader)

  /// The editor when the process has a terminal on both sides and `~/.editrc` does not say `edit off`.
  package static func standard(behaviour: LineEditor.Behaviour, history file: @autoclosure () -> HistoryFile?) -> Reader
  {
    if StandardStream.output.isTerminal, StandardStream.isInputTerminal,
      let editor = LineEditor(behaviour: behaviour, history: History(file: file()))
    {
      return .editor(editor)
    }
    return .plain(PlainReader(isIncomplete: behaviour.isIncomplete))
  }

  package func read(prompt: String) -> Entry {
    switch self {
    case .editor(let editor): editor.read(prompt: prompt)
    case .plain(let reader): reader.read(prompt: prompt)
    }
  }

  /// Lets an entry be edited where a text types itself. Without an editor the text is shown, and an empty line runs it.
  package func read(prompt: String, offering text: String?, isAside: Bool = false) -> OfferedEntry {
    switch self {
    case .editor(let editor): return editor.read(prompt: prompt, offering: text, isAside: isAside)
    case .plain(let reader):
      if let text { StandardStream.output.write(prompt + text + "\n") }
      let entry = reader.read(prompt: prompt)
      if let text, entry == .text("") { return .entry(.text(text)) }
      return .entry(entry)
    }
  }

  /// Forgets the Enters that were pressed while an answer was awaited.
  package func forgetEnters() {
    if case .editor(let editor) = self { editor.forgetEnters() }
  }

  /// Shows a text from work in the background above the entry being edited; without an editor it goes to standard error.
  /// To be called on the thread that reads; other threads post to the editor's `notices`.
  package func post(_ text: String) {
    switch self {
    case .editor(let editor): editor.notices.post(text)
    case .plain: StandardStream.error.write(text.hasSuffix("\n") ? text : text + "\n")
    }
  }
}
