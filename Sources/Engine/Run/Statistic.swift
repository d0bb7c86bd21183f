import Model

/// A statistic of the draws that have a value.
struct Statistic {
  private let kind: DrawStatistic
  private let at: Double

  init(_ kind: DrawStatistic, at: Double) {
    self.kind = kind
    self.at = at
  }

  /// `repeated` is how many draws each number stands for.
  func value(of numbers: UnsafeBufferPointer<Double>, repeated: Int) -> Double {
    if repeated > 1 || numbers.count == 1 {
      let value = numbers[0]
      guard value.isFinite else { return .nan }
      switch kind {
      case .expected, .quantile, .tailMean: return value
      case .chance: return value == 1 ? 1 : 0
      case .sd: return repeated > 1 ? 0 : .nan
      }
    }
    switch kind {
    case .chance:
      var (yes, all) = (0, 0)
      for number in numbers where number.isFinite {
        all += 1
        if number == 1 { yes += 1 }
      }
      return all == 0 ? .nan : Double(yes) / Double(all)
    case .expected: return sample(numbers).mean
    case .sd: return sample(numbers).sd
    case .quantile:
      var sample = sample(numbers)
      return sample.quantile(at)
    case .tailMean:
      var sample = sample(numbers)
      return sample.tailMean(at)
    }
  }

  /// Infinity is no value.
  private func sample(_ numbers: UnsafeBufferPointer<Double>) -> Sample {
    Sample(numbers.map { $0.isFinite ? $0 : .nan })
  }
}
