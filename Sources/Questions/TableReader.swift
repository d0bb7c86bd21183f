import Engine
import Model
import Quantities
import SourceText
import Wording

/// Reads the table that a pipeline over a collection asks for.
struct TableReader {
  let examiner: Examiner
  let listing: Listing
  let given: NodeID?
  let world: World

  init(_ examiner: Examiner, _ listing: Listing, _ given: NodeID?, _ world: World) {
    self.examiner = examiner
    self.listing = listing
    self.given = given
    self.world = world
  }

  private var resolver: Resolver { examiner.resolver }
  private var axis: Axis { listing.collection.axis }

  func table(_ notes: inout [String]) throws(Diagnostics) -> Table {
    listing.aggregates.isEmpty ? try objects(&notes) : try groups(&notes)
  }

  /// Each figure of the table with its draws, named by its group.
  func strands() throws(Diagnostics) -> [(title: String, group: Phrase?, draws: [Double], shown: Shown)] {
    var notes: [String] = []
    return try strands(&notes)
  }

  /// The same, with a note where a series stands as its mean.
  func strands(_ notes: inout [String]) throws(Diagnostics)
    -> [(title: String, group: Phrase?, draws: [Double], shown: Shown)]
  {
    guard !listing.aggregates.isEmpty else { throw Diagnostics([QuestionMessages.compareList(listing.span)]) }
    let read = try aggregated()
    let note = examiner.meanNote(world)
    if read.columns.contains(where: { $0.months > 1 }), !notes.contains(note) { notes.append(note) }
    var found: [(String, Phrase?, [Double], Shown)] = []
    for (row, key) in read.keys.enumerated() {
      for (part, column) in zip(listing.aggregates, read.columns) {
        let title = listing.aggregates.count > 1 ? part.text : ""
        let shown = Shown(part.value.type, part.value.unit)
        let months = Array(0..<column.months)
        let group = key.isEmpty ? nil : Phrase.joined(key, by: ", ")
        found.append((title, group, examiner.mean(column, min(row, column.objects - 1), months, nil), shown))
      }
    }
    return found
  }

  // MARK: Objects

  /// The rows of the objects that meet the condition, in the order asked for: row numbers of the collection.
  func rows() throws(Diagnostics) -> [Int] {
    var wanted: [NodeID] = []
    var conditionNode: NodeID?
    var sortNode: NodeID?
    if let condition = listing.condition, !resolver.isUncertain(condition) {
      let node = resolver.column(Value(.yesNo, .none, condition, listing.span), of: listing)
      conditionNode = node
      wanted.append(node)
    }
    if let sort = listing.sort {
      let node = resolver.column(sort.key, of: listing)
      sortNode = node
      wanted.append(node)
    }
    var rows = Array(axis.keys.indices)
    guard !wanted.isEmpty else { return limited(rows) }
    let results = try examiner.run(wanted, in: world, at: listing.span)
    if let conditionNode {
      let column = results[conditionNode]
      // A condition that changes by month leaves all objects in; the aggregate applies it month by month.
      if column.months == 1 { rows = rows.filter { column[$0, 0, 0] == 1 } }
    }
    if let sortNode, let sort = listing.sort {
      let column = results[sortNode]
      let isText = sort.key.type == .text
      let keys = rows.map { column[$0, 0, 0] }
      let texts = isText ? keys.map { resolver.graph.text($0) ?? "" } : []
      let order = rows.indices.sorted { one, two in
        if isText {
          guard texts[one] != texts[two] else { return one < two }
          return (texts[one] < texts[two]) != sort.descending
        }
        // Objects without a value come last, whatever the direction.
        if keys[one].isNaN || keys[two].isNaN {
          return keys[one].isNaN == keys[two].isNaN ? one < two : keys[two].isNaN
        }
        guard keys[one] != keys[two] else { return one < two }
        return (keys[one] < keys[two]) != sort.descending
      }
      rows = order.map { rows[$0] }
    }
    return limited(rows)
  }

  private func limited(_ rows: [Int]) -> [Int] {
    listing.take.map { Array(rows.prefix($0)) } ?? rows
  }

  private func objects(_ notes: inout [String]) throws(Diagnostics) -> Table {
    let rows = try rows()
    let kind = resolver.model.kinds[axis.kind]
    var columns = [Table.Column(name: axis.kind, shown: Shown(.text, .none))]
    var nodes: [NodeID] = []
    for field in kind?.fields ?? [] where field.declaration != nil && field.name.text != kind?.keyField?.name.text {
      guard let node = resolver.column(field: field.name.text, of: listing) else { continue }
      nodes.append(node)
      columns.append(.init(name: field.name.text, shown: Shown(resolver.graph[node].type, resolver.graph[node].unit)))
    }
    if let sort = listing.sort, !columns.contains(where: { $0.name == .verbatim(sort.key.span.text) }),
      sort.key.type != .text
    {
      nodes.append(resolver.column(sort.key, of: listing))
      columns.append(.init(name: sort.key.span.text, shown: Shown(sort.key.type, sort.key.unit)))
    }
    let results = try examiner.run(nodes, in: world, at: listing.span)
    let found = nodes.map { results[$0] }
    let cells = found.enumerated().map { place, column -> [Table.Cell] in
      let shown = columns[place + 1].shown
      guard column.months > 1, shown.type != .yesNo, shown.type != .text else {
        return rows.map { examiner.cell(column, min($0, column.objects - 1), 0, shown, nil) }
      }
      return examiner.means(column, rows, shown, nil).map { .figure($0) }
    }
    let table = rows.enumerated().map { line, row in
      [Table.Cell.text(axis.labels[row])] + cells.map { $0[line] }
    }
    if found.contains(where: { $0.months > 1 }) { notes.append(examiner.meanNote(world)) }
    let counts = [rows.count, axis.keys.count].map { NumberText.rounded(Double($0)) }
    notes.append(localized("\(counts[0]) of \(counts[1]) in \(listing.collection.name)"))
    return Table(columns: columns, rows: table)
  }

  // MARK: Groups

  /// The groups with their figures, and for each object of the collection the row of its group.
  func aggregated() throws(Diagnostics) -> (keys: [[Phrase]], columns: [Column], members: [Double]) {
    let rows = try rows()
    guard !listing.groups.isEmpty || listing.take != nil else {
      let nodes = listing.aggregates.map { resolver.aggregate($0, of: listing, group: nil, axis: nil) }
      let results = try examiner.run(nodes, in: world, at: listing.span)
      return ([[]], nodes.map { results[$0] }, [])
    }
    let groupNodes = listing.groups.map { resolver.column($0.value, of: listing) }
    let results = try examiner.run(groupNodes, in: world, at: listing.span)
    var keys: [[Phrase]] = []
    var places: [[Double]] = []
    var rowOfKey: [[Phrase]: Int] = [:]
    var firstOfText: [String: Int] = [:]
    var groupOfObject = [Double](repeating: .nan, count: axis.keys.count)
    // Whatever the collection is sorted by, groups come by their number, or where texts part them, in its own order.
    for row in rows.sorted() {
      let values = groupNodes.map { results[$0][min(row, results[$0].objects - 1), 0, 0] }
      let key = zip(values, listing.groups).map { keyText($0, $1.value) }
      let place = rowOfKey[key] ?? keys.count
      if place == keys.count {
        rowOfKey[key] = place
        keys.append(key)
        places.append(
          zip(values, listing.groups).enumerated().map { number, group in
            guard group.1.value.type == .text else { return group.0.isNaN ? .infinity : group.0 }
            let text = "\(number) \(key[number].text(in: .english))"
            firstOfText[text] = firstOfText[text] ?? place
            return Double(firstOfText[text] ?? place)
          })
      }
      groupOfObject[row] = Double(place)
    }
    let order = keys.indices.sorted { places[$0].lexicographicallyPrecedes(places[$1]) }
    var placeInOrder = [Int](repeating: 0, count: keys.count)
    for (place, key) in order.enumerated() { placeInOrder[key] = place }
    keys = order.map { keys[$0] }
    groupOfObject = groupOfObject.map { $0.isNaN ? $0 : Double(placeInOrder[Int($0)]) }
    guard keys.count <= 20_000 else { throw Diagnostics([QuestionMessages.tooManyGroups(keys.count, listing.span)]) }
    guard !keys.isEmpty else { return ([], [], []) }
    let groups = Axis(name: "groups", kind: "group", keys: keys.map { Phrase.joined($0, by: ", ").text(in: .english) })
    let column = resolver.data(groupOfObject, over: axis)
    let nodes = listing.aggregates.map { resolver.aggregate($0, of: listing, group: column, axis: groups) }
    let found = try examiner.run(nodes, in: world, at: listing.span)
    return (keys, nodes.map { found[$0] }, groupOfObject)
  }

  private func keyText(_ value: Double, _ key: Value) -> Phrase {
    if key.type == .text { return .verbatim(resolver.graph.text(value) ?? NumberText.noValue) }
    if value.isNaN { return .verbatim(NumberText.noValue) }
    switch key.type {
    case .yesNo: return value == 1 ? Phrase("yes") : Phrase("no")
    case .date: return .verbatim(Month(index: Int(value.rounded(.down))).description)
    case .share: return .number(typed: NumberText.typed(value * 100) + " %")
    case .text, .quantity, .zero, .unknown:
      return .number(typed: NumberText.typed(key.unit.fromBase(value, in: resolver.model.units)))
    }
  }

  private func groups(_ notes: inout [String]) throws(Diagnostics) -> Table {
    let read = try aggregated()
    var columns = listing.groups.map { Table.Column(name: $0.text, shown: Shown(.text, .none)) }
    let isSeries = read.columns.contains { $0.months > 1 }
    for part in listing.aggregates {
      columns.append(.init(name: name(of: part), shown: Shown(part.value.type, part.value.unit)))
    }
    let figures = zip(listing.aggregates, read.columns).map { part, column in
      examiner.means(column, Array(read.keys.indices), Shown(part.value.type, part.value.unit), nil)
    }
    let rows = read.keys.indices.map { row in
      read.keys[row].map { Table.Cell.name($0) } + figures.map { .figure($0[row]) }
    }
    if isSeries { notes.append(examiner.meanNote(world)) }
    return Table(columns: columns, rows: rows)
  }

  func name(of part: (verb: AggregateVerb, value: Value, text: String)) -> String {
    switch part.verb {
    case .sum: part.text
    case .count: "count"
    case .mean, .min, .max, .median: part.verb.rawValue + " " + part.text
    }
  }
}
