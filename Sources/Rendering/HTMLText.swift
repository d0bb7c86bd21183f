import Quantities

/// Text inside a page.
enum HTMLText {
  static func inline(_ line: Line) -> String {
    line.runs.map { run in
      switch run.style {
      case .plain: escaped(run.text)
      case .name: "<span class=\"name\">\(escaped(run.text))</span>"
      case .value: "<span class=\"value\">\(escaped(run.text))</span>"
      case .unit: "<span class=\"unit\">\(escaped(run.text))</span>"
      case .dim: "<span class=\"dim\">\(escaped(run.text))</span>"
      case .error: "<span class=\"error\">\(escaped(run.text))</span>"
      case .warning: "<span class=\"warning\">\(escaped(run.text))</span>"
      case .strong: "<strong>\(escaped(run.text))</strong>"
      case .hue1, .hue2, .hue3, .hue4, .hue5, .hue6: escaped(run.text)
      case .heading: "<span class=\"heading\">\(escaped(run.text))</span>"
      }
    }.joined()
  }

  /// The text with what HTML gives a meaning spelled out, and without characters that no page may hold.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      default: if scalar.value >= 0x20, !(0x7F..<0xA0).contains(scalar.value) { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }

  /// A length for CSS or SVG, to a thousandth.
  static func length(_ x: Double) -> String { NumberText.full((x * 1000).rounded() / 1000) }
}
