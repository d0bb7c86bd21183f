extension StreamKey {
  /// Counter words that no month reaches, for the order of the slices and the place within them.
  private static let orderMonth = Int(Int32.min)
  private static let placeMonth = Int(Int32.min) + 1

  /// `count` uniform numbers, one in each of `count` equal slices of (0, 1), in an order given by the key.
  ///
  /// u_d = (order_d + U_d) / count with U_d an odd multiple of 2⁻³³. Up to 2²⁰ draws the slice of each is exact; never 0 or 1.
  package func stratified(_ count: Int) -> [Double] {
    let order = permutation(count)
    let width = Double(count)
    return order.indices.map { draw in
      let bits = bits(object: 0, month: Self.placeMonth, draw: draw)
      let place = (Double(UInt32(truncatingIfNeeded: bits >> 32)) + 0.5) * 0x1p-32
      return min((Double(order[draw]) + place) / width, 1 - 0x1p-53)
    }
  }

  /// An order of 0 ..< count, by Fisher and Yates from the key's own numbers.
  func permutation(_ count: Int) -> [Int32] {
    guard count > 0 else { return [] }
    var order = (0..<Int32(count)).map { $0 }
    for last in stride(from: count - 1, to: 0, by: -1) {
      let bits = bits(object: 0, month: Self.orderMonth, draw: last)
      let chosen = Int(bits.multipliedFullWidth(by: UInt64(last + 1)).high)
      order.swapAt(last, chosen)
    }
    return order
  }
}
