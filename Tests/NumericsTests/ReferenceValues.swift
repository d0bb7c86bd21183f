#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The points of one function in `reference.txt`, which `Scripts/reference-values` computes with mpmath.
struct ReferenceValues {
  struct Point {
    let inputs: [Double]
    /// The double nearest to the exact value.
    let value: Double
    /// What rounding to that double took away, in units of its last place.
    let rest: Double
  }

  let points: [Point]

  init(_ name: String) {
    var points: [Point] = []
    var inputs = 0
    var found = false
    for line in Self.text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words[0] == "=" {
        found = words[1] == name
        inputs = Int(words[2]) ?? 0
      } else if found {
        let numbers = words[...inputs].map { Double(bitPattern: UInt64($0, radix: 16) ?? .max) }
        let rest = words.count > inputs + 1 ? (Double(words[inputs + 1]) ?? .nan) / 1000 : 0
        points.append(Point(inputs: Array(numbers[..<inputs]), value: numbers[inputs], rest: rest))
      }
    }
    self.points = points
  }

  /// The greatest distance of a function from the exact values in units in the last place, and where.
  func worstUnits(_ function: ([Double]) -> Double) -> (error: Double, at: String) {
    worst { point in
      let found = function(point.inputs)
      if found == point.value && !found.isFinite { return (0, found) }
      return (abs((found - point.value) / point.value.ulp - point.rest), found)
    }
  }

  /// The greatest relative distance, and where.
  func worstRelative(_ function: ([Double]) -> Double) -> (error: Double, at: String) {
    worst { point in
      let found = function(point.inputs)
      return (found == point.value ? 0 : abs(found - point.value) / abs(point.value), found)
    }
  }

  private func worst(_ error: (Point) -> (Double, Double)) -> (error: Double, at: String) {
    var worst = (error: points.isEmpty ? Double.infinity : 0, at: "no points")
    for point in points {
      let (distance, found) = error(point)
      // Written so that NaN counts as the worst of all.
      if !(distance <= worst.error) { worst = (distance.isNaN ? .infinity : distance, "\(point): \(found)") }
    }
    return worst
  }

  private static let text: String = {
    let path = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    guard let file = fopen(path + "/reference.txt", "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }()
}
