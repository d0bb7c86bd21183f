import Model
import SourceText
import Syntax

/// The word `it`, which stands for the expression of the last answer.
struct LastAnswer {
  private let expression: String?

  init(_ expression: String?) { self.expression = expression }

  /// The text with the expression in place of `it`; nothing where the word does not stand in it.
  func replaced(in text: String, _ statements: [Statement], _ model: Model) throws(Diagnostics) -> String? {
    guard text.utf8.count < 1 << 16, text.contains("it"), model.definitions["it"] == nil else { return nil }
    let places = statements.flatMap(\.formulas).flatMap(places).sorted { $0.lower < $1.lower }
    guard let first = places.first else { return nil }
    guard let expression else { throw Diagnostics([SessionMessages.noLastAnswer(first)]) }
    var bytes: [UInt8] = []
    var end = 0
    for place in places where place.lower >= end {
      bytes += place.source.bytes[end..<place.lower] + Array("(\(expression))".utf8)
      end = place.upper
    }
    return String(decoding: bytes + first.source.bytes[end...], as: UTF8.self)
  }

  private func places(in expression: Expression) -> [Span] {
    if case .name("it") = expression.kind { return [expression.span] }
    return expression.children.flatMap(places)
  }
}

extension Statement {
  /// The formulas that stand in the statement.
  var formulas: [Expression] {
    switch kind {
    case .definition(_, _, let formula), .function(_, _, let formula), .correlate(_, _, let formula): [formula]
    case .change(let change): [change.value]
    case .field(_, let field): [field.value].compactMap { $0 }
    case .kind(_, _, let fields): fields.compactMap(\.value)
    case .unit(_, let value): [value].compactMap { $0 }
    case .scenario(_, _, let changes): changes.map(\.value)
    case .use: []
    case .question(let question):
      switch question {
      case .show(let all), .compare(let all, _), .chart(let all, _): all
      case .explain(let one, _), .map(let one): [one]
      case .expect(let condition, let tolerance): [condition, tolerance].compactMap { $0 }
      case .solve(let solve): [solve.figure, solve.wanted, solve.low, solve.high] + [solve.step].compactMap { $0 }
      case .sweep(let sweep): sweep.outcomes + sweep.axes.flatMap(\.values)
      case .regret(let regret): [regret.outcome]
      case .analysis(let analysis): analysis.expressions
      }
    }
  }
}
