/// A drawing inside a page.
struct SVGDrawing {
  let drawing: DrawingView

  var text: String {
    switch drawing {
    case .curves(let view): SVGCurves(view: view).text
    case .ranges(let view): SVGRanges(view: view).text
    case .histogram(let view): SVGHistogram(view: view).text
    case .tornado(let view): SVGTornado(view: view).text
    case .map(let view): SVGMap(view: view).text
    }
  }
}

/// A picture of given width and height, as text.
struct SVGPicture {
  let width: Double
  let height: Double
  let label: String
  private var parts: [String] = []

  init(width: Double, height: Double, label: String) {
    self.width = width
    self.height = height
    self.label = label
  }

  var text: String {
    let size = "\(HTMLText.length(width)) \(HTMLText.length(height))"
    return "<figure><svg class=\"drawing\" viewBox=\"0 0 \(size)\" style=\"max-width:\(HTMLText.length(width))px\" "
      + "role=\"img\" aria-label=\"\(HTMLText.escaped(label))\">\n"
      + parts.map { $0 + "\n" }.joined() + "</svg></figure>"
  }

  enum Anchor: String { case start, middle, end }

  mutating func words(_ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, _ kind: String = "soft") {
    parts.append(
      "<text class=\"\(kind)\" x=\"\(HTMLText.length(x))\" y=\"\(HTMLText.length(y))\" text-anchor=\"\(anchor.rawValue)\">\(HTMLText.escaped(text))</text>"
    )
  }

  mutating func line(_ from: (Double, Double), _ to: (Double, Double), _ kind: String) {
    parts.append(
      "<line class=\"\(kind)\" x1=\"\(HTMLText.length(from.0))\" y1=\"\(HTMLText.length(from.1))\" x2=\"\(HTMLText.length(to.0))\" y2=\"\(HTMLText.length(to.1))\"/>"
    )
  }

  mutating func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ kind: String) {
    parts.append(
      "<rect class=\"\(kind)\" x=\"\(HTMLText.length(x))\" y=\"\(HTMLText.length(y))\" width=\"\(HTMLText.length(max(width, 0)))\" height=\"\(HTMLText.length(max(height, 0)))\"/>"
    )
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ kind: String, title: String = "") {
    let inner = title.isEmpty ? "" : "<title>\(HTMLText.escaped(title))</title>"
    parts.append(
      "<circle class=\"\(kind)\" cx=\"\(HTMLText.length(x))\" cy=\"\(HTMLText.length(y))\" r=\"\(HTMLText.length(radius))\">\(inner)</circle>"
    )
  }

  mutating func path(_ points: [(Double, Double)], closed: Bool, _ kind: String) {
    guard points.count > 1 else { return }
    let text = points.map { "\(HTMLText.length($0.0)),\(HTMLText.length($0.1))" }.joined(separator: " ")
    parts.append("<\(closed ? "polygon" : "polyline") class=\"\(kind)\" points=\"\(text)\"/>")
  }

  static let style = """
    svg.drawing { height: auto; display: block; }
    svg.drawing text { font: 12px system-ui, sans-serif; fill: var(--ink); }
    svg.drawing text.soft { fill: var(--soft); }
    svg.drawing .axis { stroke: var(--soft); stroke-width: 1; }
    svg.drawing .guide { stroke: var(--line); stroke-width: 1; }
    svg.drawing .curve { fill: none; stroke-width: 2; }
    svg.drawing .fill90 { opacity: .16; } svg.drawing .fill50 { opacity: .22; }
    svg.drawing .range { stroke: var(--ink); stroke-width: 1.5; }
    .c0 { stroke: #2b6cb0; fill: #2b6cb0; } .c1 { stroke: #c05621; fill: #c05621; } .c2 { stroke: #2f855a; fill: #2f855a; }
    .c3 { stroke: #805ad5; fill: #805ad5; } .c4 { stroke: #97266d; fill: #97266d; } .c5 { stroke: #718096; fill: #718096; }
    .nostroke { stroke: none; }
    .s0 { fill: #c6dbef; } .s1 { fill: #9ecae1; } .s2 { fill: #6baed6; } .s3 { fill: #3182bd; } .s4 { fill: #08519c; }
    .none { fill: none; stroke: var(--soft); }
    """
}
