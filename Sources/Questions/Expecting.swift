import Engine
import Model
import Quantities
import SourceText
import Syntax
import Wording

extension Examiner {
  /// Whether a check holds for every object, month and draw.
  func expect(
    _ condition: Expression, _ within: Expression?, text statement: String, at span: Span
  ) throws(Diagnostics) -> Answer {
    let earlier = resolver.diagnostics.count
    guard let expected = resolver.expectation(condition, within, in: world) else { throw fresh(since: earlier, span) }
    let result: Expectation
    switch expected.test {
    case .condition(let side):
      let column = try run([side.node], in: side.world, at: span)[side.node]
      let cases = Cases([column], axis: resolver.graph[side.node].axis, first: settings(in: side.world).time.first)
      result = cases.expectation { object, month, draw in column[object, month, draw] == 1 ? nil : 0 }
    case .equal(let left, let right, let tolerance, let isShare, let type, let unit):
      result = try compared(left, right, Shown(type, unit), at: span) { a, b in
        if a == b { return nil }
        let near = isShare ? tolerance * max(abs(b), tolerance == 1e-9 ? abs(a) : 0) : tolerance
        // A tolerance typed as 0.5 % must hold at exactly 0.5 % too.
        let beyond = abs(a - b) - near * (1 + 1e-12)
        return beyond <= 0 ? nil : abs(a - b)
      }
    case .ordered(let left, let right, let sign, let type, let unit):
      result = try compared(left, right, Shown(type, unit), at: span) { a, b in
        switch sign {
        case .less: a < b ? nil : a - b
        case .lessOrEqual: a <= b ? nil : a - b
        case .greater: a > b ? nil : b - a
        case .greaterOrEqual: a >= b ? nil : b - a
        case .add, .subtract, .multiply, .divide, .of, .power, .equal, .notEqual, .and, .or: .nan
        }
      }
    }
    return Answer(statement: statement, span: span, content: .expect(result))
  }

  /// A check of two amounts; `miss` is how far they are from what is expected, nothing where it holds.
  private func compared(
    _ left: Expected.Side, _ right: Expected.Side, _ shown: Shown, at span: Span, _ miss: (Double, Double) -> Double?
  ) throws(Diagnostics) -> Expectation {
    let one = try run([left.node], in: left.world, at: span)[left.node]
    let two = try run([right.node], in: right.world, at: span)[right.node]
    let axis = resolver.graph[left.node].axis ?? resolver.graph[right.node].axis
    let cases = Cases([one, two], axis: axis, first: settings(in: left.world).time.first)
    var result = cases.expectation { object, month, draw in
      let (a, b) = (one[object, month, draw], two[object, month, draw])
      return miss(a, b)
    }
    if let (object, month, draw) = result.worst {
      result.left = Figure(shown, one[object, month, draw])
      result.right = Figure(shown, two[object, month, draw])
    }
    return result
  }
}

/// The objects, months and draws that a check is about.
struct Cases {
  private let objects: Int
  private let months: Int
  private let draws: Int
  private let axis: Axis?
  private let first: Month

  init(_ columns: [Column], axis: Axis?, first: Month) {
    objects = columns.map(\.objects).max() ?? 1
    months = columns.map(\.months).max() ?? 1
    draws = columns.map(\.draws).max() ?? 1
    self.axis = axis
    self.first = first
  }

  /// Counts where a check fails, which is where there is a `miss`, and finds where it fails by most.
  ///
  /// What has no value fails by more than anything that has one.
  func expectation(_ miss: (Int, Int, Int) -> Double?) -> Expectation {
    var result = Expectation(holds: true, left: nil, right: nil, failures: 0, cases: 0, place: nil)
    var most = -1.0
    for object in 0..<objects {
      for month in 0..<months {
        for draw in 0..<draws {
          result.cases += 1
          guard let found = miss(object, month, draw) else { continue }
          result.failures += 1
          let size = found.isNaN ? .infinity : abs(found)
          guard size > most else { continue }
          most = size
          result.worst = (object, month, draw)
        }
      }
    }
    result.holds = result.failures == 0
    if let (object, month, draw) = result.worst { result.place = words(object, month, draw) }
    return result
  }

  private func words(_ object: Int, _ month: Int, _ draw: Int) -> Phrase? {
    var words: [Phrase] = []
    if objects > 1, let axis { words.append(.verbatim(axis.labels[object])) }
    if months > 1 { words.append(.verbatim(Month(index: first.index + month).description)) }
    if draws > 1 { words.append(Phrase("draw \(draw + 1)")) }
    return words.isEmpty ? nil : .joined(words, by: ", ")
  }
}
