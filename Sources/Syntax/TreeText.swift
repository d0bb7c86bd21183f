import SourceText

/// The statements of a text as nested brackets, without places: equal for texts that mean the same.
package func treeText(_ text: ParsedText) -> String {
  text.statements.map { treeText($0) }.joined(separator: "\n")
}

package func treeText(_ statement: Statement) -> String {
  switch statement.kind {
  case .definition(let name, let declaration, let value):
    node("define", name.text, declaration.map(treeText), treeText(value))
  case .change(let change): treeText(change)
  case .field(let kind, let field): node("of", kind.text, treeText(field))
  case .function(let name, let parameters, let value):
    node("function", name.text, node("", parameters.map(\.text)), treeText(value))
  case .kind(let name, let base, let fields):
    node("kind", [name.text] + (base.map { ["from " + $0.text] } ?? []) + fields.map(treeText))
  case .unit(let names, let value): node("unit", names.map(\.text) + (value.map { [treeText($0)] } ?? []))
  case .scenario(let name, let bases, let changes):
    node("scenario", [name.text] + bases.map { "from " + $0.text } + changes.map(treeText))
  case .use(let name, let isFile): node("use", isFile ? "\"" + name.text + "\"" : name.text)
  case .correlate(let first, let second, let strength):
    node("correlate", treeText(first), treeText(second), treeText(strength))
  case .question(let question): treeText(question)
  }
}

package func treeText(_ question: Question) -> String {
  switch question {
  case .show(let expressions): node("show", expressions.map(treeText))
  case .compare(let expressions, let columns):
    node("compare", expressions.map(treeText) + ["across"] + columns.map(treeText))
  case .explain(let expression, let form):
    node("explain", treeText(expression), form.text.isEmpty ? nil : trimmed(form.text))
  case .expect(let condition, let tolerance):
    node("expect", treeText(condition), tolerance.map { "within " + treeText($0) })
  case .solve(let solve):
    node(
      "solve", treeText(solve.target), solve.sign.rawValue, treeText(solve.figure), treeText(solve.wanted),
      treeText(solve.low), treeText(solve.high), solve.step.map { "steps " + treeText($0) })
  case .sweep(let sweep):
    node(
      "sweep",
      sweep.outcomes.map(treeText) + sweep.axes.map { node("over", [treeText($0.target)] + $0.values.map(treeText)) }
        + sweep.columns.map(treeText))
  case .regret(let regret):
    node(
      "regret",
      [regret.best.rawValue, treeText(regret.outcome)] + regret.plans.map(treeText) + ["over"]
        + regret.states.map(treeText))
  case .analysis(let analysis): treeText(analysis)
  case .chart(let expressions, let columns):
    node("chart", expressions.map(treeText) + ["across"] + columns.map(treeText))
  case .map(let expression): node("map", treeText(expression))
  }
}

private func treeText(_ scenarios: [Name]) -> String { scenarios.map(\.text).joined(separator: "+") }

private func treeText(_ analysis: Analysis) -> String {
  var words = [analysis.head] + analysis.expressions.map(treeText)
  if !analysis.inputs.isEmpty { words.append(node("by", analysis.inputs.map(treeText))) }
  if !analysis.columns.isEmpty {
    words.append(node("across", analysis.columns.map { $0.map(\.text).joined(separator: "+") }))
  }
  if case .because = analysis { words.append("because") }
  return node(words)
}

package func treeText(_ expression: Expression) -> String {
  switch expression.kind {
  case .number(let literal): literal.unit.map { node(literal.digits, treeText($0)) } ?? literal.digits
  case .text(let words): "\"" + words + "\""
  case .yesNo(let value): value ? "yes" : "no"
  case .month(let month): month.description
  case .interval(let low, let high): node("to", treeText(low), treeText(high))
  case .modified(let each, let fresh, let source):
    node((each ? ["each"] : []) + (fresh ? ["fresh"] : []) + [treeText(source)])
  case .name(let name): name
  case .this: "this"
  case .previous: "previous"
  case .field(let base, let name): node(".", treeText(base), name.text)
  case .index(let base, let key): node("[]", treeText(base), treeText(key))
  case .call(let name, let arguments): node("call", [name.text] + arguments.map(treeText))
  case .unary(let sign, let operand): node(sign.rawValue, treeText(operand))
  case .binary(let sign, let left, let right): chain(sign, left, right)
  case .conditional(let condition, let chosen, let other):
    node("if", treeText(condition), treeText(chosen), treeText(other))
  case .construct(let kind, let changes): node("new", [kind.text] + changes.map(treeText))
  case .list(let items): node("list", items.map(treeText))
  case .rows(let kind, let file, _): node("rows", kind.text, "\"" + file + "\"")
  case .pipeline(let base, let steps): node("|", [treeText(base)] + steps.map(treeText))
  case .with(let base, let layer): node("with", treeText(base), treeText(layer))
  case .given(let base, let condition): node("given", treeText(base), treeText(condition))
  case .convert(let base, let unit): node("in", treeText(base), treeText(unit))
  case .starting(let value, let first): node("starting", treeText(value), treeText(first))
  case .range(let first, let last): node("..", treeText(first), treeText(last))
  case .invalid: "invalid"
  }
}

/// Trees of operators lean to the left and may be high, so they are walked without recursion.
private func chain(_ sign: BinaryOperator, _ left: Expression, _ right: Expression) -> String {
  var links = [(sign: sign, right: right)]
  var first = left
  while case .binary(let sign, let left, let right) = first.kind {
    links.append((sign, right))
    first = left
  }
  var words = treeText(first)
  for link in links.reversed() { words = node(link.sign.rawValue, words, treeText(link.right)) }
  return words
}

private func treeText(_ layer: LayerText) -> String {
  switch layer {
  case .changes(let changes, let braces): node(braces ? "braces" : "one", changes.map(treeText))
  case .scenarios(let names): names.map(\.text).joined(separator: "+")
  }
}

private func treeText(_ argument: Argument) -> String {
  if argument.point == nil, argument.group == nil { return treeText(argument.value) }
  return node(
    "argument", argument.point.map { treeText($0) + ":" }, treeText(argument.value),
    argument.group.map { "by " + treeText($0) })
}

private func treeText(_ step: Step) -> String {
  node(
    [step.verb.text] + step.arguments.map(treeText) + (step.descending ? ["desc"] : [])
      + (step.groups.isEmpty ? [] : [node("by", step.groups.map(treeText))]))
}

private func treeText(_ unit: UnitText) -> String {
  unit.factors.map { $0.name.text + ($0.power == 1 ? "" : "^" + String($0.power)) }.joined(separator: " ")
}

private func treeText(_ path: Path) -> String {
  path.root.text
    + path.parts.map { part in
      switch part {
      case .field(let name): "." + name.text
      case .index(let key): "[" + treeText(key) + "]"
      }
    }.joined()
}

private func treeText(_ change: Change) -> String {
  node(
    "change", change.operation.rawValue, treeText(change.target), change.declaration.map(treeText),
    treeText(change.value))
}

private func treeText(_ field: Field) -> String {
  node("field", field.name.text, field.declaration.map(treeText), field.value.map(treeText))
}

private func treeText(_ declaration: Declaration) -> String {
  switch declaration {
  case .unit(let unit): ":" + treeText(unit)
  case .text: ":text"
  case .yesNo: ":yes_no"
  case .share: ":share"
  case .number: ":number"
  case .date: ":date"
  case .own(let name): ":own " + name.text
  case .ref(let name): ":ref " + name.text
  }
}

private func node(_ parts: String?...) -> String { node(parts.compactMap(\.self)) }
private func node(_ head: String, _ parts: [String]) -> String { node([head] + parts) }
private func node(_ parts: [String]) -> String { "(" + parts.joined(separator: " ") + ")" }
