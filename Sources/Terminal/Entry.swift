/// What reading an entry came to.
package enum Entry: Hashable, Sendable {
  /// One row, or several while a bracket was open; without the last line ending.
  case text(String)
  /// Ctrl-C: what was typed is abandoned.
  case interrupted
  /// Ctrl-D on an empty line, or the end of the input.
  case end
}
