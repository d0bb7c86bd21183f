import CLibedit
import Wording

/// Ctrl-R: looks for an entry of the history by words in it, as they are typed.
extension LineEditor {
  func search() -> Drawing {
    let before = (prompt: promptScalars, text: buffer.text, cursor: buffer.cursor)
    var words = ""
    var found: Int?
    var isMissing = false
    while true {
      redraw {
        let state = isMissing ? localized("not found “\(words)”: ") : localized("search “\(words)”: ")
        promptScalars = Array(state.unicodeScalars)
        buffer.replaceAll(with: found.map { history.entries[$0] } ?? before.text)
      }
      let key = readKey()
      switch key {
      case "\u{12}":
        let earlier = history.search(words, before: found ?? history.entries.count)
        isMissing = earlier == nil
        found = earlier ?? found
        continue
      case "\u{7F}", "\u{8}":
        if !words.isEmpty { words.removeLast() }
        found = history.search(words, before: history.entries.count)
      case "\u{7}", Key.abandon:
        redraw {
          promptScalars = before.prompt
          buffer.replaceAll(with: before.text)
          buffer.move(to: before.cursor)
        }
        return Drawing(CC_NORM)
      case let key? where key.value >= 32 && key != Key.escapeAlone:
        words.unicodeScalars.append(key)
        found = history.search(words, before: found.map { $0 + 1 } ?? history.entries.count)
      default:
        if let found { history.jump(to: found, from: before.text) }
        redraw { promptScalars = before.prompt }
        // Enter runs the entry found, an arrow key goes on in it; Escape alone only ends the search.
        if let key, key != Key.escapeAlone, key != "\u{1B}" || !keyBytes.isEmpty { giveBack(key) }
        return Drawing(CC_NORM)
      }
      isMissing = !words.isEmpty && found == nil
    }
  }

  /// Makes the key the next one that is read.
  func giveBack(_ key: Unicode.Scalar) { el_wpush(handle, [wchar_t(key), 0]) }
}
