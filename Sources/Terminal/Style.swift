/// How characters are shown.
package struct Style: Hashable, Sendable {
  package enum Colour: Int, Hashable, Sendable {
    case black, red, green, yellow, blue, magenta, cyan, white
  }

  package var colour: Colour?
  package var isBold: Bool
  package var isDim: Bool
  package var isUnderlined: Bool

  package init(_ colour: Colour? = nil, bold: Bool = false, dim: Bool = false, underlined: Bool = false) {
    self.colour = colour
    isBold = bold
    isDim = dim
    isUnderlined = underlined
  }

  package static let plain = Style()
  package static let dim = Style(dim: true)

  /// The control sequence after which characters are shown so, whatever was in force before.
  var sequence: String {
    var codes = ["0"]
    if isBold { codes.append("1") }
    if isDim { codes.append("2") }
    if isUnderlined { codes.append("4") }
    if let colour { codes.append(String(30 + colour.rawValue)) }
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}
