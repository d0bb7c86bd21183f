/// The values of a formula along its axes: objects, months and draws, each 1 long where the formula does not vary along it.
///
/// No value is NaN; no value is infinite.
package struct Column: Sendable {
  let memory: ColumnMemory
  let shape: ColumnShape

  package var objects: Int { shape.objects }
  package var months: Int { shape.months }
  package var draws: Int { shape.draws }

  init(memory: ColumnMemory, shape: ColumnShape) {
    self.memory = memory
    self.shape = shape
  }

  /// One figure.
  init(_ value: Double) {
    shape = ColumnShape(objects: 1, months: 1, draws: 1, axes: .none)
    memory = ColumnMemory(count: shape.count, filledWith: value)
  }

  /// One figure per object.
  init(perObject values: [Double]) {
    shape = ColumnShape(objects: values.count, months: 1, draws: 1, axes: Axes(object: 0))
    memory = ColumnMemory(count: shape.count, filledWith: .nan)
    for (row, value) in values.enumerated() { memory.base[row] = value }
  }

  /// One figure per draw.
  init(perDraw values: [Double]) {
    shape = ColumnShape(objects: 1, months: 1, draws: values.count, axes: Axes(draw: true))
    memory = ColumnMemory(count: shape.count, filledWith: .nan)
    for (draw, value) in values.enumerated() { memory.base[draw] = value }
  }

  /// The value for an object, a month (counted from the first) and a draw; the only one there is along an axis it lacks.
  package subscript(object: Int, month: Int, draw: Int) -> Double {
    guard memory.count > 0, object >= 0, month >= 0, draw >= 0 else { return .nan }
    return memory.base[shape.offset(min(object, objects - 1), min(month, months - 1), min(draw, draws - 1))]
  }

  /// All values: objects outermost, then months, then draws.
  package var values: [Double] {
    var all: [Double] = []
    all.reserveCapacity(objects * months * draws)
    for object in 0..<objects {
      for month in 0..<months {
        for draw in 0..<draws { all.append(memory.base[shape.offset(object, month, draw)]) }
      }
    }
    return all
  }

  /// The draws of one object and month.
  package func draws(object: Int, month: Int) -> [Double] {
    guard memory.count > 0 else { return [Double](repeating: .nan, count: draws) }
    let start = shape.offset(min(object, objects - 1), min(month, months - 1), 0)
    return Array(UnsafeBufferPointer(start: memory.base + start, count: draws))
  }

  package var bytes: Int { memory.bytes }

  /// Doubles in its memory.
  var count: Int { memory.count }

  /// Gives every missing or infinite value the same bits.
  func settle() { settle(0..<count) }

  /// The same in a part of its memory.
  func settle(_ part: Range<Int>) {
    for index in part where !memory.base[index].isFinite { memory.base[index] = .nan }
  }
}

/// Where a column keeps the value of an object, a month and a draw.
///
/// With draws: object, month, draw, the last padded to whole vectors. Without: month, object, so that vectors run over objects.
struct ColumnShape: Equatable, Sendable {
  let objects: Int
  let months: Int
  let draws: Int
  let axes: Axes
  let objectStride: Int
  let monthStride: Int

  init(objects: Int, months: Int, draws: Int, axes: Axes) {
    self.objects = axes.hasObject ? objects : 1
    self.months = axes.month ? months : 1
    self.draws = axes.draw ? draws : 1
    self.axes = axes
    if axes.draw {
      monthStride = Self.padded(draws)
      objectStride = monthStride * self.months
    } else {
      monthStride = Self.padded(self.objects)
      objectStride = 1
    }
  }

  static func padded(_ count: Int) -> Int { (count + 7) & ~7 }

  var count: Int { axes.draw ? objectStride * objects : monthStride * months }

  func offset(_ object: Int, _ month: Int, _ draw: Int) -> Int { object * objectStride + month * monthStride + draw }
}
