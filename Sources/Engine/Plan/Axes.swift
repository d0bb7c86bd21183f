import Model
import Wording

/// What a value varies along.
struct Axes: Hashable, Sendable {
  /// The number of its collection, or -1.
  var object = -1
  var month = false
  var draw = false

  static let none = Axes()
  var hasObject: Bool { object >= 0 }

  func without(object: Bool = false, month: Bool = false, draw: Bool = false) -> Axes {
    Axes(object: object ? -1 : self.object, month: month ? false : self.month, draw: draw ? false : self.draw)
  }

  /// Both together; nothing where they run over different collections.
  func union(_ other: Axes) -> Axes? {
    guard object == other.object || object < 0 || other.object < 0 else { return nil }
    return Axes(object: max(object, other.object), month: month || other.month, draw: draw || other.draw)
  }

  var words: String {
    let parts = [
      hasObject ? localized("object") : nil, month ? localized("month") : nil, draw ? localized("draw") : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? localized("one value") : localized("per \(parts.joined(separator: ", "))")
  }
}

/// The collections of a plan, by number. Collections with the same keys in the same order are one.
struct AxisTable {
  private(set) var axes: [Axis] = []
  private var numbers: [ObjectIdentifier: Int] = [:]
  private var byKeys: [[String]: Int] = [:]

  mutating func number(of axis: Axis) -> Int {
    if let known = numbers[ObjectIdentifier(axis)] { return known }
    let number: Int
    if let known = byKeys[axis.keys] {
      number = known
    } else {
      number = axes.count
      axes.append(axis)
      byKeys[axis.keys] = number
    }
    numbers[ObjectIdentifier(axis)] = number
    return number
  }

  func count(_ number: Int) -> Int { number < 0 ? 1 : axes[number].keys.count }
}
