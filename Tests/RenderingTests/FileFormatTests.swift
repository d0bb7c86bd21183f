import Rendering
import Testing
import Wording

@Suite("Views in files")
struct FileFormatTests {
  @Test("Markdown tables align figures to the right and name units in the header")
  func markdownTable() {
    #expect(
      MarkdownText().text(Examples.series) == """
        |  | `nurses` (fte) | 5 % to 95 % | share (%) |
        | :--- | ---: | ---: | ---: |
        | 2026 | 12.5 | 10 to 15 | 0 |
        | 2027 | 140 | 120 to 160 | 50 |
        | 2028 | 890.3 | 800 to 1 000 | – |
        | 2029 | 1 204 | 1 000 to 1 400 | 100 |

        - `nurses` `▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂▂▂▂▃▃▃▃▃▄▄▄▄▄▅▅▅▅▆▆▆▇▇▇████` 0 to 1 105
        - share `▁▅ █` 0 to 100

        """)
  }

  @Test("a Markdown tree is a nested list")
  func markdownTree() {
    #expect(
      MarkdownText().text(Examples.tree) == #"""
        - `state_cost` = nurses \* nurse\_pay + grants   1 204 Mkr/year
          <br>what the state pays
          <br>plan.pht, line 12
          - `nurses`   1 490 fte
            <br>from the rollout
            - practices
            - posts
              <br>1 unknown
          - `nurse_pay`   808.1 kkr/fte/year
            <br>source: KS 2024
          - grants

        """#)
  }

  @Test("what means something to Markdown is written out")
  func markdownEscapes() {
    let view = View.blocks([
      .headline("<b> & #1"), .paragraph("*a*\n[x](y) | `z`"),
      .table(TableView(columns: [.init(Line("a|b", .name))], rows: [])),
      .paragraph([Run(" bold ", .strong), Run("  ", .strong)]),
    ])
    #expect(
      MarkdownText().text(view) == ##"""
        ## \<b&gt; &amp; \#1

        \*a\*\
        \[x\](y) \| \`z\`

        | a\|b |
        | :--- |

         **bold**\##u{20}\##u{20}\##u{20}

        """##)
  }

  @Test("a page is whole, and no text in it can be taken for markup")
  func page() {
    let evil = "<script>alert('x' & \"y\")</script>\u{1B}"
    let shown = "&lt;script&gt;alert(&#39;x&#39; &amp; &quot;y&quot;)&lt;/script&gt;"
    let line = Line(evil, .name)
    let views: [View] = [
      .headline(line), .paragraph(line), .list([line]), .tree(TreeNode(line, details: [line])),
      .table(TableView(columns: [.init(line, unit: evil)], rows: [[.init(line)]])),
      .series(SeriesView(labels: [evil, evil], curves: [.init(line, unit: evil, mean: [1, 2])])),
      .bars(BarsView([.init(line, to: 1, text: line)])),
    ]
    for view in views {
      let page = HTMLPage(title: evil).text(view)
      #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
      #expect(page.hasSuffix("</html>\n"))
      #expect(page.contains("<title>\(shown)</title>"))
      #expect(!page.contains("<script"))
      #expect(!page.contains("\u{1B}"))
      #expect(page.contains("<span class=\"name\">\(shown)</span>"))
    }
  }

  @Test("a page says in which language it speaks, and its figures and words are in it")
  func pageInNorwegian() {
    let page = Language.$current.withValue(.norwegian) { HTMLPage(title: "Kostnad").text(Examples.series) }
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"nb\">"))
    #expect(page.contains("12,5") && page.contains("10 til 15") && !page.contains(" to "))
  }

  @Test("a page's table, drawing and bars carry the figures")
  func pageParts() {
    let page = HTMLPage(title: "Cost").text(.blocks([Examples.series, Examples.bars]))
    #expect(page.contains("<th scope=\"col\" class=\"number\">share<span class=\"unit\">%</span></th>"))
    #expect(page.contains("<td class=\"number\"><span class=\"value\">1 204</span></td>"))
    #expect(
      page.contains("<polyline class=\"line\" points=\"0,96 200,50\"/><polyline class=\"line\" points=\"600,4\"/>"))
    #expect(page.contains("style=\"margin-left:33.333%;width:28.205%\""))
  }

  @Test("a file for machines holds numbers in full, and intervals in columns of their own")
  func commas() {
    #expect(
      DelimitedText(.comma).text(.blocks([.headline("Cost, a draft"), Examples.series]))
        == [
          "\"Cost, a draft\"", "", ",nurses [fte],nurses [fte] p5,nurses [fte] p95,share [%]", "2026,12.5,10,15,0",
          "2027,140,120,160,50", "2028,890.25,800,1000,", "2029,1204,1000,1400,100", "",
        ].joined(separator: "\r\n"))
  }

  @Test("a file for Norwegian spreadsheets has semicolons, decimal commas and a mark")
  func semicolons() {
    let table = TableView(
      columns: [.init("name"), .init("cost", unit: "kr", .decimal)],
      rows: [["Hamar; øst", .init(number: 1204.25)], [" sa \"ja\"", .init(number: .nan)]])
    #expect(
      DelimitedText(.semicolon).text(.table(table))
        == "\u{FEFF}name;cost [kr]\r\n\"Hamar; øst\";1204,25\r\n\" sa \"\"ja\"\"\";\r\n")
  }

  @Test("a tree becomes rows with their depth")
  func treeRows() {
    let tree = TreeNode("a", details: ["x", "y"], children: [TreeNode("b"), TreeNode("c")])
    #expect(
      DelimitedText().text(.tree(tree))
        == "depth,line,details\r\n0,a,\"x\ny\"\r\n1,b,\r\n1,c,\r\n")
  }

  @Test("marks with accents upon them keep their meaning in a file, and are written out")
  func accents() {
    #expect(DelimitedText().text(.paragraph("a\"\u{301},b")) == "\"a\"\"\u{301},b\"\r\n")
    #expect(MarkdownText().text(.paragraph(Line("a`\u{301}b", .name))) == "a\\`\u{301}b\n")
    #expect(!HTMLPage(title: "").text(.paragraph("<\u{338}script>")).contains("<\u{338}"))
    #expect(JSONValue.string("\"\u{301}").text == "\"\\\"\u{301}\"")
  }
}
