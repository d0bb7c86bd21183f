import Wording

/// A drawing as lines of a page.
struct DrawingLayout {
  let page: TextPage
  let drawing: DrawingView

  var lines: [Line] {
    let drawn = drawnLines
    guard drawn.isEmpty, page.width < 50 else { return drawn }
    return page.wrapped(Line(localized("the window is too narrow for this drawing"), .dim), width: page.width)
  }

  private var drawnLines: [Line] {
    switch drawing {
    case .curves(let view): CurvesLayout(page: page, view: view).lines
    case .ranges(let view): RangesLayout(page: page, view: view).lines
    case .histogram(let view): HistogramLayout(page: page, view: view).lines
    case .tornado(let view): TornadoLayout(page: page, view: view).lines
    case .map(let view): MapLayout(page: page, view: view).lines
    }
  }
}
