import SourceText

/// The text in its canonical layout; comments, notes and recorded answers keep their places.
package func format(_ text: ParsedText) -> String {
  let block = BlockText(indent: 0)
  var lines: [String] = []
  for statement in text.statements {
    lines += block.lines(StatementText.text(statement), statement.remarks, isFirst: lines.isEmpty)
  }
  for line in text.trailing where !(line.isEmpty && lines.isEmpty) { lines.append(line) }
  return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
}

/// The formula on one line.
package func text(of expression: Expression) -> String { FormulaText.flat.text(expression) }

/// The unit as it stands after `:` and `in`: `kr/year`, `1/month`.
package func text(of unit: UnitText) -> String {
  (unit.factors.first.map { $0.power < 0 ? "1" : "" } ?? "") + unitWords(unit)
}

/// The path on one line.
package func text(of path: Path) -> String { FormulaText.flat.path(path) }

/// The change on one line.
package func text(of change: Change) -> String { FormulaText.flat.head(change) + FormulaText.flat.text(change.value) }

/// The question on one line.
package func text(of question: Question) -> String {
  switch question {
  case .show(let expressions): FormulaText.flat.list(expressions)
  case .compare(let expressions, let columns):
    "compare " + FormulaText.flat.list(expressions) + " across " + StatementText.text(columns)
  case .explain(let expression, let form): "explain " + text(of: expression) + form.text
  case .expect(let condition, let tolerance):
    "expect " + text(of: condition) + (tolerance.map { " within " + text(of: $0) } ?? "")
  case .solve(let solve): StatementText.text(solve, .flat)
  case .sweep(let sweep): StatementText.text(sweep, .flat)
  case .regret(let regret): StatementText.text(regret, .flat)
  case .analysis(let analysis): analysis.text()
  case .chart(let expressions, let columns):
    "chart " + FormulaText.flat.list(expressions, behindName: true) + StatementText.across(columns)
  case .map(let expression): "map " + FormulaText.flat.list([expression], behindName: true)
  }
}

/// What stands after the colon.
package func text(of declaration: Declaration) -> String {
  switch declaration {
  case .unit(let unit): text(of: unit)
  case .text: "text"
  case .yesNo: "yes_no"
  case .share: "share"
  case .number: "number"
  case .date: "date"
  case .own(let name): "own " + name.text
  case .ref(let name): "ref " + name.text
  }
}

/// Writes statements, without their remarks.
enum StatementText {
  static func text(_ statement: Statement) -> String {
    let block = BlockText(indent: 0)
    switch statement.kind {
    case .definition(let name, let declaration, let value):
      return block.line(name.text + (declaration.map { " : " + Syntax.text(of: $0) } ?? "") + " = ", value)
    case .change(let change): return block.line(FormulaText.flat.head(change), change.value)
    case .field(let kind, let field): return kind.text + "." + block.field(field)
    case .function(let name, let parameters, let value):
      return block.line(name.text + "(" + parameters.map(\.text).joined(separator: ", ") + ") = ", value)
    case .kind(let name, let base, let fields):
      return kind(name, base, fields, in: statement.span)
    case .unit(let names, let value):
      let head = "unit " + names.map(\.text).joined(separator: ", ")
      return value.map { block.line(head + " = ", $0) } ?? head
    case .scenario(let name, let bases, let changes):
      return scenario(name, bases, changes, in: statement.span)
    case .use(let name, let isFile): return "use " + (isFile ? "\"" + name.text + "\"" : name.text)
    case .correlate(let first, let second, let strength):
      return block.line(
        "correlate " + Syntax.text(of: first) + ", " + Syntax.text(of: second) + " at ", strength)
    case .question(let question): return text(question)
    }
  }

  static func text(_ columns: [[Name]]) -> String {
    columns.map { $0.map(\.text).joined(separator: " + ") }.joined(separator: ", ")
  }

  /// ` across baseline, fast`, or nothing.
  static func across(_ columns: [[Name]]) -> String { columns.isEmpty ? "" : " across " + text(columns) }

  private static func kind(_ name: Name, _ base: Name?, _ fields: [Field], in span: Span) -> String {
    let block = BlockText(indent: 0)
    let head = "kind " + name.text + (base.map { " from " + $0.text } ?? "") + " "
    if fields.isEmpty { return head + "{ }" }
    let flat = head + "{ " + fields.map(block.flat).joined(separator: ", ") + " }"
    let broken =
      Breaking.spansLines(span)
      || fields.contains { Breaking.isNeeded($0.remarks) || $0.value.map(Breaking.isNeeded) ?? false }
    return !broken && flat.count <= Breaking.width ? flat : head + block.braces(fields)
  }

  private static func scenario(_ name: Name, _ bases: [Name], _ changes: [Change], in span: Span) -> String {
    let from = bases.isEmpty ? "" : " from " + bases.map(\.text).joined(separator: " + ")
    let head = "scenario " + name.text + from + " "
    if changes.isEmpty { return head + "{ }" }
    let flat = head + "{ " + changes.map { Syntax.text(of: $0) }.joined(separator: ", ") + " }"
    let broken =
      Breaking.spansLines(span) || changes.contains { Breaking.isNeeded($0.remarks) || Breaking.isNeeded($0.value) }
    return !broken && flat.count <= Breaking.width ? flat : head + BlockText(indent: 0).braces(changes)
  }

  private static func text(_ question: Question) -> String {
    let flat = Syntax.text(of: question)
    let parts: [Expression]
    switch question {
    case .show(let expressions), .compare(let expressions, _), .chart(let expressions, _): parts = expressions
    case .explain(let expression, _), .map(let expression): parts = [expression]
    case .expect(let condition, let tolerance): parts = [condition] + (tolerance.map { [$0] } ?? [])
    case .solve(let solve): parts = [solve.figure, solve.wanted]
    case .sweep(let sweep): parts = sweep.outcomes
    case .regret(let regret): parts = [regret.outcome]
    case .analysis(let analysis): parts = analysis.expressions
    }
    if flat.count <= Breaking.width, !parts.contains(where: Breaking.isNeeded) { return flat }
    let formula = FormulaText(indent: parts.count > 1 ? 2 : 0)
    switch question {
    case .show(let expressions): return formula.list(expressions, separator: ",\n  ")
    case .compare(let expressions, let columns):
      return "compare " + formula.list(expressions, separator: ",\n  ") + " across " + text(columns)
    case .explain(let expression, let form): return "explain " + formula.text(expression) + form.text
    case .chart(let expressions, let columns):
      return "chart " + formula.list(expressions, separator: ",\n  ", behindName: true) + across(columns)
    case .map(let expression): return "map " + formula.list([expression], behindName: true)
    case .expect(let condition, let tolerance):
      return "expect " + formula.text(condition) + (tolerance.map { " within " + formula.text($0) } ?? "")
    case .solve(let solve): return text(solve, formula)
    case .sweep(let sweep): return text(sweep, formula)
    case .regret(let regret): return text(regret, formula)
    case .analysis(let analysis): return analysis.text(formula)
    }
  }
}
