import Model
import Quantities
import Questions
import Rendering
import SourceText
import Syntax
import Wording

/// What nothing says is known: intervals, distributions, and figures whose source is an assumption.
struct AssumptionList {
  private struct Row {
    var name: String
    var formula: Expression
    var notes: [String]
    /// Whether the name alone is a question.
    var hasValue: Bool
  }
  private let checked: CheckedModel
  private var model: Model { checked.model }
  /// Each value is worked out; many would keep the reader waiting.
  private static let mostValues = 60
  private static let longest = 500

  init(_ checked: CheckedModel) { self.checked = checked }

  var view: View {
    let rows = rows
    guard !rows.isEmpty else { return .paragraph(Line(localized("no assumptions"))) }
    let values = ValueLine(checked)
    let showsValues = rows.count <= Self.mostValues
    let changed = rows.map { checked.resolver.scenarios(changing: $0.name) }
    let hasScenarios = changed.contains { !$0.isEmpty }
    let columns =
      [
        TableView.Column(Line(localized("name"))), TableView.Column(Line(localized("value"))),
        TableView.Column(Line(localized("source"))),
      ]
      + (hasScenarios ? [TableView.Column(Line(localized("changed by")))] : []) + [
        TableView.Column(Line(localized("note")))
      ]
    let cells = zip(rows, changed).prefix(Self.longest).map { row, scenarios -> [TableView.Cell] in
      let value = showsValues && row.hasValue ? values.line(for: row.name) : nil
      let title = row.notes.first { InputFacts.source(in: [$0]) == nil }
      let source = InputFacts.source(in: row.notes)
      return [
        .init(Line(row.name, .name)), .init(Line(cut(value ?? text(of: row.formula)))),
        .init(Line(source.map { cut(NoteText.source($0)) } ?? NumberText.noValue, .dim)),
      ] + (hasScenarios ? [.init(Line(scenarios.joined(separator: ", ")))] : [])
        + [.init(Line(title.map(NoteText.line) ?? "", .dim))]
    }
    let table = View.table(TableView(columns: columns, rows: cells))
    return rows.count > Self.longest
      ? .blocks([table, .paragraph(Line(localized("… and \(rows.count - Self.longest) more")))]) : table
  }

  private func cut(_ words: String) -> String { words.count > 60 ? words.prefix(59) + "…" : words }

  /// Definitions and what their objects are given, changes, and the fields of kinds.
  private var rows: [Row] {
    var found: [Row] = []
    for name in model.definitionOrder {
      guard let definition = model.definitions[name] else { continue }
      let given = given(in: definition.formula, below: name, definition.notes)
      if given.isEmpty, isAssumed(definition.formula, definition.notes) {
        found.append(Row(name: name, formula: definition.formula, notes: definition.notes, hasValue: true))
      }
      found += given
    }
    for layered in model.changes where isAssumed(layered.change.value, layered.change.remarks.notes) {
      let path = text(of: layered.change.target)
      found.append(
        Row(
          name: path, formula: layered.change.value, notes: layered.change.remarks.notes,
          hasValue: !path.contains("[")))
    }
    for kind in model.kindOrder {
      for field in model.kinds[kind]?.fields ?? [] where field.owner == kind {
        guard let formula = field.formula, isAssumed(formula, field.notes) else { continue }
        found.append(Row(name: kind + "." + field.name.text, formula: formula, notes: field.notes, hasValue: false))
      }
    }
    return found
  }

  /// The fields that a constructor gives something that is assumed; what an object says of its source goes for all of them.
  private func given(in formula: Expression, below path: String, _ notes: [String]) -> [Row] {
    guard case .construct(_, let changes) = formula.kind else { return [] }
    return changes.flatMap { change -> [Row] in
      let name = path + "." + text(of: change.target)
      if case .construct = change.value.kind { return given(in: change.value, below: name, notes) }
      let said = change.remarks.notes
      let source = InputFacts.source(in: said) ?? InputFacts.source(in: notes)
      let isAssumed =
        change.value.contains(\.isUncertain) || (isFigure(change.value) && source.map(InputFacts.isUnsourced) ?? false)
      guard isAssumed else { return [] }
      let lines = said.filter { InputFacts.source(in: [$0]) == nil } + (source.map { ["source: " + $0] } ?? [])
      return [Row(name: name, formula: change.value, notes: lines, hasValue: true)]
    }
  }

  private func isFigure(_ formula: Expression) -> Bool {
    formula.contains { if case .number = $0.kind { true } else { false } }
  }

  private func isAssumed(_ formula: Expression, _ notes: [String]) -> Bool {
    formula.contains(\.isUncertain) || InputFacts.source(in: notes).map(InputFacts.isUnsourced) ?? false
  }
}
