import SourceText

/// The errors of one text, up to a number that anyone would read.
struct DiagnosticList: Sendable {
  private(set) var all: [Diagnostic] = []
  static let limit = 1_000

  mutating func add(_ diagnostic: Diagnostic) {
    if all.count < DiagnosticList.limit {
      all.append(diagnostic)
    } else if all.count == DiagnosticList.limit, let place = diagnostic.labels.first {
      all.append(.tooManyErrors(place.span))
    }
  }

  mutating func add(_ others: DiagnosticList) {
    for diagnostic in others.all { add(diagnostic) }
  }

  /// In the order of the text.
  var sorted: [Diagnostic] {
    let keyed = all.enumerated().map { (place: $1.labels.first?.span.lower ?? 0, order: $0, diagnostic: $1) }
    return keyed.sorted { ($0.place, $0.order) < ($1.place, $1.order) }.map(\.diagnostic)
  }
}
