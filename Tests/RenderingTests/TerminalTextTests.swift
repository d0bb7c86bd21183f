import Rendering
import Testing

/// Expected text stands beside each view of `Examples`.
@Suite("Text on a terminal")
struct TerminalTextTests {
  @Test("a table that is too wide continues below, with its first column again")
  func comparison() {
    #expect(
      Examples.text(Examples.comparison, width: 70)
        == """
                  state_cost     5 % to 95 %    change  above zero
                    Mkr/year
        ──────────────────────────────────────────────────────────
        baseline    1 204     1 020 to 1 410
        fast        1 530     1 290 to 1 790    +326         100 %
        cheap          98.75     80.5 to 120  -1 105.4         0 %

                  what it is
        ──────────────────────────────────────────────────────────────────────
        baseline  the plan as decided in 2025
        fast      twenty practices a month, and half a nurse more in each of
                  the central ones
        cheap     –

        """)
  }

  @Test("a narrow window still shows every figure whole")
  func narrowComparison() {
    #expect(
      Examples.text(Examples.comparison, width: 40, ascii: true)
        == """
                  state_cost     5 % to 95 %
                    Mkr/year
        ------------------------------------
        baseline    1 204     1 020 to 1 410
        fast        1 530     1 290 to 1 790
        cheap          98.75     80.5 to 120

                    change  above zero
        ------------------------------
        baseline
        fast        +326         100 %
        cheap     -1 105.4         0 %

                  what it is
        ----------------------------------------
        baseline  the plan as decided in 2025
        fast      twenty practices a month, and
                  half a nurse more in each of
                  the central ones
        cheap     -

        """)
  }

  @Test("a series is a table and a small chart of each curve")
  func series() {
    #expect(
      Examples.text(Examples.series, width: 70)
        == """
               nurses     5 % to 95 %  share
                  fte                      %
        ────────────────────────────────────
        2026     12.5        10 to 15      0
        2027    140        120 to 160     50
        2028    890.3    800 to 1 000      –
        2029  1 204    1 000 to 1 400    100

        nurses  ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂▂▂▂▃▃▃▃▃▄▄▄▄▄▅▅▅▅▆▆▆▇▇▇████  0 to 1 105
        share   ▁▅ █  0 to 100

        """)
  }

  @Test("a series can be drawn in ASCII")
  func narrowSeries() {
    #expect(
      Examples.text(Examples.series, width: 40, ascii: true)
        == """
               nurses     5 % to 95 %  share
                  fte                      %
        ------------------------------------
        2026     12.5        10 to 15      0
        2027    140        120 to 160     50
        2028    890.3    800 to 1 000      -
        2029  1 204    1 000 to 1 400    100

        nurses  _______...--~~=++*##  0 to 1 105
        share   _= #  0 to 100

        """)
  }

  @Test("bars stand on one scale")
  func bars() {
    #expect(
      Examples.text(Examples.bars, width: 70)
        == """
        nurse_pay  ███████████████████████████████████████████  1 020 to 1 410
        fee_share                ████████████▍                  1 150 to 1 260
        travel                         ▏                        1 200 to 1 201

        """)
  }

  @Test("bars give way to their figures")
  func narrowBars() {
    #expect(
      Examples.text(Examples.bars, width: 40, ascii: true)
        == """
        nurse_pay  #############  1 020 to 1 410
        fee_share      ####       1 150 to 1 260
        travel           #        1 200 to 1 201

        """)
  }

  @Test("a tree draws its branches")
  func tree() {
    #expect(
      Examples.text(Examples.tree, width: 70)
        == """
        state_cost = nurses * nurse_pay + grants   1 204 Mkr/year
        │  what the state pays
        │  plan.pht, line 12
        ├─ nurses   1 490 fte
        │  │  from the rollout
        │  ├─ practices
        │  └─ posts
        │        1 unknown
        ├─ nurse_pay   808.1 kkr/fte/year
        │     source: KS 2024
        └─ grants

        """)
  }

  @Test("a tree breaks its lines inside its branches")
  func narrowTree() {
    #expect(
      Examples.text(Examples.tree, width: 40, ascii: true)
        == """
        state_cost = nurses * nurse_pay + grants
          1 204 Mkr/year
        |  what the state pays
        |  plan.pht, line 12
        |- nurses   1 490 fte
        |  |  from the rollout
        |  |- practices
        |  `- posts
        |        1 unknown
        |- nurse_pay   808.1 kkr/fte/year
        |     source: KS 2024
        `- grants

        """)
  }
}
