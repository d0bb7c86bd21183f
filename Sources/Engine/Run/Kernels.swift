/// What is done lane by lane here, because it has no vector form or is done but rarely.
enum Kernels {
  static func power(
    _ target: Lanes, _ first: Lanes, _ isFirstScalar: Bool, _ second: Lanes, _ isSecondScalar: Bool, _ count: Int
  ) {
    for lane in 0..<count {
      let (x, y) = (first[isFirstScalar ? 0 : lane], second[isSecondScalar ? 0 : lane])
      target[lane] = Elementary.power(x, y) - ((x - x) + (y - y))
    }
  }

  static func copy(_ target: Lanes, _ source: Lanes, _ isScalar: Bool, _ count: Int) {
    if isScalar { return fill(target, source.pointee, count) }
    target.update(from: source, count: count)
  }
}
