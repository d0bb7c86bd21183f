import Engine
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct NormalDeviateTests {
  /// The transform of the same bits in double precision, by the C library.
  private func exact(_ radius: UInt32, _ direction: UInt32) -> (radius: Double, x: Double, y: Double) {
    let length = (-2 * log((Double(radius >> 1) + 0.5) * 0x1p-31)).squareRoot()
    let t = Double(Int32(bitPattern: (direction << 2) | 2)) * (Double.pi / 4) * 0x1p-31
    let (far, near) = (direction >> 31 == 0 ? cos(t) : -cos(t), sin(t))
    return direction >> 30 & 1 == 0 ? (length, length * far, length * near) : (length, length * near, length * far)
  }

  @Test("A number is as exact as single precision and a uniform number of 24 bits allow, at the ends of the bits too")
  func accuracy() {
    var words: [UInt32] = [0, 1, 2, 3, 1 << 30, 1 << 31, 3 << 30, .max, .max - 1, .max - 200, 0x5A82_7999, 0x5A82_799A]
    let key = StreamKey(seed: 5, name: "accuracy")
    for draw in 0..<20_000 { words.append(UInt32(key.uniform(draw: draw) * 0x1p32)) }
    for (place, radius) in words.enumerated() {
      let direction = words[(place * 7 + 3) % words.count]
      let (x, y) = NormalDeviate.pair(radius: radius, direction: direction)
      let (length, wantedX, wantedY) = exact(radius, direction)
      // Half a unit of the last of 24 bits of u moves the radius by as much divided by itself.
      let error = 3e-7 * length + min(3e-8 / length, 3e-4)
      #expect(abs(x - wantedX) < error && abs(y - wantedY) < error, "\(radius) \(direction): \(x) \(y)")
    }
  }

  @Test("The furthest number is 6.67, the nearest 0")
  func ends() {
    let far = NormalDeviate.pair(radius: 0, direction: 0)
    #expect(far.0 > 6.66 && far.0 < 6.67)
    let near = NormalDeviate.pair(radius: .max, direction: 0)
    #expect(near.0 == 0 && near.1 == 0)
  }

  @Test("Philox's published words give these normal numbers")
  func knownAnswers() {
    // Random123's answer to counter and key 0, then the logarithm and cosine of a calculator.
    let key = StreamKey(bits: 0)
    let wanted = [(0, -1.3500327), (1, -0.3976675), (4, -0.1215180), (5, 0.3103955)]
    for (draw, number) in wanted { #expect(abs(key.normal(draw: draw) - number) < 1e-6) }
  }

  @Test("Four hundred thousand numbers have the moments, the tails and the shape of a standard normal variable")
  func distribution() {
    let key = StreamKey(seed: 11, name: "shape")
    let count = 400_000
    let size = Double(count)
    let values = (0..<count).map { key.normal(object: UInt64($0 / 1000), month: 24_312, draw: $0 % 1000) }
    func moment(_ power: Int) -> Double {
      values.reduce(0) { sum, value in sum + (0..<power).reduce(1.0) { product, _ in product * value } } / size
    }
    // Four standard errors: the variance of x^k is the moment of 2k less the square of that of k.
    #expect(abs(moment(1)) < 4 * (1 / size).squareRoot())
    #expect(abs(moment(2) - 1) < 4 * (2 / size).squareRoot())
    #expect(abs(moment(3)) < 4 * (15 / size).squareRoot())
    #expect(abs(moment(4) - 3) < 4 * (96 / size).squareRoot())
    for limit in [0.1, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4] {
      let share = Normal.cumulative(-limit)
      let error = 4.5 * (share / size).squareRoot()
      #expect(abs(Double(values.count { $0 < -limit }) / size - share) < error, "below −\(limit)")
      #expect(abs(Double(values.count { $0 > limit }) / size - share) < error, "above \(limit)")
    }
    var bins = [Int](repeating: 0, count: 200)
    for value in values { bins[min(199, Int(Normal.cumulative(value) * 200))] += 1 }
    let chiSquare = bins.reduce(0.0) { $0 + (Double($1) - size / 200) * (Double($1) - size / 200) / (size / 200) }
    #expect(chiSquare > 120 && chiSquare < 290)
  }

  @Test("Numbers that share a block are unrelated, and so are their squares")
  func pairs() {
    let key = StreamKey(seed: 12, name: "pairs")
    let count = 50_000
    for apart in [1, 2, 4, 8] {
      var (plain, squares) = (0.0, 0.0)
      for number in 0..<count {
        let first = number / apart * apart * 2 + number % apart
        let (x, y) = (key.normal(draw: first), key.normal(draw: first + apart))
        plain += x * y
        squares += (x * x - 1) * (y * y - 1)
      }
      // Four standard errors of a correlation of as many unrelated pairs.
      #expect(abs(plain / Double(count)) < 4 / Double(count).squareRoot(), "\(apart) apart")
      #expect(abs(squares / Double(count) / 2) < 4 / Double(count).squareRoot(), "\(apart) apart")
    }
  }

  @Test("Object, month and draw each change the number")
  func counters() {
    let key = StreamKey(seed: 7, name: "x")
    var seen: Set<Double> = []
    for object: UInt64 in [0, 1, 1 << 40] {
      for month in [-1, 0, 1] {
        for draw in 0..<16 { seen.insert(key.normal(object: object, month: month, draw: draw)) }
      }
    }
    #expect(seen.count == 144)
  }
}
