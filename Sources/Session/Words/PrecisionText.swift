import Questions

extension Precision {
  /// `1 %`, `0.5%`; nothing for anything else, and for what is not between 0 and 100 %.
  package init?(_ text: String, limit: Duration = .seconds(60)) {
    let words = text.filter { !$0.isWhitespace }
    guard words.last == "%", let number = Double(words.dropLast()), number > 0, number <= 100 else { return nil }
    self.init(share: number / 100, limit: limit)
  }
}
