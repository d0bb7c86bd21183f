import Quantities
import SourceText
import Syntax

/// What is collected while the statements of one text are laid on a model.
struct LayerWriter {
  let sheet: Sheet
  var diagnostics: [Diagnostic] = []
  var kinds: [(name: Name, base: Name?, fields: [Field], notes: [String])] = []
  var units: [(names: [Name], value: Expression?, notes: [String])] = []
  var extensions: [(kind: Name, field: Field, notes: [String])] = []
  var files: [(name: String, file: String, span: Span)] = []
  private var claimed: [String: Name] = [:]

  init(sheet: Sheet) { self.sheet = sheet }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  func isKind(_ name: String) -> Bool { kinds.contains { $0.name.text == name } }

  /// Takes a name for this text; false, with a message, where it cannot be had.
  mutating func claim(_ name: Name, in model: Model) -> Bool {
    if let earlier = claimed[name.text], sheet.kind != .prompt {
      report(Messages.definedTwice(name, earlier))
      return false
    }
    if model.kinds[name.text] != nil || isKind(name.text) {
      report(Messages.nameOfKind(name))
      return false
    }
    if BuiltInName.all.contains(name.text) {
      report(Messages.builtInName(name))
      return false
    }
    if model.definitions.count + claimed.count > Limits.definitions {
      report(Messages.tooManyDefinitions(name))
      return false
    }
    claimed[name.text] = name
    return true
  }

  /// Notes the file that a collection reads its rows from.
  mutating func noteFile(of name: String, in formula: Expression) {
    if case .rows(_, let file, let span) = formula.kind { files.append((name, file, span)) }
  }

  /// Adds the kinds and the fields given to kinds from outside, once all names of the text are known.
  mutating func finish(_ model: inout Model) {
    // Order in a file does not matter: a kind is added once the one it is made from is there.
    var waiting = kinds
    while !waiting.isEmpty {
      let ready = waiting.filter { kind in
        kind.base.map { base in !waiting.contains { $0.name.text == base.text } } ?? true
      }
      for (name, base, fields, notes) in ready.isEmpty ? waiting : ready {
        if ready.isEmpty {
          report(Messages.kindFromItself(name))
        } else {
          addKind(name, base, fields, notes, &model)
        }
      }
      if ready.isEmpty { break }
      waiting.removeAll { kind in ready.contains { $0.name.span.lower == kind.name.span.lower } }
    }
    for (kind, field, notes) in extensions { extend(kind, field, notes, &model) }
    for name in claimed.values where model.kinds[name.text] != nil { report(Messages.nameOfKind(name)) }
  }

  private mutating func addKind(
    _ name: Name, _ base: Name?, _ fields: [Field], _ notes: [String], _ model: inout Model
  ) {
    if let known = model.kinds[name.text] {
      // Typing a kind again at the prompt replaces it; in a file it would hide the first.
      guard sheet.kind == .prompt, known.sheet.kind == .prompt else {
        report(Messages.kindDeclaredAgain(name, known))
        return
      }
    } else {
      model.kindOrder.append(name.text)
    }
    var kind = Kind(name: name, base: base?.text, fields: [], notes: notes, sheet: sheet)
    if let base {
      guard let parent = model.kinds[base.text] else {
        report(Messages.unknownKind(base, known: model.kindOrder))
        return
      }
      var depth = 0
      var above: String? = base.text
      while let name = above, depth <= Limits.ancestors {
        above = model.kinds[name]?.base
        depth += 1
      }
      guard depth < Limits.ancestors else {
        report(Messages.tooManyAncestors(name))
        return
      }
      kind.fields = parent.fields
    }
    var seen: [String: Name] = [:]
    for field in fields {
      if let earlier = seen[field.name.text] {
        report(Messages.definedTwice(field.name, earlier))
        continue
      }
      seen[field.name.text] = field.name
      guard !BuiltInName.all.contains(field.name.text) else {
        report(Messages.builtInName(field.name))
        continue
      }
      place(
        KindField(
          name: field.name, declaration: field.declaration, formula: field.value, notes: field.remarks.notes,
          span: field.span, owner: name.text), in: &kind)
    }
    model.kinds[name.text] = kind
  }

  private func place(_ field: KindField, in kind: inout Kind) {
    if let index = kind.fields.firstIndex(where: { $0.name.text == field.name.text }) {
      var field = field
      field.declaration = field.declaration ?? kind.fields[index].declaration
      // As where an object or a change takes a formula's place: what was there before the first month stays.
      if let formula = field.formula, formula.startingPart == nil, let start = kind.fields[index].formula?.startingPart
      {
        field.formula = Expression(.starting(formula, start), formula.span)
      }
      kind.fields[index] = field
    } else {
      kind.fields.append(field)
    }
  }

  /// Takes `practice.margin = income - cost`: a field for every practice.
  mutating func add(_ change: Change, _ notes: [String]) {
    let kind = change.target.root
    guard change.target.parts.count == 1, case .field(let name) = change.target.parts[0], change.operation == .set
    else {
      report(Messages.kindTakesOneField(change, kind))
      return
    }
    let field = Field(
      name: name, declaration: change.declaration, value: change.value, span: change.span, remarks: change.remarks)
    extensions.append((kind, field, notes))
  }

  /// Gives a field to a kind, and to the kinds made from it.
  private mutating func extend(_ owner: Name, _ added: Field, _ notes: [String], _ model: inout Model) {
    guard let kind = model.kinds[owner.text] else {
      report(Messages.unknownKind(owner, known: model.kindOrder))
      return
    }
    guard !BuiltInName.all.contains(added.name.text) else {
      report(Messages.builtInName(added.name))
      return
    }
    let field = KindField(
      name: added.name, declaration: added.declaration, formula: added.value, notes: notes + added.remarks.notes,
      span: added.span, owner: kind.name.text)
    for other in model.kindOrder where other == kind.name.text || model.inherits(other, from: kind.name.text) {
      guard var changed = model.kinds[other] else { continue }
      place(field, in: &changed)
      model.kinds[other] = changed
    }
  }
}

extension Model {
  /// Whether objects of a kind may stand where another kind is expected.
  package func inherits(_ kind: String, from other: String) -> Bool {
    var current: String? = kind
    var steps = 0
    while let name = current, steps < 256 {
      if name == other { return true }
      current = kinds[name]?.base
      steps += 1
    }
    return false
  }
}
