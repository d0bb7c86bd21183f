import Engine
import Model
import Quantities
import Testing

/// Random models: the same figures as an evaluation one figure at a time, however the run is arranged.
struct AgreementTests {
  @Test(arguments: 1...150)
  func `a random model gives the figures of plain evaluation`(_ seed: Int) throws {
    // Large values stored or not, results kept or not, one thread and two.
    let largeBytes = seed % 2 == 0 ? 1 : 8 << 20
    let together: [Together] = [.whereItPays, .never, .always(objects: 2), .always(objects: 3), .always(objects: 8)]
    let engine = Engine(
      threads: 1 + seed % 3, memoLimit: seed % 4 < 2 ? 0 : nil, largeBytes: largeBytes, together: together[seed % 5])
    let model = RandomModel(UInt64(seed), draws: 11, months: 14, engine: engine)
    let plain = PlainEvaluator(model.sketch)
    let all = model.nodes
    for wanted in [[all[all.count - 1]], Array(all.suffix(4)), all] {
      let columns = try model.sketch.columns(wanted)
      for (node, column) in zip(wanted, columns) {
        for object in 0..<(model.sketch.graph[node].axis?.keys.count ?? 1) {
          for (month, draw) in [(0, 0), (1, 10), (2, 3), (6, 7), (13, 0), (13, 10)] {
            let expected = plain.value(node, object, month, draw)
            let found = column[object, month, draw]
            let isSame =
              found == expected || (found.isNaN && expected.isNaN) || abs(found - expected) <= 1e-9 * abs(expected)
            #expect(isSame, "node \(node), object \(object), month \(month), draw \(draw): \(found), not \(expected)")
            if !isSame { return }
          }
        }
      }
    }
  }
}
