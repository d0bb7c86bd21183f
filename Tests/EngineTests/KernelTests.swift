import Engine
import Model
import Testing

/// Every set of kernels that this processor can run gives the bits of the functions for one number.
@Suite struct KernelTests {
  private static let sets = KernelSet.available

  /// Ordinary numbers, both tails, edges, and none that leaves a vector evenly.
  private static let numbers: [Double] = {
    var numbers: [Double] = [
      0, -0.0, 1, -1, 2, 710, 709.5, -745, -746, 0x1p-1030, .leastNonzeroMagnitude, 1e300, .infinity, -.infinity, .nan,
    ]
    for step in 0..<1_003 { numbers.append((Double(step) + 0.5) / 1_003) }
    for power in 1...60 {
      let small = 1 / Double(1 << power)
      numbers += [small, 1 - small]
    }
    return numbers
  }()

  @Test("One function, one answer: exponential, logarithm and normal quantile", arguments: KernelSet.Function.allCases)
  func functions(_ function: KernelSet.Function) {
    let expected = Self.numbers.map { x in
      switch function {
      case .exponential: Elementary.exponential(x) - (x - x)
      case .logarithm: Elementary.logarithm(x)
      case .normalQuantile: Normal.quantile(x)
      }
    }
    for set in Self.sets {
      for (x, (found, wanted)) in zip(Self.numbers, zip(set.values(function, of: Self.numbers), expected)) {
        #expect(
          found.bitPattern == wanted.bitPattern || (found.isNaN && wanted.isNaN), "\(set.name): \(x) gives \(found)")
      }
    }
  }

  @Test("Uniform numbers are those that are drawn one by one", arguments: [0, 8, 1_000, 1 << 31])
  func uniforms(first: Int) {
    let key = StreamKey(seed: 7, name: "kernels")
    let object = StreamKey.hash("Løten".utf8)
    let expected = (0..<40).map { key.uniform(object: object, month: 24_330, draw: first + $0) }
    for set in Self.sets {
      #expect(set.uniform(key, object: object, month: 24_330, from: first, count: 40) == expected, "\(set.name)")
    }
  }

  @Test("Normal numbers are those that are drawn one by one", arguments: [0, 8, 1_000, 1 << 31])
  func normals(first: Int) {
    let key = StreamKey(seed: 7, name: "kernels")
    let object = StreamKey.hash("Løten".utf8)
    let expected = (0..<600).map { key.normal(object: object, month: 24_330, draw: first + $0) }
    for set in Self.sets {
      for count in [8, 16, 24, 256, 264, 600] {
        let found = set.normal(key, object: object, month: 24_330, from: first, count: count)
        #expect(found == Array(expected.prefix(count)), "\(set.name), \(count)")
      }
    }
  }

  @Test("Eight draws of several objects are those of each alone", arguments: [1, 2, 3, 4, 5, 9])
  func eights(count: Int) {
    let key = StreamKey(seed: 7, name: "kernels")
    let objects = (0..<count).map { StreamKey.hash("office \($0)".utf8) }
    for set in Self.sets {
      let found = set.each(key, objects: objects, month: 24_330, from: 16)
      for (place, object) in objects.enumerated() {
        for draw in 0..<8 {
          #expect(
            found.uniform[place * 8 + draw] == key.uniform(object: object, month: 24_330, draw: 16 + draw),
            "\(set.name)")
          #expect(
            found.normal[place * 8 + draw] == key.normal(object: object, month: 24_330, draw: 16 + draw), "\(set.name)")
        }
      }
    }
  }

  @Test("The instruction set changes no bit of a model with noise, memory and missing values")
  func wholeModels() throws {
    var hashes: Set<[UInt64]> = []
    for set in Self.sets {
      let sketch = Sketch(draws: 300, engine: Engine(threads: 1, kernels: set))
      let practices = axis(count: 5)
      let size = sketch.data([3, 1, .nan, 0, 7], practices)
      let noise = sketch.formula(sketch.normal("noise", each: true, fresh: true, axis: practices), axis: practices)
      let ratio = sketch.formula(
        .binary(.maximum, 1 - .own(noise) * 2, .own(size)) / .own(noise) - 3, axis: practices, name: "ratio")
      let columns = try sketch.columns([noise, ratio])
      hashes.insert(columns.flatMap(\.values).map { $0.isNaN ? 0 : $0.bitPattern })
    }
    #expect(hashes.count == 1)
    #expect((hashes.first?.count ?? 0) > 300)
  }
}
