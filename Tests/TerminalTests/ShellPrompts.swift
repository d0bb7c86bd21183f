import Testing

/// Prompts of the shell and of a presentation, waited for.
extension ProbeSession {
  /// Waits for an empty prompt below a row, so that the one that was typed at is not taken for the next.
  func expectEmptyPrompt(
    _ prompt: String = "pht>", below row: Int = -1, sourceLocation: SourceLocation = #_sourceLocation
  )
    throws
  {
    try wait(for: "empty prompt “\(prompt)”", sourceLocation: sourceLocation) {
      $0.screen.row > row && $0.screen.text[$0.screen.row] == prompt && $0.screen.column == prompt.count + 1
    }
  }

  /// Waits until a step that ends in this row has typed itself.
  func expectTyped(_ last: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try wait(for: "“\(last)” typed by itself", sourceLocation: sourceLocation) {
      $0.screen.text[$0.screen.row] == last && $0.screen.column == last.count
    }
  }
}
