/// A view as lines of a page.
struct TextLayout {
  let page: TextPage

  func lines(_ view: View) -> [Line] {
    switch view {
    case .headline(let line): page.wrapped(page.shown(line.styled(.heading)), width: page.width)
    case .paragraph(let line): paragraph(line)
    case .list(let items): items.flatMap(item)
    case .table(let table): TableLayout(page: page, table: table).lines
    case .series(let series): self.series(series)
    case .bars(let bars): BarsLayout(page: page, bars: bars).lines
    case .tree(let root): TreeLayout(page: page, root: root).lines
    case .drawing(let drawing): DrawingLayout(page: page, drawing: drawing).lines
    // Cut nowhere: what it is read by needs all of it.
    case .code(let text):
      text.split(separator: "\n", omittingEmptySubsequences: false).map { page.shown(Line(String($0))) }
    case .blocks(let views): blocks(views)
    }
  }

  /// An empty line between views, none below a headline.
  private func blocks(_ views: [View]) -> [Line] {
    var lines: [Line] = []
    var isBelowHeadline = true
    for view in views {
      let part = self.lines(view)
      if part.isEmpty { continue }
      if !isBelowHeadline { lines.append(Line([])) }
      lines += part
      if case .headline = view { isBelowHeadline = true } else { isBelowHeadline = false }
    }
    return lines
  }

  private func paragraph(_ line: Line) -> [Line] {
    var parts = [Line([])]
    for run in line.runs {
      for (index, text) in run.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
        if index > 0 { parts.append(Line([])) }
        parts[parts.count - 1].append(text, run.style)
      }
    }
    return parts.flatMap { page.wrapped(page.shown($0), width: page.width) }
  }

  private func item(_ line: Line) -> [Line] {
    page.wrapped(page.shown(line), width: page.width - 2).enumerated().map { index, part in
      (index == 0 ? Line(page.isASCII ? "- " : "• ", .dim) : "  ") + part
    }
  }

  private func series(_ series: SeriesView) -> [Line] {
    let charts = series.curves.filter { $0.charted.count(where: \.isFinite) > 1 }
    var lines = TableLayout(page: page, table: series.table()).lines
    if charts.isEmpty { return lines }
    let names = charts.map { page.cut(page.shown($0.name.styled(.dim)), width: page.width / 3) }
    let widest = names.map { page.width(of: $0) }.max() ?? 0
    lines.append(Line([]))
    for (curve, name) in zip(charts, names) {
      let padding = Line(String(repeating: " ", count: widest - page.width(of: name) + (widest > 0 ? 2 : 0)))
      let range = page.shown(Line("  " + curve.rangeText, .dim))
      let room = page.width - widest - 2 - page.width(of: range)
      let chart = Sparkline.text(curve.charted, width: min(max(room, 8), 60), ascii: page.isASCII)
      let line = name + padding + Line(chart, .value)
      lines.append(room >= 8 ? line + range : line)
    }
    return lines
  }
}
