import Rendering

/// Views as the shell makes them, and pages to show them on.
enum Examples {
  static func page(_ width: Int, colour: Bool = false, ascii: Bool = false) -> TextPage {
    TextPage(width: width, hasColour: colour, isASCII: ascii, measure: Self.width)
  }

  /// Two columns for the wide letters of these tests, one for all others.
  @Sendable static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ((0x2E80..<0xFFDC).contains($1.value) ? 2 : 1) }
  }

  static func text(_ view: View, width: Int = 80, ascii: Bool = false) -> String {
    TerminalText(page(width, ascii: ascii)).text(view)
  }

  static let comparison = View.table(
    TableView(
      columns: [
        .init(""), .init(Line("state_cost", .name), unit: "Mkr/year", .decimal), .init("5 % to 95 %", .right),
        .init("change", .decimal), .init("above zero", .decimal), .init("what it is"),
      ],
      rows: [
        ["baseline", .init(number: 1204.2, significant: 4), "1 020 to 1 410", "", "", "the plan as decided in 2025"],
        [
          .init(Line("fast", .name)), .init(number: 1530), "1 290 to 1 790", "+326", "100 %",
          "twenty practices a month, and half a nurse more in each of the central ones",
        ],
        ["cheap", .init(number: 98.75), "80.5 to 120", "-1 105.4", "0 %", "–"],
      ]))

  static let series = View.series(
    SeriesView(
      labels: ["2026", "2027", "2028", "2029"],
      curves: [
        .init(
          Line("nurses", .name), unit: "fte", mean: [12.5, 140, 890.25, 1204], low: [10, 120, 800, 1000],
          high: [15, 160, 1000, 1400], fine: (0..<48).map { Double($0 * $0) / 2 }),
        .init(Line("share"), unit: "%", mean: [0, 50, .nan, 100]),
      ]))

  static let bars = View.bars(
    BarsView([
      .init(Line("nurse_pay", .name), from: 1020, to: 1410, text: "1 020 to 1 410"),
      .init(Line("fee_share", .name), from: 1150, to: 1260, text: "1 150 to 1 260"),
      .init(Line("travel", .name), from: 1200, to: 1201, text: "1 200 to 1 201"),
    ]))

  static let tree = View.tree(
    TreeNode(
      [
        Run("state_cost", .name), Run(" = nurses * nurse_pay + grants"), Run("   1 204", .value),
        Run(" Mkr/year", .unit),
      ],
      details: ["what the state pays", "plan.pht, line 12"],
      children: [
        TreeNode(
          [Run("nurses", .name), Run("   1 490", .value), Run(" fte", .unit)], details: ["from the rollout"],
          children: [TreeNode("practices"), TreeNode("posts", details: ["1 unknown"])]),
        TreeNode(
          [Run("nurse_pay", .name), Run("   808.1", .value), Run(" kkr/fte/year", .unit)], details: ["source: KS 2024"]),
        TreeNode("grants"),
      ]))
}
