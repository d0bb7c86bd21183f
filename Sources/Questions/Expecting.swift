import Engine
import Model
import Quantities
import SourceText
import Syntax

extension Examiner {
  /// Whether a check holds for every object, month and draw.
  func expect(
    _ condition: Expression, _ within: Expression?, text statement: String, at span: Span
  ) throws(Diagnostics) -> Answer {
    let earlier = resolver.diagnostics.count
    guard let expected = resolver.expectation(condition, within, in: world) else { throw fresh(since: earlier, span) }
    var result = Expectation(holds: true, left: nil, right: nil, failures: 0, cases: 0, place: nil)
    switch expected.test {
    case .condition(let side):
      let node = side.node
      let column = try run([node], in: side.world, at: span)[node]
      _ = count(&result, [column], axis: resolver.graph[node].axis) { object, month, draw in column[object, month, draw] == 1 }
    case .equal(let left, let right, let tolerance, let isShare, let type, let unit):
      let one = try run([left.node], in: left.world, at: span)[left.node]
      let two = try run([right.node], in: right.world, at: span)[right.node]
      let shown = Shown(type, unit)
      let axis = resolver.graph[left.node].axis ?? resolver.graph[right.node].axis
      let failed = count(&result, [one, two], axis: axis) { object, month, draw in
        let (a, b) = (one[object, month, draw], two[object, month, draw])
        if a == b { return true }
        let near = isShare ? tolerance * max(abs(b), tolerance == 1e-9 ? abs(a) : 0) : tolerance
        // A tolerance typed as 0.5 % must hold at exactly 0.5 % too.
        return abs(a - b) <= near * (1 + 1e-12)
      }
      if let (object, month) = failed {
        result.left = figure(one, min(object, one.objects - 1), min(month, one.months - 1), shown, nil)
        result.right = figure(two, min(object, two.objects - 1), min(month, two.months - 1), shown, nil)
      }
    }
    return Answer(statement: statement, span: span, content: .expect(result))
  }

  /// Counts where a check fails; gives the first object and month in which it does.
  private func count(
    _ result: inout Expectation, _ columns: [Column], axis: Axis?, _ holds: (Int, Int, Int) -> Bool
  ) -> (object: Int, month: Int)? {
    var first: (Int, Int)?
    let objects = columns.map(\.objects).max() ?? 1
    let months = columns.map(\.months).max() ?? 1
    let draws = columns.map(\.draws).max() ?? 1
    for object in 0..<objects {
      for month in 0..<months {
        for draw in 0..<draws {
          result.cases += 1
          guard !holds(object, month, draw) else { continue }
          result.failures += 1
          guard result.place == nil else { continue }
          var words: [String] = []
          if objects > 1, let axis { words.append(axis.labels[object]) }
          if months > 1 { words.append(Month(index: resolver.settings(in: world).time.first.index + month).description) }
          if draws > 1 { words.append("draw \(draw + 1)") }
          result.place = words.joined(separator: ", ")
          first = (object, month)
        }
      }
    }
    result.holds = result.failures == 0
    return first
  }
}
