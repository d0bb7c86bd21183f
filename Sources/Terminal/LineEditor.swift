import CLibedit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Edits entries at a terminal, by libedit with keys read and colours painted here.
///
/// Use it from one thread; `notices` takes texts from any.
package final class LineEditor {
  /// What the editor asks about the text that is typed.
  package struct Behaviour {
    /// True while Enter is to begin a new row instead of running the entry.
    package var isIncomplete: (String) -> Bool
    /// What may stand at the cursor, an offset in scalars.
    package var complete: (_ text: String, _ cursor: Int) -> Completion
    /// Styles of parts of the text, by ranges in scalars; later ones win.
    package var highlight: ((String) -> [(Range<Int>, Style)])?
    package var promptStyle: Style
    /// Told each entry as it stands while it is typed; must return at once.
    package var follow: ((String) -> Void)?
    /// Whether texts are offered: Backspace at an empty prompt and Esc then speak to whoever offers them.
    package var presents: Bool

    package init(
      isIncomplete: @escaping (String) -> Bool = { _ in false },
      complete: @escaping (_ text: String, _ cursor: Int) -> Completion = { _, _ in .none },
      highlight: ((String) -> [(Range<Int>, Style)])? = nil,
      promptStyle: Style = .plain, follow: ((String) -> Void)? = nil, presents: Bool = false
    ) {
      self.isIncomplete = isIncomplete
      self.complete = complete
      self.highlight = highlight
      self.promptStyle = promptStyle
      self.follow = follow
      self.presents = presents
    }
  }

  package let notices = Notices()
  /// What stands at the right edge while an entry is typed.
  package let previews = Previews()
  var followed = ""
  var isPreviewShown = false
  var edits = EditHistory()
  var offering: Offering?
  var departure: OfferedEntry?
  /// Whether the script that is presented has been left, so that Esc is a key of the editor again.
  var isAside = false
  /// When Backspace last took away what a person had typed.
  var erased: ContinuousClock.Instant?
  let behaviour: Behaviour
  var history: History

  let handle: OpaquePointer
  let buffer: LineBuffer
  let frame: Frame
  private let output: UnsafeMutablePointer<FILE>
  let prompt = WideText()
  var promptScalars: [Unicode.Scalar] = [] { didSet { prompt.set(promptScalars) } }

  /// False on a dumb terminal, where libedit draws alone.
  let paints: Bool
  private(set) var hasColour: Bool
  let wake: Int32
  /// The window has another size than the one drawn for.
  var isResizing = false
  var keyBytes = KeyBytes()
  var outcome: Entry?
  /// Shown below the entry until the next key.
  var candidates: [Completion.Candidate] = []
  var isListShown = false

  /// Nil when lines cannot be edited: no terminal on both sides, or `edit off` in `~/.editrc`.
  package init?(behaviour: Behaviour, history: History) {
    guard isatty(STDIN_FILENO) == 1, StandardStream.output.isTerminal, CharacterWidth.learn() else { return nil }
    let frame = Frame()
    let wake = shim_watch_signals()
    guard wake >= 0, let output = frame.stream() else { return nil }
    guard let handle = shim_open_editor("pht", output) else {
      fclose(output)
      return nil
    }
    self.behaviour = behaviour
    self.history = history
    self.frame = frame
    self.output = output
    self.handle = handle
    self.wake = wake
    buffer = LineBuffer(handle: handle)
    // libedit begins with vi's keys; ~/.editrc may choose them again.
    shim_set_keys(handle, "emacs")
    el_source(handle, nil)
    paints = shim_moves_cursor(handle)
    hasColour = paints && ColourSupport.isOn(.output)
    guard shim_edits(handle) else { return nil }
    // libedit sets the modes at once, so the terminal as found is remembered first.
    shim_work_in_terminal()
    shim_set_modes(handle)
    shim_set_owner(handle, Unmanaged.passUnretained(self).toOpaque())
    KeyBindings.install(in: handle, presents: behaviour.presents)
  }

  /// Colours the entry or does not; nil for what the terminal says.
  package func setColour(_ isOn: Bool?) { hasColour = paints && (isOn ?? ColourSupport.isOn(.output)) }

  deinit {
    el_end(handle)
    fclose(output)
  }

  /// Lets one entry be edited behind a prompt and keeps it in the history.
  package func read(prompt text: String) -> Entry {
    shim_interrupt_clear()
    begin(prompt: text)
    outcome = nil
    followed = ""
    history.leave()
    edits.begin(with: EditHistory.State([], cursor: 0))
    shim_hold_terminal(paints)
    if paints { frame.append("\u{1B}[?2004h") }
    var count: Int32 = 0
    _ = el_wgets(handle, &count)
    frame.flush()
    shim_work_in_terminal()
    let entry = outcome ?? .end
    switch entry {
    case .text(let text): if !isOffered { history.add(text) }
    case .interrupted: break
    case .end: StandardStream.output.write("\n")
    }
    return entry
  }

  /// libedit draws the last row of a prompt; the rows above it stand once.
  private func begin(prompt text: String) {
    for notice in notices.take() { frame.append(notice.hasSuffix("\n") ? notice : notice + "\n") }
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    for row in rows.dropLast() { frame.append(row + "\n") }
    promptScalars = rows.last.map { Array($0.unicodeScalars) } ?? []
    frame.flush()
  }
}
