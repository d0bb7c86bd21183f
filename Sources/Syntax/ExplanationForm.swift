import SourceText

/// How an explanation is asked for: `explain cost at p95 across baseline, fast depth 2 as dot`.
package struct ExplanationForm: Sendable {
  /// The draw that is told, by its rank among all in percent; none for what all draws come to.
  package var quantile: Int?
  /// The scenarios that are told side by side; none for the model as it stands.
  package var across: [[Name]]
  /// How many levels below the answer are told; none for all.
  package var depth: Int?
  /// Whether it is written as a diagram in the DOT language.
  package var isDiagram: Bool

  package init(quantile: Int? = nil, across: [[Name]] = [], depth: Int? = nil, isDiagram: Bool = false) {
    self.quantile = quantile
    self.across = across
    self.depth = depth
    self.isDiagram = isDiagram
  }

  /// The clauses on one line, each after a blank.
  package var text: String {
    (quantile.map { " at p\($0)" } ?? "")
      + (across.isEmpty ? "" : " across " + StatementText.text(across))
      + (depth.map { " depth \($0)" } ?? "") + (isDiagram ? " as dot" : "")
  }
}
