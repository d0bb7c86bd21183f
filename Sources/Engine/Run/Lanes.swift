/// Columns of lanes, eight at a time. All hot loops go through these few functions.
typealias Lanes = UnsafeMutablePointer<Double>
typealias Eight = SIMD8<Double>
typealias EightMask = SIMDMask<SIMD8<Int64>>

@inline(__always)
func load(_ lanes: Lanes, _ at: Int) -> Eight { UnsafeRawPointer(lanes + at).loadUnaligned(as: Eight.self) }

@inline(__always)
func store(_ value: Eight, _ lanes: Lanes, _ at: Int) {
  UnsafeMutableRawPointer(lanes + at).storeBytes(of: value, as: Eight.self)
}

/// `count` is a multiple of eight in all of these.
@inline(__always)
func map(_ target: Lanes, _ first: Lanes, _ count: Int, _ body: (Eight) -> Eight) {
  var at = 0
  while at < count {
    store(body(load(first, at)), target, at)
    at += 8
  }
}

@inline(__always)
func map(
  _ target: Lanes, _ first: Lanes, _ isFirstScalar: Bool, _ second: Lanes, _ isSecondScalar: Bool, _ count: Int,
  _ body: (Eight, Eight) -> Eight
) {
  var at = 0
  switch (isFirstScalar, isSecondScalar) {
  case (false, false):
    while at < count {
      store(body(load(first, at), load(second, at)), target, at)
      at += 8
    }
  case (false, true):
    let right = Eight(repeating: second.pointee)
    while at < count {
      store(body(load(first, at), right), target, at)
      at += 8
    }
  case (true, false):
    let left = Eight(repeating: first.pointee)
    while at < count {
      store(body(left, load(second, at)), target, at)
      at += 8
    }
  case (true, true):
    let all = body(Eight(repeating: first.pointee), Eight(repeating: second.pointee))
    while at < count {
      store(all, target, at)
      at += 8
    }
  }
}

func fill(_ target: Lanes, _ value: Double, _ count: Int) {
  let all = Eight(repeating: value)
  var at = 0
  while at < count {
    store(all, target, at)
    at += 8
  }
}

@inline(__always)
func hasValue(_ value: Eight) -> EightMask { (value - value) .== 0 }
