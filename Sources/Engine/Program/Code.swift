import Model

extension Code {
  /// None for what is a step of a chain.
  init?(_ code: UnaryCode) {
    switch code {
    case .kernel(.negate), .kernel(.not): return nil
    case .kernel(.absolute): self = .absolute
    case .kernel(.squareRoot): self = .squareRoot
    case .kernel(.exponential): self = .exponential
    case .kernel(.logarithm): self = .logarithm
    case .kernel(.round): self = .round
    case .kernel(.floor): self = .floor
    case .kernel(.ceiling): self = .ceiling
    case .kernel(.year): self = .year
    case .kernel(.monthNumber): self = .monthNumber
    case .normalQuantile: self = .normalQuantile
    case .logistic: self = .logistic
    case .orZero: self = .orZero
    case .isPresent: self = .isPresent
    case .spread: self = .spread
    }
  }

  init?(_ code: BinaryCode) {
    switch code {
    case .kernel(.add), .kernel(.subtract), .kernel(.multiply), .kernel(.divide), .kernel(.minimum), .kernel(.maximum):
      return nil
    case .kernel(.power): self = .power
    case .kernel(.equal): self = .equal
    case .kernel(.notEqual): self = .notEqual
    case .kernel(.less): self = .less
    case .kernel(.lessOrEqual): self = .lessOrEqual
    case .kernel(.greater): self = .greater
    case .kernel(.greaterOrEqual): self = .greaterOrEqual
    case .kernel(.and): self = .and
    case .kernel(.or): self = .or
    case .only: self = .only
    case .least: self = .least
    case .greatest: self = .greatest
    }
  }
}
