import SourceText

/// What was read from a text: the statements that could be read, and all that is wrong with the rest.
package struct ParsedText: Sendable {
  package var statements: [Statement]
  /// Comments and blank lines (`""`) after the last statement, with their marks.
  package var trailing: [String]
  package var diagnostics: [Diagnostic]

  package init(statements: [Statement], trailing: [String] = [], diagnostics: [Diagnostic] = []) {
    self.statements = statements
    self.trailing = trailing
    self.diagnostics = diagnostics
  }
}

/// The limits of a text; past one there is an error, never a crash.
package enum TextLimits {
  /// Bytes of a file: 16 MiB.
  package static let bytes = 16 << 20
  /// Words and signs of one statement.
  package static let statement = 100_000
  /// Brackets within brackets, `if` within `else`, signs before signs.
  package static let nesting = 256
  /// Operators side by side; a tree is never higher than this.
  package static let chain = 1_000
}

/// The statements of a text, and every error in it.
package func parse(_ source: SourceText) -> ParsedText {
  guard source.bytes.count <= TextLimits.bytes else {
    return ParsedText(statements: [], diagnostics: [.tooLarge(Span(source, 0, 0))])
  }
  var lexer = Lexer(source)
  lexer.run()
  var parser = Parser(source, Layout(lexer.lexemes), lexer.diagnostics)
  return parser.text()
}

/// Whether Enter after this text should start a further row: a bracket is open, or the last line ends in an operator.
package func isIncomplete(_ text: String) -> Bool {
  let source = SourceText(name: "prompt", text: text)
  guard source.bytes.count <= TextLimits.bytes else { return false }
  var lexer = Lexer(source)
  lexer.run()
  let layout = Layout(lexer.lexemes)
  if !layout.open.isEmpty { return true }
  var choices = 0
  var last = LexemeKind.newline
  for lexeme in layout.lexemes where lexeme.kind != .end && lexeme.kind != .newline {
    if lexeme.kind == .ifWord { choices += 1 }
    if lexeme.kind == .elseWord { choices -= 1 }
    last = lexeme.kind
  }
  return last.needsMore || choices > 0
}
