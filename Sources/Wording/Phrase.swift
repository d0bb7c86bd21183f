/// A sentence or a word for the user, in every language: an English template that is looked up in the catalogue, and what
/// stands in its gaps.
///
/// `Phrase("cannot add \(left) and \(right)")` has the template `cannot add {1} and {2}`, under which the catalogue holds
/// `kan ikke legge sammen {1} og {2}`.
package struct Phrase: Sendable, Hashable {
  package let template: String
  private let fillings: [Filling]

  fileprivate enum Filling: Hashable, Sendable {
    case text(String)
    case number(typed: String)
    case phrase(Phrase)
  }

  package init(_ literal: Literal) {
    template = literal.template
    fillings = literal.fillings
  }

  /// The phrase in the language that is spoken.
  package var text: String { text(in: .current) }

  /// The template in a language, its gaps open.
  package func template(in language: Language) -> String { Catalogue.of(language)?[template] ?? template }

  package func text(in language: Language) -> String {
    let template = template(in: language)
    if fillings.isEmpty { return template }
    return Template.filled(
      template,
      with: fillings.map {
        switch $0 {
        case .text(let text): text
        case .number(let typed): String(typed.map { $0 == "." ? language.decimalMark : $0 })
        case .phrase(let phrase): phrase.text(in: language)
        }
      })
  }
}

extension Phrase {
  private init(_ template: String, _ fillings: [Filling]) {
    self.template = template
    self.fillings = fillings
  }

  /// A text that is the same in every language: a name, a formula, what a cell of a file says.
  package static func verbatim(_ text: String) -> Phrase { Self("{1}", [.text(text)]) }

  /// A number, given as it is typed, with the decimal mark of the language.
  package static func number(typed text: String) -> Phrase { Self("{1}", [.number(typed: text)]) }

  /// Phrases with the same sign between them: `cost · north · 2027`.
  package static func joined(_ parts: [Phrase], by separator: String) -> Phrase {
    Self(parts.indices.map { "{\($0 + 1)}" }.joined(separator: separator), parts.map { .phrase($0) })
  }
}

extension Phrase {
  /// The one literal that a phrase is made of. A type of its own, so that a phrase can only be made where its template can
  /// be read in the sources, behind `Phrase(` or `localized(`: that is how a test knows all of them.
  package struct Literal: ExpressibleByStringInterpolation {
    fileprivate let template: String
    fileprivate let fillings: [Filling]

    package init(stringLiteral template: String) {
      self.template = template
      fillings = []
    }

    package init(stringInterpolation parts: StringInterpolation) {
      template = parts.template
      fillings = parts.fillings
    }
  }
}

extension Phrase.Literal {
  /// Collects the literal parts and the gaps between them. A number with decimals is not taken: its mark depends on the
  /// language, and `NumberText` knows it.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var template = ""
    fileprivate var fillings: [Phrase.Filling] = []

    package init(literalCapacity: Int, interpolationCount: Int) { template.reserveCapacity(literalCapacity) }

    package mutating func appendLiteral(_ literal: String) { template += literal }
    package mutating func appendInterpolation(_ text: String) { add(.text(text)) }
    package mutating func appendInterpolation(_ text: Substring) { add(.text(String(text))) }
    package mutating func appendInterpolation(_ character: Character) { add(.text(String(character))) }
    package mutating func appendInterpolation(_ count: some BinaryInteger) { add(.text(String(count))) }
    package mutating func appendInterpolation(_ phrase: Phrase) { add(.phrase(phrase)) }

    private mutating func add(_ filling: Phrase.Filling) {
      fillings.append(filling)
      template += "{\(fillings.count)}"
    }
  }
}

/// The text of a phrase in the language that is spoken: `localized("cannot add \(left) and \(right)")`.
package func localized(_ literal: Phrase.Literal) -> String { Phrase(literal).text }
