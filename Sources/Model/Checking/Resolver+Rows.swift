import Quantities
import SourceText
import Syntax
import Wording

/// A column of a delimited file.
struct FileColumn {
  let table: DelimitedTable
  let number: Int
  var header: Header { table.header[number] }
  var count: Int { table.rows.count }
  func cell(_ row: Int) -> Cell { table.cell(row, number) }
}

extension Resolver {
  /// A collection whose objects are the rows of a file.
  func rows(_ name: String, _ kind: Name, _ file: String, _ span: Span, in world: World) -> CollectionReference? {
    guard let declared = model.kinds[kind.text] else {
      report(Messages.unknownKind(kind, known: model.kindOrder))
      return nil
    }
    guard let table = model.tables[name] else { return nil }
    guard let keyField = declared.keyField else {
      report(Messages.kindWithoutKey(kind, file))
      return nil
    }
    var columns: [String: FileColumn] = [:]
    for (number, header) in table.header.enumerated() where hasField(header.path, kind: kind.text) {
      columns[header.path.joined(separator: ".")] = FileColumn(table: table, number: number)
    }
    guard let keys = columns[keyField.name.text] else {
      report(Messages.columnOfKeysMissing(keyField.name.text, kind: kind.text, table))
      return nil
    }
    guard !table.rows.isEmpty else {
      report(Messages.noRows(file, span))
      return nil
    }
    var names: [String] = []
    var seen: [String: Int] = [:]
    for row in 0..<keys.count {
      let cell = keys.cell(row)
      if cell.text.isEmpty {
        report(table.fault(in: cell, expected: localized("a text that names the \(kind.text), each its own")))
      }
      if let earlier = seen[cell.text] { report(Messages.keyInTwoRows(cell, keys.cell(earlier), keyField.name.text)) }
      seen[cell.text] = row
      names.append(cell.text)
    }
    let axis = Axis(name: name, kind: kind.text, keys: names)
    let recipe = Recipe(
      kind: kind.text, overrides: world.changes(of: name).compactMap { override(for: $0, in: world) })
    let place = place(
      .recipe(recipe), path: name, axis: axis, world: world, holder: nil, key: name, columns: columns)
    places[Key(world: world.number, path: name)] = place
    return CollectionReference(name: name, element: place, axis: axis)
  }

  /// The columns of a file that no field takes, by their headers.
  package func unusedColumns(of name: String) -> [String] {
    guard case .rows(let kind, _, _)? = model.definitions[name]?.formula.kind, let table = model.tables[name] else {
      return []
    }
    return table.header.filter { !hasField($0.path, kind: kind.text) }.map(\.text)
  }

  private func hasField(_ path: [String], kind: String) -> Bool {
    var kind = kind
    for (number, name) in path.enumerated() {
      guard let field = model.kinds[kind]?.field(name) else { return false }
      if number + 1 == path.count { return true }
      guard case .own(let held)? = field.declaration else { return false }
      kind = held.text
    }
    return false
  }

  /// The figures of a column as a value per object; empty cells keep what is below.
  func columnValue(
    _ column: FileColumn, over below: Value?, declared: (type: ValueType, unit: UnitExpression)?, node: NodeID
  ) -> Value {
    let span = column.header.span
    let expected = declared ?? below.map { ($0.type, $0.unit) } ?? (.number, .none)
    var unit = expected.1
    if let text = column.header.unit, let unitSpan = column.header.unitSpan {
      guard let read = unitExpression(text, unitSpan, expected: expected) else { return .unknown(span) }
      unit = read
    }
    var figures: [Double] = []
    var present: [Double] = []
    var faults = 0
    var saysAboveWhole = false
    for row in 0..<column.count {
      let cell = column.cell(row)
      let figure = cell.isEmpty && expected.0 != .text ? nil : self.figure(cell, column, expected.0, unit)
      if cell.isEmpty, figure == nil {
        if below == nil, faults < 20 {
          faults += 1
          report(Messages.emptyCell(cell, column.header.text, column.table))
        }
      } else if figure == nil, faults < 20 {
        faults += 1
        report(column.table.fault(in: cell, expected: Messages.expected(expected.0, unit, self)))
      }
      if expected.0 == .share, column.header.unit == nil, let share = figure, share > 1, !saysAboveWhole,
        column.table.number(cell)?.isPercent == false
      {
        saysAboveWhole = true
        report(Messages.shareAboveWhole(cell, column.header.text, share))
      }
      figures.append(figure ?? .nan)
      present.append(figure == nil ? 0 : 1)
    }
    let name = graph[node].name
    func data(_ values: [Double], _ type: ValueType) -> Operation {
      .load(
        graph.add(name: name, isHidden: true, type: type, unit: unit, axis: graph[node].axis, body: .data(values)),
        .loop(0))
    }
    var operation = data(figures, expected.0)
    if let below, present.contains(0) { operation = .select(data(present, .yesNo), operation, below.operation) }
    return Value(expected.0, expected.1, operation, span)
  }

  private func unitExpression(
    _ text: String, _ span: Span, expected: (ValueType, UnitExpression)
  ) -> UnitExpression? {
    var parsed: UnitText?
    if let statement = parse(SourceText(name: span.source.name, text: "x : " + text)).statements.first,
      case .definition(_, .unit(let unit)?, _) = statement.kind
    {
      parsed = unit
    }
    let literal = parse(SourceText(name: span.source.name, text: "x = 1 " + text)).statements.first
    if parsed == nil, case .definition(_, _, let value)? = literal?.kind, case .number(let number) = value.kind {
      parsed = number.unit
    }
    guard var parsed else {
      report(Messages.headerUnit(text, span))
      return nil
    }
    parsed.factors = parsed.factors.map { .init(Name($0.name.text, span), power: $0.power) }
    parsed.span = span
    do throws(Diagnostics) {
      let unit = try model.units.expression(of: parsed)
      let dimension = unit.dimension(in: model.units)
      switch expected.0 {
      case .quantity(let wanted) where wanted == dimension: return unit
      case .share where dimension.isNone: return unit
      case .quantity, .share, .zero, .date, .text, .yesNo, .unknown:
        report(Messages.headerUnitMismatch(text, expected.0, expected.1, span, self))
        return nil
      }
    } catch {
      for problem in error.all { report(problem) }
      return nil
    }
  }

  private func figure(_ cell: Cell, _ column: FileColumn, _ type: ValueType, _ unit: UnitExpression) -> Double? {
    switch type {
    case .text: return graph.number(of: cell.text)
    case .yesNo:
      switch cell.text.lowercased() {
      case "yes", "true", "1": return 1
      case "no", "false", "0": return 0
      default: return nil
      }
    case .date:
      let parts = cell.text.split(separator: "-")
      guard parts.count == 2, parts[0].count == 4, parts[1].count == 2, let year = Int(parts[0]),
        let number = Int(parts[1]),
        (1900...2199).contains(year), (1...12).contains(number)
      else { return nil }
      return Double(Month(year: year, number: number).index)
    case .quantity, .share, .zero, .unknown:
      guard let number = column.table.number(cell) else { return nil }
      if number.isPercent {
        guard type == .share || unit.percent else { return nil }
        return unit.percent && !unit.factors.isEmpty ? unit.toBase(number.value * 100, in: model.units) : number.value
      }
      // A share without a unit in its header is written as 0.0442; with [%], as 4.42.
      if type == .share { return column.header.unit == "%" ? number.value / 100 : number.value }
      return unit.toBase(number.value, in: model.units)
    }
  }

  /// A column of keys as the rows of the collection they name.
  func keyColumn(_ column: FileColumn, into collection: CollectionReference, over below: Operation?, node: NodeID)
    -> Operation
  {
    var rows: [Double] = []
    var present: [Double] = []
    var faults = 0
    for row in 0..<column.count {
      let cell = column.cell(row)
      let found = cell.isEmpty ? nil : self.row(of: cell.text, in: collection)
      if found == nil, !cell.isEmpty || below == nil, faults < 20 {
        faults += 1
        if cell.isEmpty {
          report(Messages.emptyCell(cell, column.header.text, column.table))
        } else {
          report(Messages.unknownKeyInCell(cell, collection, column.header.text))
        }
      }
      rows.append(found.map(Double.init) ?? .nan)
      present.append(cell.isEmpty ? 0 : 1)
    }
    let name = graph[node].name
    let data = graph.add(
      name: name, isHidden: true, type: .number, unit: .none, axis: graph[node].axis, body: .data(rows))
    guard let below, present.contains(0) else { return .load(data, .loop(0)) }
    let has = graph.add(
      name: name, isHidden: true, type: .yesNo, unit: .none, axis: graph[node].axis, body: .data(present))
    return .select(.load(has, .loop(0)), .load(data, .loop(0)), below)
  }
}
