import Model
import Quantities
import Rendering
import Syntax

/// Help for planners; functions and units come from the one table that checking reads.
struct Help {
  private let model: Model

  init(_ model: Model) { self.model = model }

  /// Everything that there is help on.
  var topics: [String] { HelpTopic.all.map(\.name) + BuiltInFunction.all.map(\.name) + model.units.names }

  /// Nothing for a topic that is not known.
  func page(on topic: String) -> View? {
    if topic.isEmpty { return start }
    if let found = HelpTopic.all.first(where: { $0.name == topic }) { return page(found) }
    if let function = BuiltInFunction.named(topic) { return page(function) }
    // A kind counts its objects and so names a unit; what it has is told by its own page.
    if model.kinds[topic] == nil, let unit = model.units[name: topic] { return page(unit) }
    return nil
  }

  private var start: View {
    let lines: [(String, String)] = [
      ("8 500 patients / 7 gp", "a question: any formula"),
      ("posts = 2.5 fte", "a definition; what depends on it follows"),
      ("pay = 680 to 950 kkr/fte/year", "a range, where it is not known"),
      ("cost = posts * pay", "a formula of other names"),
      ("cost with posts = 3 fte", "an answer under a change"),
      ("posts += 0.5 fte", "a change of the model"),
    ]
    let words: [(String, String)] = [
      ("tour", "a guided start of five minutes"),
      ("help TOPIC", HelpTopic.all.map(\.name).joined(separator: ", ") + ", or a function or unit"),
      ("info NAME", "formula, value, note and source, and who uses it"),
      ("list", ListPage.Part.allCases.map(\.rawValue).joined(separator: ", ")),
      ("undo, redo, reset", "back and forth over changes"),
      ("pin OUTCOME, unpin", "tells the outcome again after every change, old → new"),
      ("branch NAME, switch", "goes on in a scenario that keeps what is changed; compare … across baseline, NAME"),
      ("use \"FILE\"", "lays a file on"),
      ("save \"FILE\"", "writes model, questions and answers; write \"x.csv\" the last answer alone"),
      ("timed FORMULA", "how long an answer takes"), ("settings", "draws, seed and months"), ("quit", "or Ctrl-D"),
    ]
    return .blocks([table(lines), table(words)])
  }

  private func table(_ rows: [(String, String)]) -> View {
    .table(
      TableView(
        columns: [.init(""), .init("")], rows: rows.map { [.init(Line($0.0, .name)), .init(Line($0.1))] }))
  }

  private func page(_ topic: HelpTopic) -> View {
    var views: [View] = [.headline(Line(topic.title))] + topic.text.map { .paragraph(Line($0)) }
    views.append(.paragraph(Line(topic.examples.map { "  " + $0 }.joined(separator: "\n"), .name)))
    guard topic.name == "functions" else { return .blocks(views) }
    for section in BuiltInFunction.Section.allCases {
      views.append(.headline(Line(section.title)))
      views.append(
        table(
          BuiltInFunction.all.filter { $0.section == section }.map { ($0.name + "(" + $0.parameters + ")", $0.summary) }
        ))
    }
    return .blocks(views)
  }

  private func page(_ function: BuiltInFunction) -> View {
    .blocks([
      .headline(Line(function.name + "(" + function.parameters + ")")), .paragraph(Line(function.summary)),
      .paragraph(
        Line(function.example.ask.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"), .name)
          + Line("   " + function.example.answer)),
    ])
  }

  private func page(_ unit: Unit) -> View {
    let names = unit.singular == unit.plural ? unit.singular : unit.singular + ", " + unit.plural
    let base = model.units.baseExpression(of: unit.dimension)
    var text = unit.note.isEmpty ? "a unit of the model" : unit.note
    if unit.factor != 1 {
      text += "; 1 \(unit.singular) = \(NumberText.rounded(unit.factor, significant: 10)) \(base.text(in: model.units))"
    }
    let kin = model.units.units.filter { $0.dimension == unit.dimension && $0.number != unit.number }.map(\.plural)
    var views: [View] = [.headline(Line(names)), .paragraph(Line(text))]
    if !kin.isEmpty { views.append(.paragraph(Line("converts to: " + kin.joined(separator: ", ")))) }
    return .blocks(views)
  }
}
