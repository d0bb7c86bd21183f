import Questions
import Rendering
import SourceText
import Syntax
import Wording

/// What a change does to the outcomes that are pinned.
struct PinnedChanges {
  private let before: CheckedModel
  private let after: CheckedModel
  /// Rows that one outcome may have: a table of groups is cut to those that move most.
  private static let mostRows = 5

  init(_ before: CheckedModel, _ after: CheckedModel) {
    self.before = before
    self.after = after
  }

  /// Each outcome old → new with the change's own interval; nothing where nothing is pinned.
  ///
  /// Throws `Diagnostics` when it is interrupted. An outcome that cannot be answered says so in its row.
  func view(of pins: [Expression]) throws(Diagnostics) -> View? {
    var rows: [[TableView.Cell]] = []
    var hasMoved = false
    for pin in pins {
      do throws(Diagnostics) {
        let changes = try after.changes(of: pin, since: before)
        hasMoved = hasMoved || !changes.allSatisfy(isUnmoved)
        rows += self.rows(changes)
      } catch {
        if error.all.contains(where: { $0.code == "interrupted" }) { throw error }
        hasMoved = true
        rows.append([.init(Line(text(of: pin), .name)), .init(Line("– " + (error.all.first?.message ?? ""), .dim))])
      }
    }
    if rows.isEmpty { return nil }
    guard hasMoved else { return .paragraph(Line(localized("what is pinned is as before"), .dim)) }
    return .table(
      TableView(columns: [.init(Line(localized("pinned"))), .init(""), .init(Line(localized("change")))], rows: rows))
  }

  private func rows(_ comparisons: [Comparison]) -> [[TableView.Cell]] {
    // A series has a row for each year: the last one tells most of where it goes.
    let isSeries = comparisons.count > 1 && comparisons.allSatisfy { Int($0.part?.text ?? "") != nil }
    if isSeries, let last = comparisons.last { return [row(last)] }
    let most = comparisons.sorted { size($0) > size($1) }.prefix(Self.mostRows)
    var rows = comparisons.filter { one in most.contains { $0.outcome == one.outcome } }.map(row)
    if comparisons.count > rows.count {
      rows.append([.init(Line(localized("… and \(comparisons.count - rows.count) more that move less"), .dim))])
    }
    return rows
  }

  private func size(_ comparison: Comparison) -> Double {
    let mean = comparison.cases.last?.change?.figure.mean ?? 0
    return mean.isFinite ? abs(mean) : 0
  }

  private func isUnmoved(_ comparison: Comparison) -> Bool {
    guard let figure = comparison.cases.last?.change?.figure else { return false }
    return figure.mean == 0 && (figure.spread?.sd ?? 0) == 0
  }

  /// `cost 2 020 → 2 424 kkr/year`; nothing where it stays as it was.
  func move(_ comparison: Comparison) -> String? {
    isUnmoved(comparison) ? nil : row(comparison).prefix(2).map(\.line.text).joined(separator: " ")
  }

  private func row(_ comparison: Comparison) -> [TableView.Cell] {
    let figures = FigureText(units: after.model.units)
    let answers = AnswerView(units: after.model.units)
    let values = comparison.cases.compactMap { one -> Figure? in
      if case .quantity(let figure) = one.value { figure } else { nil }
    }
    let unit = figures.unit(comparison.shown, for: values)
    let name = TableView.Cell(Line(comparison.outcome.text, .name))
    let change = comparison.cases.last?.change
    let isUnmoved = isUnmoved(comparison)
    let texts = comparison.cases.enumerated().map { place, one -> String in
      guard case .quantity(let figure) = one.value else { return answers.line(one.value, figures)?.text ?? "" }
      return figures.text(figure, in: unit, hidesUnit: place == 0 && !isUnmoved, hidesInterval: true)
    }
    guard !isUnmoved, texts.count == 2 else {
      return [name, .init(Line(texts.first ?? "", .value)), .init(Line(localized("as before"), .dim))]
    }
    let moved = change.map { ChangeText($0, figures) }
    let verdict = moved?.verdict.map { ", " + $0 } ?? ""
    return [
      name, .init(Line(texts[0] + " → " + texts[1], .value)),
      .init(Line((moved?.figure(in: unit) ?? localized("other draws")) + verdict)),
    ]
  }
}
