import Model
import Quantities
import Rendering
import SourceText
import Wording

/// What `settings` answers: everything that is set, or one setting of the display that is changed.
struct SettingsReply {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func reply(to text: String) -> Reply {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first else { return Reply(all) }
    guard let name = DisplaySettings.Name(typed: first) else {
      return Reply(Diagnostics([unknown(first)]))
    }
    guard words.count == 2, session.display.set(name, to: words[1].lowercased()) else {
      return Reply(Diagnostics([wrong(name)]))
    }
    return Reply(.paragraph(Line(name.rawValue + "  ", .dim) + Line(session.display.value(of: name))))
  }

  /// The settings of the model, and those of the display.
  private var all: View {
    let settings = session.checked.settings
    let ofModel: [[TableView.Cell]] = [
      ["draws", .init(number: Double(settings.draws), significant: 9), note(BuiltInName.draws)],
      ["seed", .init(Line(String(settings.seed))), note(BuiltInName.seed)],
      ["time", .init(Line("\(settings.time.first) .. \(settings.time.last)")), note(BuiltInName.time)],
    ]
    return .blocks([
      .table(table(ofModel)), .table(table(DisplaySettings.Name.allCases.map(row))),
      .paragraph(Line(localized("as in: draws = 8 000, settings decimals 1, settings width 80"), .dim)),
    ])
  }

  private func table(_ rows: [[TableView.Cell]]) -> TableView {
    TableView(columns: [.init(""), .init(""), .init("")], rows: rows)
  }

  private func note(_ name: String) -> TableView.Cell {
    .init(Line(BuiltInName.settings.first { $0.name == name }?.note ?? ""))
  }

  private func row(_ name: DisplaySettings.Name) -> [TableView.Cell] {
    [.init(Line(name.rawValue)), .init(Line(session.display.value(of: name))), .init(Line(name.note.text))]
  }

  private func unknown(_ text: String) -> Diagnostic {
    if let now = ofModel(text) {
      return SessionMessages.word(
        "unknown_setting", localized("'\(text)' is a setting of the model and is changed as a definition"),
        suggestion: "\(text) = \(now)")
    }
    let names = DisplaySettings.Name.allCases.map(\.rawValue)
    return SessionMessages.word(
      "unknown_setting", localized("there is no setting '\(text)', but \(names.joined(separator: ", "))"),
      suggestion: Near.word(to: text, among: names).map { "settings \($0)" })
  }

  /// The value of a setting of the model, as it is typed.
  private func ofModel(_ name: String) -> String? {
    let settings = session.checked.settings
    switch name {
    case BuiltInName.draws: return NumberText.typed(Double(settings.draws), significant: 9)
    case BuiltInName.seed: return String(settings.seed)
    case BuiltInName.time: return "\(settings.time.first) .. \(settings.time.last)"
    default: return nil
    }
  }

  private func wrong(_ name: DisplaySettings.Name) -> Diagnostic {
    let values =
      name.takesNumbers.map { localized("a whole number from \($0.lowerBound) to \($0.upperBound), or auto") }
      ?? localized("on, off or auto")
    return SessionMessages.word(
      "wrong_setting", localized("\(name.rawValue) takes \(values)"),
      suggestion: "settings \(name.rawValue) " + (name.takesNumbers.map { String(min($0.upperBound, 80)) } ?? "on"))
  }
}
