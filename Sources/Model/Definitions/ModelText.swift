import Quantities
import SourceText
import Syntax
import Wording

extension Model {
  /// The model with the statements of one text laid over it, or everything that is wrong with their names.
  ///
  /// Formulas are not checked here; see `Resolver.checkAll`. Questions and `use` are left to the caller.
  package func laying(
    _ statements: [Statement], sheet: Sheet, readFile: FileReader
  ) throws(Diagnostics) -> Model {
    let (model, problems) = layingWhatStands(statements, sheet: sheet, readFile: readFile)
    if problems.contains(where: { $0.severity == .error }) { throw Diagnostics(problems) }
    return model
  }

  /// The same as far as it goes, with what is wrong: a model to look for further errors in, not to answer from.
  package func layingWhatStands(
    _ statements: [Statement], sheet: Sheet, readFile: FileReader
  ) -> (model: Model, problems: [Diagnostic]) {
    var model = self
    var layer = LayerWriter(sheet: sheet)
    for statement in statements {
      model.read(statement, &layer)
    }
    layer.finish(&model)
    for (name, file, span) in layer.files {
      do throws(Diagnostics) {
        let bytes = try readFile(file)
        switch readTable(name: file, bytes: bytes) {
        case .success(let table): model.tables[name] = table
        case .failure(let found): layer.diagnostics += found.all
        }
      } catch {
        layer.diagnostics += error.all.map { problem in
          var problem = problem
          if problem.labels.isEmpty { problem.labels = [.init(span)] }
          return problem
        }
      }
    }
    return (model, layer.diagnostics)
  }

  private mutating func read(_ statement: Statement, _ layer: inout LayerWriter) {
    let notes = statement.remarks.notes
    switch statement.kind {
    case .definition(let name, let declaration, let formula):
      guard layer.claim(name, in: self) else { return }
      layer.noteFile(of: name.text, in: formula)
      if definitions[name.text] == nil { definitionOrder.append(name.text) }
      // A definition made anew takes the place of what was there, with the changes that were laid on it.
      if layer.sheet.kind == .prompt {
        changes.removeAll { $0.change.target.root.text == name.text && $0.sheet.kind == .prompt }
      }
      definitions[name.text] = Definition(
        name: name, declaration: declaration, formula: formula, notes: notes, span: statement.span, sheet: layer.sheet)
    case .change(let change):
      guard case .some = change.target.parts.first,
        kinds[change.target.root.text] != nil || layer.isKind(change.target.root.text)
      else {
        var change = change
        change.remarks.notes = notes + change.remarks.notes
        changes.append(numbered(change, scenario: nil, sheet: layer.sheet))
        return
      }
      layer.add(change, notes)
    case .field(let kind, let field): layer.extensions.append((kind, field, notes))
    case .function(let name, let parameters, let body):
      guard layer.claim(name, in: self) else { return }
      if BuiltInFunction.named(name.text) != nil {
        layer.report(Messages.builtInFunction(name))
        return
      }
      for (place, parameter) in parameters.enumerated()
      where parameters[..<place].contains(where: { $0.text == parameter.text }) {
        layer.report(Messages.parameterTwice(parameter))
      }
      functions[name.text] = UserFunction(
        name: name, parameters: parameters, body: body, notes: notes, span: statement.span, sheet: layer.sheet)
    case .kind(let name, let base, let fields):
      layer.kinds.append((name, base, fields, notes))
      declareKindUnit(name, &layer)
    case .unit(let names, let value):
      layer.units.append((names, value, notes))
      declareUnit(names, value, notes, &layer)
    case .scenario(let name, let bases, let lines):
      guard name.text != "baseline" else {
        layer.report(Messages.baselineIsTaken(name))
        return
      }
      guard layer.claim(name, in: self) else { return }
      if scenarios[name.text] == nil { scenarioOrder.append(name.text) }
      let layered = lines.map { numbered($0, scenario: name.text, sheet: layer.sheet) }
      scenarios[name.text] = Scenario(
        name: name, bases: bases, changes: layered, notes: notes, span: statement.span, sheet: layer.sheet)
    case .correlate(let first, let second, let coefficient):
      correlations.removeAll {
        Syntax.text(of: $0.first) == Syntax.text(of: first) && Syntax.text(of: $0.second) == Syntax.text(of: second)
      }
      guard correlations.count < Limits.correlations else {
        layer.report(Messages.tooManyCorrelations(statement.span))
        return
      }
      correlations.append(
        Correlation(first: first, second: second, coefficient: coefficient, span: statement.span, sheet: layer.sheet))
    case .use, .question: break
    }
  }

  /// The change with a number of its own.
  package mutating func numbered(_ change: Change, scenario: String?, sheet: Sheet) -> LayeredChange {
    changeCount += 1
    return LayeredChange(change: change, number: changeCount, scenario: scenario, sheet: sheet)
  }

  private mutating func declareKindUnit(_ name: Name, _ layer: inout LayerWriter) {
    let plural = Model.plural(of: name.text)
    if units[name: name.text] == nil, units[name: plural] == nil {
      units.declareCounted([name.text, plural], note: localized("one \(name.text)"))
    }
  }

  /// `practice` gives `practices`, `municipality` gives `municipalities`.
  package static func plural(of word: String) -> String {
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiouyæøå".contains(before) {
      return word.dropLast() + "ies"
    }
    for ending in ["s", "x", "ch", "sh"] where word.hasSuffix(ending) { return word + "es" }
    return word + "s"
  }

  private mutating func declareUnit(
    _ names: [Name], _ value: Expression?, _ notes: [String], _ layer: inout LayerWriter
  ) {
    for name in names where units[name: name.text] != nil {
      layer.report(Messages.unitIsTaken(name))
      return
    }
    let spellings = names.map(\.text)
    guard let value else {
      units.declareCounted(spellings, note: notes.first ?? "")
      return
    }
    guard case .number(let literal) = value.kind, let unit = literal.unit else {
      layer.report(Messages.unitNeedsQuantity(names[0], value.span))
      return
    }
    do throws(Diagnostics) {
      let expression = try units.expression(of: unit)
      let factor = expression.toBase(literal.value, in: units)
      guard factor.isFinite, factor > 0 else {
        layer.report(Messages.unitNeedsQuantity(names[0], value.span))
        return
      }
      units.declare(spellings, dimension: expression.dimension(in: units), factor: factor, note: notes.first ?? "")
    } catch { layer.diagnostics += error.all }
  }
}
