/// A language that the program speaks to its user. The words of the planning language itself are the same in all.
package enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case norwegian = "nb"

  /// The language of what is said on this thread; `Threads` of the engine hand it on to those they begin.
  @TaskLocal package static var current: Language = .english

  /// The language that the variables of a locale ask for, the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set.
  ///
  /// All of Norway reads Bokmål: `nb_NO.UTF-8`, `nn_NO` and `no` mean Norwegian. Anything else means English.
  package static func ofLocale(_ variable: (String) -> String?) -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    guard let locale = names.lazy.compactMap(variable).first(where: { !$0.isEmpty }) else { return .english }
    let tongue = locale.prefix { $0.isLetter }.lowercased()
    return ["nb", "nn", "no"].contains(tongue) ? .norwegian : .english
  }

  /// What stands between a number's whole part and its decimals, in output; input always takes a point.
  package var decimalMark: Character {
    switch self {
    case .english: "."
    case .norwegian: ","
    }
  }
}
