import Engine
import Model
import Quantities
import SourceText
import Wording

extension Examiner {
  /// The fields of an object with their values, each in its own unit.
  func fields(of object: ObjectReference, in world: World, at span: Span, _ notes: inout [String]) throws(Diagnostics)
    -> Table
  {
    let fields = resolver.values(of: object, at: span)
    let results = try run(fields.compactMap(\.node), in: world, at: span)
    var rows: [[Table.Cell]] = []
    let time = resolver.settings(in: world).time
    var hasMeans = false
    for field in fields {
      guard let node = field.node else {
        rows.append([.text(field.name), .text(field.formula ?? "")])
        continue
      }
      let column = results[node]
      let shown = Shown(resolver.graph[node].type, resolver.graph[node].unit)
      let isSeries = column.months > 1 && shown.type != .text && shown.type != .yesNo
      var cell = cell(column, 0, 0, shown, nil)
      if isSeries {
        hasMeans = true
        cell = .figure(figure(of: mean(column, 0, Array(0..<column.months), nil), shown))
      }
      rows.append([isSeries ? .name(Phrase("\(field.name) (mean)")) : .text(field.name), cell])
    }
    if hasMeans {
      notes.append(localized("(mean): the mean over \(time.first.description) .. \(time.last.description)"))
    }
    let plain = Shown(.text, .none)
    return Table(
      columns: [.init(name: object.place.kind, shown: plain), .init(name: Phrase("value"), shown: plain)],
      rows: rows)
  }
}
