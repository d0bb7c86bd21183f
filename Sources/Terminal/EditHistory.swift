/// The states of an entry that editing has gone through, to be gone back over one by one.
package struct EditHistory {
  package struct State: Equatable, Sendable {
    package var text: [Unicode.Scalar]
    package var cursor: Int

    package init(_ text: [Unicode.Scalar], cursor: Int) {
      self.text = text
      self.cursor = cursor
    }
  }
  private var past: [State] = []
  private var current = State([], cursor: 0)
  /// Whether the last step put one letter of a word in, so that the next belongs to it.
  private var isInWord = false
  private static let most = 1_000

  package init() {}

  /// An entry is begun.
  package mutating func begin(with state: State) {
    past = []
    current = state
    isInWord = false
  }

  /// The entry as it stands now. Letters typed one after the other are one step, up to the end of their word.
  package mutating func note(_ state: State) {
    guard state.text != current.text else {
      if state.cursor != current.cursor { isInWord = false }
      current.cursor = state.cursor
      return
    }
    let letter = Self.letterTyped(from: current, to: state)
    let goesOn = isInWord && letter?.properties.isWhitespace == false
    if !goesOn {
      past.append(current)
      if past.count > Self.most { past.removeFirst() }
    }
    isInWord = letter != nil && letter?.properties.isWhitespace == false
    current = state
  }

  /// Goes a step back; nothing where there is none.
  package mutating func undo() -> State? {
    guard let state = past.popLast() else { return nil }
    current = state
    isInWord = false
    return state
  }

  /// The one letter that was put in before the cursor; nothing for any other change.
  private static func letterTyped(from old: State, to new: State) -> Unicode.Scalar? {
    guard new.text.count == old.text.count + 1, new.cursor == old.cursor + 1 else { return nil }
    let isTyped =
      new.text[..<old.cursor] == old.text[..<old.cursor] && new.text[new.cursor...] == old.text[old.cursor...]
    return isTyped ? new.text[old.cursor] : nil
  }
}
