/// What is done lane by lane here, because it has no vector form or is done but rarely.
enum Kernels {
  static func power(
    _ target: Lanes, _ first: Lanes, _ firstSpread: Spread, _ second: Lanes, _ secondSpread: Spread, _ count: Int
  ) {
    for lane in 0..<count {
      let (x, y) = (first[lane & firstSpread.mask], second[lane & secondSpread.mask])
      target[lane] = Elementary.power(x, y) - ((x - x) + (y - y))
    }
  }

  static func copy(_ target: Lanes, _ source: Lanes, _ spread: Spread, _ count: Int) {
    switch spread {
    case .single: fill(target, source.pointee, count)
    case .draws: for lane in 0..<count { target[lane] = source[lane & spread.mask] }
    case .lanes: target.update(from: source, count: count)
    }
  }
}
