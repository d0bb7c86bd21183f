import SourceText

/// What a definition or field is declared to be, after its colon.
package enum Declaration: Sendable {
  case unit(UnitText)
  case text(Span)
  case yesNo(Span)
  case share(Span)
  case number(Span)
  case date(Span)
  /// `own team`: a held object of that kind.
  case own(Name)
  /// `ref municipalities`: an object of that collection, by its key.
  case ref(Name)

  package var span: Span {
    switch self {
    case .unit(let unit): unit.span
    case .text(let span), .yesNo(let span), .share(let span), .number(let span), .date(let span): span
    case .own(let name), .ref(let name): name.span
    }
  }
}

/// `brumunddal.team.posts`, `practices[municipality.centrality >= 5].team.posts`
package struct Path: Sendable {
  package enum Part: Sendable {
    case field(Name)
    case index(Expression)
  }
  package var root: Name
  package var parts: [Part]
  package var span: Span
  package init(root: Name, parts: [Part], span: Span) {
    self.root = root
    self.parts = parts
    self.span = span
  }
}

package enum ChangeOperator: String, Sendable {
  case set = "=", add = "+=", subtract = "-=", multiply = "*="
}

/// Comments that stand beside a statement or a field; kept by the printer, read by help and by replay.
package struct Remarks: Sendable {
  /// A whole line above: blank (""), or a comment with its `#` marks (`# text`, `#! text`, `#: text`), never a `##` note.
  package var above: [String] = []
  /// `##` lines above or behind, without the marks and the space after them.
  package var notes: [String] = []
  /// Whether the last of the notes stands behind, on the same line.
  package var lastNoteBehind = false
  /// A comment behind, on the same line, with its mark.
  package var behind: String?
  /// `#=` lines right below a question, without the mark and the space after it.
  package var recorded: [String] = []
  /// Lines between a last field and its closing brace: blank (""), or a comment with its marks.
  package var below: [String] = []
  package init() {}
}

/// A path and what it is set to: in a constructor, a scenario, `with`, or as a statement of its own.
package struct Change: Sendable {
  package var target: Path
  package var declaration: Declaration?
  package var operation: ChangeOperator
  package var value: Expression
  package var span: Span
  package var remarks: Remarks
  package init(
    target: Path, declaration: Declaration? = nil, operation: ChangeOperator, value: Expression, span: Span,
    remarks: Remarks = Remarks()
  ) {
    self.target = target
    self.declaration = declaration
    self.operation = operation
    self.value = value
    self.span = span
    self.remarks = remarks
  }
}

/// A field of a kind: `patients : patients`, `gps : gp = 4 gp`, `need = municipality.need`.
package struct Field: Sendable {
  package var name: Name
  package var declaration: Declaration?
  package var value: Expression?
  package var span: Span
  package var remarks: Remarks
  package init(name: Name, declaration: Declaration?, value: Expression?, span: Span, remarks: Remarks) {
    self.name = name
    self.declaration = declaration
    self.value = value
    self.span = span
    self.remarks = remarks
  }
}

package struct Statement: Sendable {
  package var kind: Kind
  package var span: Span
  package var remarks: Remarks

  package init(_ kind: Kind, _ span: Span, remarks: Remarks = Remarks()) {
    self.kind = kind
    self.span = span
    self.remarks = remarks
  }

  package enum Kind: Sendable {
    /// `name = formula`, `name : unit = formula`
    case definition(Name, Declaration?, Expression)
    /// A path of several parts, or any operator but `=`: `brumunddal.team.posts += 1 fte`, `practice.margin = income - cost`.
    case change(Change)
    /// `practice.municipality : ref municipalities`: data that every object of the kind must have.
    case field(of: Name, Field)
    /// `f(x, y) = …`
    case function(Name, parameters: [Name], Expression)
    /// `kind corridor from cover { … }`
    case kind(Name, base: Name?, [Field])
    /// `unit visit, visits` or `unit tusenlapp = 1000 kr`
    case unit([Name], Expression?)
    /// `scenario faster from fast + cheap { … }`
    case scenario(Name, bases: [Name], [Change])
    /// `use "file.pht"` or `use norway`
    case use(Name, isFile: Bool)
    /// `correlate nurse_pay, gp_pay at 0.6`
    case correlate(Path, Path, Expression)
    case question(Question)
  }
}

package enum Question: Sendable {
  /// Expressions side by side.
  case show([Expression])
  /// `compare state_cost, teams across baseline, fast, fast + cheap`: each column is one scenario or several laid together.
  case compare([Expression], across: [[Name]])
  case explain(Expression, ExplanationForm)
  /// `expect a == b within 0.5 %`
  case expect(Expression, within: Expression?)
  case solve(SolveText)
  case sweep(SweepText)
  case regret(RegretText)
  case analysis(Analysis)
  /// `chart state_cost, nurse_cost across baseline, fast`; without `across`, of the model as it stands.
  case chart([Expression], across: [[Name]])
  /// `map (practices | sum reached by municipality)`
  case map(Expression)
}
