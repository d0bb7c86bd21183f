/// Where a function crosses zero, and the points that it was asked at on the way.
package struct Crossing: Sendable {
  package struct Point: Sendable, Equatable {
    package var x: Double
    package var y: Double
    package init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The point nearest to zero, and the last one found on the other side of it.
  package private(set) var best: Point
  package private(set) var other: Point
  /// All points, the given ones first.
  package private(set) var points: [Point]
  /// Where the function has no value; the search ends there.
  package private(set) var hole: Double?

  /// Between two points of opposite sign, to within `tolerance` in x, by Brent's method: inverse quadratic interpolation and
  /// the secant where they make good progress, halving where they do not (Brent, *Algorithms for Minimization without
  /// Derivatives*, 1973, chapter 4).
  package init<Failure: Error>(
    between first: Point, and second: Point, tolerance: Double, atMost limit: Int = 200,
    of function: (Double) throws(Failure) -> Double
  ) throws(Failure) {
    var (a, b) = (first, second)
    points = [a, b]
    var c = a
    var (step, before) = (b.x - a.x, b.x - a.x)
    while true {
      // b is the best so far, c on the other side of zero, a the best before.
      if abs(c.y) < abs(b.y) { (a, b, c) = (b, c, b) }
      let near = 2 * Double.ulpOfOne * abs(b.x) + tolerance / 2
      let half = (c.x - b.x) / 2
      if abs(half) <= near || b.y == 0 || points.count >= limit { break }
      if abs(before) < near || abs(a.y) <= abs(b.y) {
        (step, before) = (half, half)
      } else {
        let tried = Crossing.interpolated(a, b, c, half)
        if 2 * tried.above < min(3 * half * tried.below - abs(near * tried.below), abs(before * tried.below)) {
          (before, step) = (step, tried.above / tried.below)
        } else {
          (step, before) = (half, half)
        }
      }
      a = b
      let x = b.x + (abs(step) > near ? step : half > 0 ? near : -near)
      let y = try function(x)
      guard !y.isNaN else {
        hole = x
        break
      }
      b = Point(x, y)
      points.append(b)
      if (b.y > 0) == (c.y > 0) {
        c = a
        (step, before) = (b.x - a.x, b.x - a.x)
      }
    }
    best = b
    other = c
  }

  /// The step that interpolation proposes, as a quotient with a numerator that is not negative.
  private static func interpolated(_ a: Point, _ b: Point, _ c: Point, _ half: Double) -> (above: Double, below: Double)
  {
    let s = b.y / a.y
    var p: Double
    var q: Double
    if a.x == c.x {
      (p, q) = (2 * half * s, 1 - s)
    } else {
      let (t, r) = (a.y / c.y, b.y / c.y)
      p = s * (2 * half * t * (t - r) - (b.x - a.x) * (r - 1))
      q = (t - 1) * (r - 1) * (s - 1)
    }
    if p > 0 { q = -q } else { p = -p }
    return (p, q)
  }

  /// The slope about the best point, from the nearest points on both sides, or on one, that are at least `distance` away and
  /// `rise` higher or lower; none where there is no such point.
  package func slope(atLeast distance: Double, rise: Double = 0) -> Double? {
    let far = points.filter { abs($0.x - best.x) >= distance && abs($0.y - best.y) >= rise }
    let below = far.filter { $0.x < best.x }.max { $0.x < $1.x }
    let above = far.filter { $0.x > best.x }.min { $0.x < $1.x }
    guard let low = below ?? (above == nil ? nil : best), let high = above ?? (below == nil ? nil : best) else {
      return nil
    }
    return (high.y - low.y) / (high.x - low.x)
  }
}
