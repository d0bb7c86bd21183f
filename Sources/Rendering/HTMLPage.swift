import Wording

/// Writes a view as a page that stands alone: no scripts, no links, its style inside.
package struct HTMLPage: Sendable {
  private let title: String

  package init(title: String) { self.title = title }

  package func text(_ view: View) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(Language.current.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(HTMLText.escaped(title))</title>
    <style>
    \(Self.style)
    \(SVGPicture.style)
    </style>
    </head>
    <body>
    <main>
    \(body(view))
    </main>
    </body>
    </html>

    """
  }

  private func body(_ view: View) -> String {
    switch view {
    case .headline(let line): "<h2>\(HTMLText.inline(line))</h2>"
    case .paragraph(let line): "<p>\(HTMLText.inline(line))</p>"
    case .list(let lines): "<ul>\n" + lines.map { "<li>\(HTMLText.inline($0))</li>\n" }.joined() + "</ul>"
    case .table(let table): HTMLTable(table).text
    case .series(let series):
      series.curves.compactMap { HTMLChart($0)?.text }.map { $0 + "\n" }.joined() + HTMLTable(series.table()).text
    case .bars(let bars): self.bars(bars)
    case .tree(let root): "<ul class=\"tree\">\n\(tree(root))</ul>"
    case .drawing(let drawing): SVGDrawing(drawing: drawing).text
    case .code(let text): "<pre>\(HTMLText.escaped(text))</pre>"
    case .blocks(let views): views.map(body).joined(separator: "\n")
    }
  }

  private func bars(_ view: BarsView) -> String {
    let range = view.range
    let rows = view.bars.map { bar in
      var drawn = ""
      if let range, bar.from.isFinite, bar.to.isFinite {
        let place = { (x: Double) in (x / 2 - range.low / 2) / (range.high / 2 - range.low / 2) * 100 }
        let start = place(min(bar.from, bar.to))
        let width = place(max(bar.from, bar.to)) - start
        drawn =
          "<span class=\"bar\" style=\"margin-left:\(HTMLText.length(start))%;width:\(HTMLText.length(width))%\"></span>"
      }
      return "<tr><th scope=\"row\">\(HTMLText.inline(bar.label))</th><td class=\"track\">\(drawn)</td>"
        + "<td>\(HTMLText.inline(bar.text))</td></tr>\n"
    }
    return "<table class=\"bars\">\n\(rows.joined())</table>"
  }

  private func tree(_ root: TreeNode) -> String {
    enum Step {
      case open(TreeNode, depth: Int)
      case close(String)
    }
    var text = ""
    var steps = [Step.open(root, depth: 0)]
    while let step = steps.popLast() {
      switch step {
      case .close(let end): text += end
      case .open(let node, let depth):
        text += "<li>" + HTMLText.inline(node.line)
        for detail in node.details { text += "<div class=\"detail\">\(HTMLText.inline(detail))</div>" }
        if node.children.isEmpty {
          text += "</li>\n"
        } else if depth == TreeNode.deepest {
          text += " …</li>\n"
        } else {
          text += "\n<ul>\n"
          steps.append(.close("</ul></li>\n"))
          steps += node.children.reversed().map { .open($0, depth: depth + 1) }
        }
      }
    }
    return text
  }

  private static let style = """
    :root { color-scheme: light dark; --ink: #22272e; --soft: #6b7480; --line: #d9dee4; --mark: #3f6f8f; --paper: #fff; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #dde3ea; --soft: #94a0ad; --line: #38414b; --mark: #7fb2d1; --paper: #16191d; }
    }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 60rem; margin: 2rem auto; padding: 0 1.25rem; }
    h2 { font-size: 1.25rem; font-weight: 600; margin: 2.25rem 0 .5rem; }
    p { margin: .5rem 0; white-space: pre-line; }
    table { border-collapse: collapse; margin: .75rem 0; font-variant-numeric: tabular-nums; display: block; overflow-x: auto; }
    th, td { padding: .3rem 1.25rem .3rem 0; text-align: left; vertical-align: top; font-weight: inherit; }
    thead th { font-weight: 600; vertical-align: bottom; border-bottom: 1px solid var(--line); }
    tbody tr + tr td { border-top: 1px solid var(--line); }
    .number { text-align: right; white-space: nowrap; }
    .name { font-family: ui-monospace, monospace; font-size: .92em; }
    .unit, .dim, .detail { color: var(--soft); font-weight: 400; }
    thead .unit { display: block; font-size: .85em; }
    .value { white-space: nowrap; }
    .error { color: #b3261e; font-weight: 600; }
    .warning { color: #96690a; }
    .strong, .heading { font-weight: 600; }
    ul.tree, ul.tree ul { list-style: none; padding-left: 1.25rem; border-left: 1px solid var(--line); }
    ul.tree { padding-left: 0; border: 0; }
    figure { margin: 1rem 0; }
    figcaption { font-size: .9em; }
    svg { width: 100%; height: 7rem; }
    svg .band { fill: var(--mark); opacity: .18; }
    svg .line { fill: none; stroke: var(--mark); stroke-width: 2; vector-effect: non-scaling-stroke; }
    .track { width: 20rem; min-width: 8rem; }
    .bar { display: block; height: .9rem; margin-top: .3rem; background: var(--mark); min-width: 1px; border-radius: 1px; }
    @media print { body { font-size: 11pt; } main { margin: 0; max-width: none; } }
    """
}
