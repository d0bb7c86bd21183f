import Rendering
import Testing

/// Drawings in text, as pictures and as tables.
@Suite("Drawings")
struct DrawingTests {
  private static func curve(_ name: String, _ slope: Double, spread: Double) -> CurvesView.Curve {
    CurvesView.Curve(
      name,
      points: (0..<36).map { month in
        let mean = 100 + slope * Double(month)
        return BandPoint(
          mean: mean, p5: mean - 2 * spread, p25: mean - spread, p75: mean + spread, p95: mean + 2 * spread)
      })
  }

  private static let long = "a name that goes on for much longer than a narrow window is wide, æøå"
  private static let drawings: [DrawingView] = [
    .curves(CurvesView(year: 2026, month: 1, unit: "fte", curves: [curve("", 2, spread: 10)])),
    .curves(
      CurvesView(
        year: 2026, month: 4, unit: "Mkr/year",
        curves: [curve("baseline", 2, spread: 10), curve(long, 4, spread: 20), curve("slow", 1, spread: 0)])),
    .ranges(
      RangesView(
        unit: "fte", series: ["baseline", "fast"],
        groups: [
          .init(
            "Østre",
            [
              .init(mean: 5, low: 3, high: 8, text: "5 fte (3 to 8)"),
              .init(series: 1, mean: 9, low: 9, high: 9, text: "9 fte"),
            ]),
          .init(
            long,
            [
              .init(mean: -2, low: -4, high: 1, text: "-2 fte (-4 to 1)"),
              .init(series: 1, mean: .nan, low: .nan, high: .nan, text: "–"),
            ]),
        ])),
    .histogram(
      HistogramView(
        unit: "kr", low: 0, step: 5,
        panels: [.init(long, shares: (0..<40).map { Double($0) / 780 }, p5: 20, p50: 140, p95: 195, mean: 130)])),
    .tornado(
      TornadoView(
        unit: "Mkr/year", centre: 10,
        rows: [
          .init("small", low: 9, high: 11, range: "1 to 2 fte"),
          .init(long, low: 14, high: 5, range: "20 to 40 %"),
        ])),
    .map(
      MapView(
        title: "people", unit: "", legend: ["0 to under 5 (2)", "5 to 9 (1)"],
        places: [
          .init("north", latitude: 61, longitude: 25, shade: 0, value: 1),
          .init("west", latitude: 60, longitude: 5, shade: 1, value: 9),
          .init("east", latitude: 60, longitude: 28, shade: nil, value: nil),
        ], others: 1, empty: 0)),
  ]

  @Test("no line of a drawing is wider than the window", arguments: [20, 40, 44, 60, 80, 100, 137, 200])
  func widths(width: Int) {
    for drawing in Self.drawings {
      for ascii in [false, true] {
        let lines = Examples.text(.drawing(drawing), width: width, ascii: ascii).split(separator: "\n")
        #expect(!lines.isEmpty)
        for line in lines { #expect(Examples.width(String(line)) <= width, "\(line)") }
      }
    }
  }

  @Test("with ASCII signs alone, nothing else is drawn but letters of names")
  func ascii() {
    for drawing in Self.drawings {
      let text = Examples.text(.drawing(drawing), width: 80, ascii: true)
      let signs = Set(text.unicodeScalars.filter { $0.value > 0x7E }).subtracting("æøåØ".unicodeScalars)
      #expect(signs.isEmpty, "\(signs)")
    }
  }

  @Test("curves are told apart by marks where there is no colour")
  func marks() {
    let text = Examples.text(.drawing(Self.drawings[1]), width: 100)
    for mark in ["●", "▲", "■"] { #expect(text.count { String($0) == mark } >= 3, "\(mark)") }
    #expect(text.contains("● baseline"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test("the scale goes by round figures and takes in what is drawn")
  func scale() {
    // From 80 to 190 with the bands; a step of 20.
    let lines = Examples.text(.drawing(Self.drawings[0]), width: 80).split(separator: "\n").map(String.init)
    let labels = lines.compactMap { line in
      line.contains("┤") ? line.split(separator: "┤")[0].filter { $0 != " " } : nil
    }
    #expect(labels == ["200", "150", "100", "50", "0"] || labels == ["200", "180", "160", "140", "120", "100", "80"])
    #expect(lines[0].contains("fte"))
    #expect(lines.contains { $0.contains("2026") && $0.contains("2028") })
  }

  @Test("a band ends where its points are")
  func band() {
    // The first month's 90 % band goes from 80 to 120, the last one's from 150 to 190: nothing below 80 is shaded.
    let lines = Examples.text(.drawing(Self.drawings[0]), width: 80).split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains("░") } && lines.contains { $0.contains("▒") })
    let lowest = lines.lastIndex { $0.contains("░") && !$0.contains("nine in ten") }
    let hundred = lines.firstIndex { $0.hasPrefix("100 ") }
    #expect(lowest != nil && hundred != nil && lowest! > hundred!)
  }

  @Test("a bar is as long as its figure, and lighter beyond what is sure")
  func bars() {
    let view = RangesView(
      unit: "",
      groups: [
        .init("a", [.init(mean: 10, low: 10, high: 10, text: "10")]),
        .init("b", [.init(mean: 5, low: 2.5, high: 7.5, text: "5")]),
      ])
    let lines = Examples.text(.drawing(.ranges(view)), width: 47).split(separator: "\n").map(String.init)
    // Label 1, text 2 and four blanks leave 40 columns for 10.
    #expect(lines[0].count { $0 == "█" } == 40)
    #expect(
      lines[1].count { $0 == "█" } == 10 && lines[1].count { $0 == "▓" } == 10 && lines[1].count { $0 == "░" } == 10)
  }

  @Test("columns of a histogram are as high as the shares are")
  func histogram() {
    let view = HistogramView(
      unit: "kr", low: 0, step: 1, panels: [.init("", shares: [0.25, 0.75], p5: 0.1, p50: 1.3, p95: 1.9, mean: 1.25)])
    let lines = Examples.text(.drawing(.histogram(view)), width: 60).split(separator: "\n").map(String.init)
    let full = lines.filter { $0.contains("│") || $0.contains("┤") }
    #expect(full.count == 9)
    #expect(full.count { $0.contains("████████") } == 3, "a quarter is a third of the three quarters")
    #expect(lines.last?.contains("p50 1.3") == true)
  }

  @Test("the widest swing of a tornado stands first, and what is low is told from what is high")
  func tornado() {
    let lines = Examples.text(.drawing(Self.drawings[4]), width: 120).split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("a name"))
    #expect(lines[1].hasPrefix("small"))
    let swing = lines[0]
    #expect(swing.firstIndex(of: "█")! < swing.firstIndex(of: "┃")!, "where it is high, the answer is lower")
    #expect(lines[1].firstIndex(of: "░")! < lines[1].firstIndex(of: "┃")!)
  }

  @Test("on a map north is up, west is left, and other places are bare dots")
  func map() {
    let lines = Examples.text(.drawing(Self.drawings[5]), width: 60).split(separator: "\n").map(String.init)
    let (north, west) = (lines.firstIndex { $0.contains("∘") }, lines.firstIndex { $0.contains("█") })
    #expect(north! < west!)
    #expect(lines[west!].hasPrefix("█") && lines[west!].hasSuffix("·"))
    #expect(lines.contains("· other places (1)"))
  }

  @Test("a page holds each drawing as a picture that stands alone and is well formed")
  func pictures() {
    for drawing in Self.drawings {
      let page = HTMLPage(title: "t").text(.drawing(drawing))
      #expect(page.contains("<svg") && page.contains("</svg>"))
      #expect(!page.contains("nan") && !page.contains("inf\""), "no picture is drawn at no place")
      #expect(!page.contains("<script") && !page.contains("href="))
      for tag in ["svg", "figure", "text", "title"] {
        #expect(page.split(separator: "<\(tag)").count == page.split(separator: "</\(tag)").count, "\(tag)")
      }
    }
  }

  @Test("Markdown holds a drawing as text that stays as it is")
  func markdown() {
    for drawing in Self.drawings {
      let text = MarkdownText().text(.drawing(drawing))
      #expect(text.hasPrefix("```text\n") && text.hasSuffix("\n```\n"))
    }
    #expect(MarkdownText().text(.code("a ``` b")) == "````text\na ``` b\n````\n")
  }

  @Test("a file for machines holds the figures behind a drawing")
  func tables() {
    let curves = DelimitedText().text(.drawing(Self.drawings[0])).split(separator: "\r\n")
    #expect(curves.count == 37 && curves[1] == "2026-01,100,80,120")
    let map = DelimitedText().text(.drawing(Self.drawings[5])).split(separator: "\r\n")
    #expect(map[1] == "north,61,25,1" && map.count == 3, "what only gives the country its form is left out")
  }

  @Test(
    "figures without a place to stand on draw nothing that is wrong", arguments: [0.0, 1e300, -1e300, .nan, .infinity])
  func extremes(value: Double) {
    let point = BandPoint(mean: value, p5: value, p25: value, p75: value, p95: value)
    let drawings: [DrawingView] = [
      .curves(CurvesView(year: 2026, month: 1, unit: "", curves: [.init("", points: [point, point])])),
      .ranges(RangesView(unit: "", groups: [.init("", [.init(mean: value, low: value, high: -value, text: "")])])),
      .histogram(
        HistogramView(
          unit: "", low: value, step: 1, panels: [.init("", shares: [], p5: value, p50: value, p95: value, mean: value)]
        )),
      .tornado(TornadoView(unit: "", centre: value, rows: [.init("", low: -value, high: value)])),
      .map(MapView(title: "", unit: "", legend: [], places: [], empty: 0)),
    ]
    for drawing in drawings {
      let text = Examples.text(.drawing(drawing), width: 60)
      #expect(!text.lowercased().contains("nan"))
      #expect(!HTMLPage(title: "").text(.drawing(drawing)).contains("nan"))
    }
  }
}
