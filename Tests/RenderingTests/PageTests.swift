import Rendering
import Testing

@Suite("Lines on a page")
struct PageTests {
  static let sentence = View.paragraph([
    Run("A calm page with a long sentence of "), Run("1 204", .value), Run(" Mkr/year", .unit),
    Run(" and 1 000 000 more things\n\nbelow; 日本語の長い文字列"),
  ])

  @Test("lines break at spaces, never inside a number or between it and its unit")
  func breaks() {
    #expect(
      Examples.text(Self.sentence, width: 22) == """
        A calm page with a
        long sentence of
        1 204 Mkr/year and
        1 000 000 more things

        below;
        日本語の長い文字列

        """)
  }

  @Test("no line is wider than the page, whatever stands in it", arguments: [20, 21, 23, 30, 47, 80, 200])
  func widths(width: Int) {
    let long = Line(String(repeating: "x日", count: 300))
    let views = [
      Self.sentence, Examples.comparison, Examples.series, Examples.bars, Examples.tree, .paragraph(long),
      .list([long]),
      .headline(long), .tree(TreeNode(long, details: [long], children: [TreeNode(long)])),
      .bars(BarsView([.init(long, to: 1, text: "1"), .init("b", to: 2, text: long)])),
      .table(TableView(columns: [.init(long), .init(long, .decimal)], rows: [[.init(long), .init(long)]])),
      .series(SeriesView(labels: ["1", "2"], curves: [.init(long, mean: [1, 2])])),
    ]
    for (index, view) in views.enumerated() {
      for ascii in [false, true] {
        let lines = Examples.text(view, width: width, ascii: ascii).split(separator: "\n")
        #expect(!lines.isEmpty)
        #expect(lines.allSatisfy { $0.last != " " }, "view \(index)")
        let widest = lines.map { (Examples.width(String($0)), $0) }.max { $0.0 < $1.0 }
        #expect(widest.map { $0.0 <= width } == true, "view \(index): \(widest?.1 ?? "")")
      }
    }
  }

  @Test("what could command a terminal is made harmless")
  func harmless() {
    let text = Examples.text(.paragraph("a \u{1B}[31m b\u{7} \u{9B}1m \u{202E}c\r\nd\te"))
    #expect(text == "a \u{FFFD}[31m b\u{FFFD} \u{FFFD}1m \u{FFFD}c\nd e\n")
  }

  @Test("signs that ASCII lacks are spelled out, letters stay")
  func ascii() {
    #expect(Examples.text(.paragraph("årsverk 1 → 2, ≈ 3, ≥ 4, –"), ascii: true) == "årsverk 1 -> 2, ~ 3, >= 4, -\n")
  }

  @Test("colour marks what a run is, and leaves figures as they are")
  func colour() {
    let terminal = TerminalText(Examples.page(60, colour: true))
    let line: Line = [Run("nurses", .name), Run(" 12", .value), Run(" fte", .unit), Run(" wrong", .error)]
    #expect(terminal.text(line) == "\u{1B}[36mnurses\u{1B}[0m 12\u{1B}[2m fte\u{1B}[0m\u{1B}[1;31m wrong\u{1B}[0m")
  }

  @Test("a line that must not break is cut with a sign")
  func cut() {
    let terminal = TerminalText(Examples.page(20))
    #expect(terminal.text(Line("twenty columns are few")) == "twenty columns are…")
  }

  @Test("views stand below each other with air between, headlines close to what they head")
  func blocks() {
    let view = View.blocks([
      .headline("Cost"), .paragraph("one"), .blocks([.list(["a", "b"]), .list([])]), .headline("Next"),
      .paragraph("two"),
    ])
    #expect(
      Examples.text(view) == """
        Cost
        one

        • a
        • b

        Next
        two

        """)
  }

  @Test("wide letters keep the columns straight, and missing cells are empty")
  func wideLetters() {
    let table = TableView(
      columns: [.init("name"), .init("日本", unit: "kr", .decimal)],
      rows: [["日本語", .init(number: 1.5)], ["Åmot", .init(number: -12)], ["Løten"]])
    #expect(
      Examples.text(.table(table)) == """
        name     日本
                   kr
        ─────────────
        日本語    1.5
        Åmot    -12
        Løten

        """)
  }

  @Test("decimals stand below each other whatever follows them")
  func decimals() {
    let table = TableView(
      columns: [.init("", .decimal)],
      rows: [["1 204.25 Mkr"], ["≈ 12 %"], ["-0.5"], ["–"], ["no value"]])
    #expect(
      Examples.text(.table(table)) == """
           1 204.25 Mkr
            ≈ 12 %
              -0.5
               –
        no value

        """)
  }

  @Test("a view that holds nothing shows nothing")
  func nothing() {
    for view in [
      View.blocks([]), .list([]), .table(TableView(columns: [], rows: [])), .bars(BarsView([])),
      .blocks([.blocks([]), .list([])]),
    ] {
      #expect(Examples.text(view) == "")
    }
  }

  @Test("extreme and missing values are drawn without harm")
  func extremes() {
    let values: [[Double]] = [
      [.nan, .nan], [.infinity, 1, -.infinity], [-.greatestFiniteMagnitude, .greatestFiniteMagnitude], [0, 0, 0], [],
      [5],
    ]
    for value in values {
      let series = SeriesView(
        labels: value.indices.map { "\($0)" }, curves: [.init("x", mean: value, low: value, high: value)])
      let bars = BarsView(value.map { .init("b", from: -$0, to: $0, text: "t") })
      for view in [View.series(series), .bars(bars)] {
        #expect(Examples.text(view).utf8.count < 5_000)
        #expect(!HTMLPage(title: "").text(view).contains("null"))
        #expect(!DelimitedText().text(view).contains("nan"))
      }
    }
  }

  @Test("a chain of ten thousand parts is shown as far as it can be read")
  func deepTree() {
    var node = TreeNode("end")
    for depth in 0..<10_000 { node = TreeNode(Line("part \(depth)"), children: [node]) }
    #expect(Examples.text(.tree(node)).split(separator: "\n").count == 18)
    #expect(MarkdownText().text(.tree(node)).split(separator: "\n").count == 42)
    #expect(HTMLPage(title: "").text(.tree(node)).utf8.count < 10_000)
  }
}
