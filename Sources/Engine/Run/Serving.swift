import Model

/// Serves the requests of all objects from a supply, in order of rank, in every draw.
struct Serving {
  let detail: AllocateDetail
  let lanes: Int

  private func value(_ part: AllocateDetail.Part, _ object: Int, _ lane: Int, _ addresses: UnsafeMutablePointer<Lanes>)
    -> Double
  {
    addresses[Int(part.operand.place)][object * part.objectStride + lane * part.laneStride]
  }

  /// Requests below zero ask for nothing; one without a value is served none and has no value; so has an object without a rank.
  func run(_ target: Lanes, _ addresses: UnsafeMutablePointer<Lanes>) {
    let order = self.order(addresses)
    for object in 0..<detail.objects {
      for lane in 0..<lanes { target[object * detail.targetStride + lane] = .nan }
    }
    // What is left of each group's supply, lane by lane.
    var left: [[Double]] = []
    var numbers: [Double: Int] = [:]
    for object in order {
      let key = detail.group.map { value($0, object, 0, addresses) } ?? 0
      if key.isNaN { continue }
      let number = numbers[key] ?? left.count
      if number == left.count {
        numbers[key] = number
        left.append((0..<lanes).map { value(detail.supply, object, $0, addresses) })
      }
      left[number].withUnsafeMutableBufferPointer { rest in
        for lane in 0..<lanes {
          let wanted = value(detail.request, object, lane, addresses)
          let asked = wanted < 0 ? 0 : wanted
          let available = rest[lane] < 0 ? 0 : rest[lane]
          let served: Double
          if detail.isWhole {
            // The first that does not fit ends the queue.
            served = asked <= available ? asked : 0
            rest[lane] = asked <= available ? available - asked : 0
            if asked > available { rest[lane] = -1 }
          } else {
            served = asked <= available ? asked : available
            rest[lane] = available - served
          }
          let isKnown = wanted.isFinite && available.isFinite
          target[object * detail.targetStride + lane] = isKnown ? served : .nan
          if !wanted.isFinite { rest[lane] = available }
        }
      }
    }
  }

  /// The objects in order of rank, which is the same in every draw.
  private func order(_ addresses: UnsafeMutablePointer<Lanes>) -> [Int] {
    var places: [(rank: Double, object: Int)] = []
    for object in 0..<detail.objects {
      let rank = value(detail.rank, object, 0, addresses)
      if rank.isFinite { places.append((rank, object)) }
    }
    places.sort { $0.rank < $1.rank }
    return places.map(\.object)
  }
}
