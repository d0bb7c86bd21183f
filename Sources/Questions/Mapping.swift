import Engine
import Model
import Quantities
import SourceText
import Syntax
import Wording

extension Examiner {
  private typealias Position = (latitude: Double, longitude: Double)

  /// Figures by place: of the objects of a collection that has `latitude` and `longitude`, or of groups of them.
  func map(_ expression: Expression, text statement: String, at span: Span) throws(Diagnostics) -> Answer {
    var answer = Answer(statement: statement, span: span, content: .text(nil))
    let (asked, world) = try asked(expression, in: self.world)
    var placed: PlacedFigures
    let missing: Int
    var background: [Position?] = []
    switch asked {
    case .object: throw Diagnostics([QuestionMessages.mapNotOfPlaces(expression.span)])
    case .value(let value, let node, let given):
      guard let axis = resolver.graph[node].axis, value.type != .text, value.type != .date else {
        throw Diagnostics([QuestionMessages.mapNotOfPlaces(expression.span)])
      }
      let results = try run([node] + [given].compactMap { $0 }, in: world, at: expression.span)
      let mask = try mask(given, results, expression.span, &answer.notes)
      let column = results[node]
      let shown = value.type == .yesNo ? Shown(.share, .share) : Shown(value.type, value.unit)
      let positions = try positions(of: axis, in: world, expression.span)
      background = positions
      if column.months > 1 { answer.notes.append(meanNote(world)) }
      placed = PlacedFigures(outcome: text(of: expression), kind: axis.kind, shown: shown, places: [])
      let figures = means(column, Array(positions.indices), shown, mask)
      for (row, position) in positions.enumerated() {
        guard let position else { continue }
        placed.places.append(
          .init(
            name: .verbatim(axis.labels[row]), latitude: position.latitude, longitude: position.longitude,
            figure: figures[row]))
      }
      missing = positions.count { $0 == nil }
    case .listing(let listing, let given):
      let reader = TableReader(self, listing, given, world)
      (placed, missing) =
        try listing.aggregates.isEmpty
        ? objects(reader, expression, world, &background)
        : groups(reader, expression, world, &background, &answer.notes)
    }
    guard !placed.places.isEmpty else { throw Diagnostics([QuestionMessages.mapNothing(expression.span)]) }
    placed.others = unmarked(placed, beside: background)
    if missing > 0 {
      answer.notes.append(
        missing == 1
          ? localized("1 without a position is left out")
          : localized("\(NumberText.rounded(Double(missing))) without a position are left out"))
    }
    answer.content = .map(placed)
    return answer
  }

  /// Says that a series stands as one figure.
  func meanNote(_ world: World) -> String {
    let time = resolver.settings(in: world).time
    return localized("a series stands as its mean over \(time.first.description) .. \(time.last.description)")
  }

  /// The objects of a list, shaded by what they are sorted by.
  private func objects(
    _ reader: TableReader, _ expression: Expression, _ world: World, _ background: inout [Position?]
  ) throws(Diagnostics) -> (PlacedFigures, missing: Int) {
    let axis = reader.listing.collection.axis
    let positions = try positions(of: axis, in: world, expression.span)
    background = try ground(axis, positions, in: world, expression.span)
    let rows = try reader.rows()
    var placed = PlacedFigures(outcome: "", kind: axis.kind, shown: Shown(.number, .none), places: [])
    var column: Column?
    if let key = reader.listing.sort?.key, key.type != .text, key.type != .date, key.type != .yesNo {
      let node = resolver.column(key, of: reader.listing)
      column = try run([node], in: world, at: expression.span)[node]
      placed.shown = Shown(key.type, key.unit)
      placed.outcome = key.span.text
    }
    for row in rows {
      guard let position = positions[row] else { continue }
      placed.places.append(
        .init(
          name: .verbatim(axis.labels[row]), latitude: position.latitude, longitude: position.longitude,
          figure: column.map { Figure(placed.shown, $0[min(row, $0.objects - 1), 0, 0]) }))
    }
    return (placed, rows.count - placed.places.count)
  }

  /// Groups: at the place that they are named after, or on each object that belongs to one.
  private func groups(
    _ reader: TableReader, _ expression: Expression, _ world: World, _ background: inout [Position?],
    _ notes: inout [String]
  ) throws(Diagnostics) -> (PlacedFigures, missing: Int) {
    let listing = reader.listing
    guard listing.groups.count == 1, let group = listing.groups.first else {
      throw Diagnostics([QuestionMessages.mapNotOfPlaces(expression.span)])
    }
    guard listing.aggregates.count == 1, let part = listing.aggregates.first else {
      throw Diagnostics([QuestionMessages.mapTwoFigures(expression.span, listing.aggregates[0].text)])
    }
    let read = try reader.aggregated()
    let shown = Shown(part.value.type, part.value.unit)
    var placed = PlacedFigures(outcome: reader.name(of: part), kind: group.text, shown: shown, places: [])
    guard let column = read.columns.first else { return (placed, 0) }
    if column.months > 1 { notes.append(meanNote(world)) }
    let figures = means(column, Array(read.keys.indices), shown, nil)
    if let axis = referred(by: group.value), axis.name != listing.collection.axis.name {
      let positions = try positions(of: axis, in: world, expression.span)
      background = positions
      let rows = Dictionary(axis.labels.enumerated().map { ($1, $0) }) { first, _ in first }
      for (key, figure) in zip(read.keys, figures) {
        guard let row = rows[key.first?.text(in: .english) ?? ""], let position = positions[row] else { continue }
        placed.places.append(
          .init(
            name: .verbatim(axis.labels[row]), latitude: position.latitude, longitude: position.longitude,
            figure: figure))
      }
      return (placed, figures.count - placed.places.count)
    }
    let axis = listing.collection.axis
    let positions = try positions(of: axis, in: world, expression.span)
    background = try ground(axis, positions, in: world, expression.span)
    var missing = 0
    for (row, member) in read.members.enumerated() where !member.isNaN {
      guard let position = positions[row] else {
        missing += 1
        continue
      }
      let key = read.keys[Int(member)].first
      let own = Phrase.verbatim(axis.labels[row])
      let name = key == own ? own : .joined([own] + [key].compactMap { $0 }, by: " · ")
      placed.places.append(
        .init(
          name: name, latitude: position.latitude, longitude: position.longitude, figure: figures[Int(member)]))
    }
    placed.kind = axis.kind
    if Set(read.members.filter { !$0.isNaN }).count < read.members.count(where: { !$0.isNaN }) {
      notes.append(localized("each \(axis.kind) is shaded by the figure of its \(group.text)"))
    }
    return (placed, missing)
  }

  /// Positions that have no figure: those of places that the map does not show.
  private func unmarked(_ placed: PlacedFigures, beside background: [Position?]) -> [Position] {
    let taken = Set(placed.places.map { [$0.latitude, $0.longitude] })
    return background.compactMap { $0 }.filter { !taken.contains([$0.latitude, $0.longitude]) }
  }

  /// The positions of a collection, or of all that its objects refer to for theirs.
  private func ground(_ axis: Axis, _ own: [Position?], in world: World, _ span: Span) throws(Diagnostics)
    -> [Position?]
  {
    for field in resolver.model.kinds[axis.kind]?.fields ?? [] {
      guard !hasPosition(axis.kind), case .ref(let name)? = field.declaration,
        let kind = resolver.model.definitions[name.text].flatMap({ resolver.elementKind(of: $0) }), hasPosition(kind)
      else { continue }
      return try positions(under: [name.text], in: world, span)
    }
    return own
  }

  /// The collection that a group is an object of.
  private func referred(by group: Value) -> Axis? {
    guard group.type == .text, case .load(let node, _) = group.operation, resolver.graph[node].isHidden,
      case .data = resolver.graph[node].body
    else { return nil }
    return resolver.graph[node].axis
  }

  private func hasPosition(_ kind: String) -> Bool {
    ["latitude", "longitude"].allSatisfy { resolver.model.kinds[kind]?.field($0) != nil }
  }

  /// Where the objects of a collection are: by their own fields, or by those of an object that they name.
  private func positions(of axis: Axis, in world: World, _ span: Span) throws(Diagnostics) -> [Position?] {
    if hasPosition(axis.kind) { return try positions(under: [axis.name], in: world, span) }
    for field in resolver.model.kinds[axis.kind]?.fields ?? [] {
      guard case .ref(let name)? = field.declaration,
        let kind = resolver.model.definitions[name.text].flatMap({ resolver.elementKind(of: $0) }), hasPosition(kind)
      else { continue }
      return try positions(under: [axis.name, field.name.text], in: world, span)
    }
    throw Diagnostics([QuestionMessages.mapNoPositions(span, axis.name)])
  }

  /// The positions that a path of a collection and its fields leads to, one for each object.
  private func positions(under path: [String], in world: World, _ span: Span) throws(Diagnostics) -> [Position?] {
    var nodes: [NodeID] = []
    for end in ["latitude", "longitude"] {
      var expression = Expression(.name(path[0]), span)
      for name in path.dropFirst() + [end] { expression = Expression(.field(expression, Name(name, span)), span) }
      let count = resolver.diagnostics.count
      guard case .value(_, let node, _)? = resolver.ask(expression, in: world)?.asked else {
        throw fresh(since: count, span)
      }
      nodes.append(node)
    }
    let results = try run(nodes, in: world, at: span)
    let count = max(results[nodes[0]].objects, results[nodes[1]].objects)
    return (0..<count).map { row in
      let (latitude, longitude) = (results[nodes[0]][row, 0, 0], results[nodes[1]][row, 0, 0])
      guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
      return (latitude, longitude)
    }
  }
}
