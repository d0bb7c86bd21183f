import Quantities
import SourceText
import Syntax

/// Where definitions come from: the library, a file, or lines typed at the prompt.
package struct Sheet: Sendable, Equatable {
  package enum Kind: Sendable { case library, file, prompt }
  package var kind: Kind
  package var name: String
  package init(_ kind: Kind, name: String) {
    self.kind = kind
    self.name = name
  }
  package static let prompt = Sheet(.prompt, name: "prompt")
}

/// A named formula of the model.
package struct Definition: Sendable {
  package var name: Name
  package var declaration: Declaration?
  package var formula: Expression
  package var notes: [String]
  package var span: Span
  package var sheet: Sheet
}

/// A field of a kind: data (declared), a formula, or both.
package struct KindField: Sendable {
  package var name: Name
  package var declaration: Declaration?
  package var formula: Expression?
  package var notes: [String]
  package var span: Span
  /// The kind under which the formula stands, part of the key of its uncertain literals.
  package var owner: String
}

package struct Kind: Sendable {
  package var name: Name
  package var base: String?
  /// In the order of writing, those of the base first.
  package var fields: [KindField]
  package var notes: [String]
  package var sheet: Sheet

  package func field(_ name: String) -> KindField? { fields.first { $0.name.text == name } }

  /// The first field, when it is a declared text: the key of the kind's objects.
  package var keyField: KindField? {
    guard let first = fields.first, case .text = first.declaration else { return nil }
    return first
  }
}

package struct UserFunction: Sendable {
  package var name: Name
  package var parameters: [Name]
  package var body: Expression
  package var notes: [String]
  package var span: Span
  package var sheet: Sheet
}

/// A change with the layer it belongs to.
package struct LayeredChange: Sendable {
  package var change: Change
  /// Unique in the model; changes of one layer are in order.
  package var number: Int
  /// The scenario it stands in, or none for a statement of its own and for `with`.
  package var scenario: String?
  package var sheet: Sheet
  /// It stands in the braces of `with` after an object, whose fields its formula may name.
  package var isInObjectBraces = false
}

package struct Scenario: Sendable {
  package var name: Name
  package var bases: [Name]
  package var changes: [LayeredChange]
  package var notes: [String]
  package var span: Span
  package var sheet: Sheet
}

package struct Correlation: Sendable {
  package var first: Path
  package var second: Path
  package var coefficient: Expression
  package var span: Span
  package var sheet: Sheet
}
