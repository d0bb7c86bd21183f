import Model
import Quantities
import Questions
import Rendering
import SourceText
import Syntax
import Wording

/// What is known about one name.
struct InfoPage {
  private let checked: CheckedModel
  private var model: Model { checked.model }

  init(_ checked: CheckedModel) { self.checked = checked }

  var names: [String] {
    model.definitionOrder + model.kindOrder + model.scenarioOrder + Array(model.functions.keys)
      + BuiltInFunction.all.map(\.name) + model.units.names
  }

  /// Nothing for a name that is not known.
  func view(of name: String) -> View? {
    if let definition = model.definitions[name] { return self.definition(definition) }
    if let kind = model.kinds[name] { return self.kind(kind) }
    if let scenario = model.scenarios[name] { return self.scenario(scenario) }
    if let function = model.functions[name] { return self.function(function) }
    if let function = BuiltInFunction.named(name) { return Help(model).page(on: function.name) }
    if model.units[name: name] != nil { return Help(model).page(on: name) }
    return path(name)
  }

  private func definition(_ definition: Definition) -> View {
    let name = definition.name.text
    var rows = [(localized("formula"), text(of: definition.formula))]
    if let declaration = definition.declaration { rows.append((localized("declared"), text(of: declaration))) }
    if let value = ValueLine(checked).line(for: name) { rows.append((localized("value"), value)) }
    if let node = node(name), !model.isObjectOrCollection(name) {
      let unit = node.unit.text(in: model.units)
      if !unit.isEmpty { rows.append((localized("unit"), unit)) }
    }
    let changes = model.changes.filter { $0.change.target.root.text == name }
    for change in changes {
      rows.append((localized("changed"), text(of: change.change) + "  (" + place(change.change.span) + ")"))
    }
    rows += notes(definition.notes)
    rows.append((localized("from"), place(definition.span, sheet: definition.sheet)))
    rows += users(of: name)
    return page(name, rows)
  }

  private func node(_ name: String) -> Node? {
    guard let definition = model.definitions[name], !model.isObjectOrCollection(name),
      let id = checked.resolver.definitionNode(name, in: checked.world, at: definition.span)
    else { return nil }
    return checked.resolver.graph[id]
  }

  private func kind(_ kind: Kind) -> View {
    let rows = kind.fields.map { field -> [TableView.Cell] in
      let declared = field.declaration.map { text(of: $0) } ?? ""
      let formula = field.formula.map { "= " + text(of: $0) } ?? localized("required")
      return [
        .init(Line(field.name.text, .name)), .init(Line(declared, .unit)), .init(Line(formula)),
        .init(Line(NoteText.first(field.notes), .dim)),
      ]
    }
    var views: [View] = [.headline(Line("kind " + kind.name.text + (kind.base.map { " from " + $0 } ?? "")))]
    if !kind.notes.isEmpty { views.append(.paragraph(Line(kind.notes.map(NoteText.line).joined(separator: "\n")))) }
    views.append(.table(TableView(columns: [.init(""), .init(""), .init(""), .init("")], rows: rows)))
    let objects = model.definitionOrder.filter { name in
      if case .construct(let made, _)? = model.definitions[name]?.formula.kind {
        made.text == kind.name.text
      } else {
        false
      }
    }
    if !objects.isEmpty { views.append(.paragraph(Line(localized("objects:") + " ") + Movements.listing(objects))) }
    return .blocks(views)
  }

  private func scenario(_ scenario: Scenario) -> View {
    let from = scenario.bases.isEmpty ? "" : " from " + scenario.bases.map(\.text).joined(separator: " + ")
    var views: [View] = [.headline(Line("scenario " + scenario.name.text + from))]
    if !scenario.notes.isEmpty {
      views.append(.paragraph(Line(scenario.notes.map(NoteText.line).joined(separator: "\n"))))
    }
    views.append(.list(scenario.changes.map { Line(text(of: $0.change)) }))
    return .blocks(views + [.paragraph(Line(localized("from \(place(scenario.span, sheet: scenario.sheet))"), .dim))])
  }

  private func function(_ function: UserFunction) -> View {
    let head = function.name.text + "(" + function.parameters.map(\.text).joined(separator: ", ") + ")"
    return page(
      head,
      [(localized("formula"), text(of: function.body))] + notes(function.notes)
        + [(localized("from"), place(function.span, sheet: function.sheet))] + users(of: function.name.text))
  }

  /// A field of an object, by its path.
  private func path(_ text: String) -> View? {
    guard text.contains("."), let value = ValueLine(checked).line(for: text) else { return nil }
    var rows = [(localized("value"), value)]
    let parts = text.split(separator: ".").map(String.init)
    let field = FieldPath(model).kind(ofHolder: parts).flatMap { model.kinds[$0]?.field(parts[parts.count - 1]) }
    if let declaration = field?.declaration { rows.append((localized("declared"), Syntax.text(of: declaration))) }
    if let node = node(ofPath: text) {
      if let formula = node.formula { rows.append((localized("formula"), Syntax.text(of: formula))) }
      for step in node.steps {
        rows.append(
          (
            localized("changed"),
            "\(step.operation.rawValue) \(Syntax.text(of: step.formula))  (\(place(step.origin.span)))"
          ))
      }
      rows += notes(field?.notes ?? [])
      if let origin = node.origin { rows.append((localized("from"), place(origin.span))) }
    }
    return page(text, rows)
  }

  /// The formula that stands behind a path, as the nearest layer gives it.
  private func node(ofPath text: String) -> Node? {
    let parsed = parse(SourceText(name: "prompt", text: text))
    guard case .question(.show(let all))? = parsed.statements.first?.kind, all.count == 1,
      case .value(let value, _, _)? = checked.resolver.ask(all[0], in: checked.world)?.asked,
      case .load(let id, _) = value.operation
    else { return nil }
    return checked.resolver.graph[id]
  }

  private func notes(_ notes: [String]) -> [(String, String)] {
    let source = notes.first { $0.hasPrefix("source:") }
    let rest = notes.filter { !$0.hasPrefix("source:") }
    return (rest.isEmpty ? [] : [(localized("note"), NoteText.paragraph(rest))])
      + (source.map { [(localized("source"), NoteText.source(String($0.dropFirst(7).drop { $0 == " " })))] } ?? [])
  }

  private func place(_ span: Span, sheet: Sheet? = nil) -> String {
    span.source.name == "prompt" ? localized("the prompt") : "\(span.source.name):\(span.line)"
  }

  private func users(of name: String) -> [(String, String)] {
    func reads(_ formula: Expression) -> Bool {
      formula.contains { part in
        switch part.kind {
        case .name(let other): other == name
        case .call(let called, _): called.text == name
        default: false
        }
      }
    }
    let definitions = model.definitionOrder.filter {
      $0 != name && model.definitions[$0].map { reads($0.formula) } ?? false
    }
    // A kind's own field goes before a name of the model.
    let others = model.kindOrder.filter { model.kinds[$0]?.field(name) == nil }
    let fields = others.flatMap { kind in
      (model.kinds[kind]?.fields ?? []).filter { $0.owner == kind && ($0.formula.map(reads) ?? false) }
        .map { kind + "." + $0.name.text }
    }
    let all = definitions + fields
    return all.isEmpty ? [] : [(localized("used by"), Movements.listing(all).text)]
  }

  private func page(_ title: String, _ rows: [(String, String)]) -> View {
    .blocks([
      .headline(Line(title)),
      .table(
        TableView(
          columns: [.init(""), .init("")], rows: rows.map { [.init(Line($0.0, .dim)), .init(Line($0.1))] })),
    ])
  }
}
