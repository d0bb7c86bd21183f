import Model
import Quantities
import Rendering
import SourceText
import Syntax
import Wording

/// What there is of one sort.
struct ListPage {
  enum Part: String, CaseIterable { case definitions, assumptions, kinds, scenarios, units, functions }
  private let checked: CheckedModel
  private var model: Model { checked.model }
  /// No list is longer.
  private static let longest = 500

  init(_ checked: CheckedModel) { self.checked = checked }

  func view(of part: Part) -> View {
    switch part {
    case .definitions: rows(own.isEmpty ? visible : own, value: true)
    case .assumptions: AssumptionList(checked).view
    case .kinds:
      table(
        model.kindOrder.map { ($0, NoteText.first(model.kinds[$0]?.notes ?? []), "") }, empty: localized("no kinds"))
    case .scenarios:
      table(
        model.scenarioOrder.compactMap { model.scenarios[$0] }.map {
          ($0.name.text, $0.changes.map { text(of: $0.change) }.joined(separator: ", "), NoteText.first($0.notes))
        }, empty: localized("no scenarios; 'help scenarios' shows how one is written"))
    case .units: table(model.units.units.map { ($0.plural, "", $0.note) }, empty: localized("no units"))
    case .functions: functions
    }
  }

  /// Definitions that are not the library's.
  private var own: [Definition] { visible.filter { $0.sheet.kind != .library } }

  private var visible: [Definition] { model.definitionOrder.compactMap { model.definitions[$0] } }

  private var functions: View {
    let own = model.functions.values.sorted { $0.name.text < $1.name.text }.map { function in
      (
        function.name.text + "(" + function.parameters.map(\.text).joined(separator: ", ") + ")", localized("yours"),
        NoteText.first(function.notes)
      )
    }
    return table(
      own + BuiltInFunction.all.map { ($0.name + "(" + $0.parameters + ")", $0.section.title, $0.summary) },
      empty: localized("no functions"))
  }

  private func rows(_ definitions: [Definition], value: Bool) -> View {
    let shown = definitions.prefix(Self.longest)
    let values = ValueLine(checked)
    // Each value is worked out; many would keep the reader waiting.
    let showsValues = value && shown.count <= 60
    return table(
      shown.map { definition in
        let text =
          showsValues && !model.isObjectOrCollection(definition.name.text)
          ? values.line(for: definition.name.text) : nil
        return (definition.name.text, text ?? Syntax.text(of: definition.formula), NoteText.first(definition.notes))
      }, empty: localized("no definitions"))
  }

  private func table(_ rows: [(String, String, String)], empty: String) -> View {
    guard !rows.isEmpty else { return .paragraph(Line(empty)) }
    let shown = rows.prefix(Self.longest).map { name, middle, note -> [TableView.Cell] in
      let cut = middle.count > 60 ? middle.prefix(59) + "…" : middle[...]
      return [.init(Line(name, .name)), .init(Line(String(cut))), .init(Line(note, .dim))]
    }
    let view = View.table(TableView(columns: [.init(""), .init(""), .init("")], rows: Array(shown)))
    return rows.count > shown.count
      ? .blocks([view, .paragraph(Line(localized("… and \(rows.count - shown.count) more")))]) : view
  }
}

extension Expression {
  /// Whether this is written as uncertain: an interval or a distribution.
  var isUncertain: Bool {
    switch kind {
    case .interval: true
    case .call(let name, _): BuiltInFunction.named(name.text)?.section == .distribution
    case .number, .text, .yesNo, .month, .modified, .name, .this, .previous, .field, .index, .unary, .binary,
      .conditional,
      .construct, .list, .rows, .pipeline, .with, .given, .convert, .starting, .range, .invalid:
      false
    }
  }
}
