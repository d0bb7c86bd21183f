import Wording

extension HelpTopic {
  /// What `solve`, `sweep`, `regret` and their like do, each with lines that can be typed after one another.
  static let ofQuestions: [HelpTopic] = [
    HelpTopic(
      name: "compare", title: Phrase("Answers side by side"),
      text: [
        Phrase(
          """
          Every scenario meets the same luck, so the change is taken draw by draw and has a range of its own, \
          narrower than that of either answer. By year, object or group the scenarios stand in columns.
          """),
        Phrase(
          """
          'not told apart at 4 000 draws' says that other draws may turn the change round. More draws, or \
          'precision', help; a change that is uncertain in itself stays so.
          """),
      ],
      examples: [
        "posts = 2.5 fte", "pay = 680 to 950 kkr/fte/year", "cost = posts * pay", "scenario more { posts += 0.5 fte }",
        "scenario dear { pay *= 1.04 }", "compare cost, cost > 2 Mkr/year across baseline, more, more + dear",
      ]),
    HelpTopic(
      name: "solve", title: Phrase("Which amount gives the answer that is wanted"),
      text: [
        Phrase(
          """
          'solve POSTS so that FIGURE == AMOUNT between LOW and HIGH' looks for the posts. The figure is one: a \
          statistic such as p95(cost), expected(cost) or chance(cost > 9 Mkr/year), or what is certain. What is \
          looked for is anything that a change can set.
          """),
        Phrase(
          """
          With <= or >= the answer is where it ceases or begins to hold, such as the largest pace within a budget. \
          'in steps of 1 fte' looks at whole steps. '± …' is what the number of draws leaves open; a check with \
          other draws stands beside.
          """),
      ],
      examples: [
        "pay = 680 to 950 kkr/fte/year", "posts = 10 fte", "cost = posts * pay",
        "solve posts so that expected(cost) == 9 Mkr/year between 1 and 60 fte",
        "solve posts so that p95(cost) <= 9 Mkr/year between 0 and 60 fte in steps of 0.5 fte",
        "solve pay so that chance(cost > 9 Mkr/year) == 0 between 500 and 1 200 kkr/fte/year",
      ]),
    HelpTopic(
      name: "sweep", title: Phrase("A table over what is changed"),
      text: [
        Phrase(
          """
          'sweep COST over POSTS in 1, 2, 3 fte' answers once for each; with 'and' a second thing goes across the \
          table. 'across' adds scenarios. The unit may stand behind the last amount alone.
          """)
      ],
      examples: [
        "pay = 680 to 950 kkr/fte/year", "posts = 10 fte", "share = 40 %", "cost = posts * pay * (1 - share)",
        "sweep cost over posts in 5, 10, 20 fte",
        "sweep expected(cost) over posts in 5, 10, 20 fte and share in 40, 50, 60 %",
      ]),
    HelpTopic(
      name: "regret", title: Phrase("Which plan is least regretted"),
      text: [
        Phrase(
          """
          The regret of a plan is how much worse it does than the best of the plans would have done, had one known. \
          'least' or 'most' says which outcome is best. It depends on the plans that are named: another plan may \
          change it.
          """),
        Phrase(
          """
          Each draw is a case; 'over' names scenarios as cases instead, all as likely. The mean regret of the best \
          plan is what it would be worth to know beforehand.
          """),
      ],
      examples: [
        "need = 2 to 9 fte", "posts = 4 fte",
        "cost = posts * 800 kkr/fte/year + max(need - posts, 0 fte) * 2 Mkr/fte/year",
        "scenario few { posts = 3 fte }", "scenario many { posts = 6 fte }",
        "regret least cost across few, baseline, many",
        "scenario quiet { need = 3 fte }", "scenario busy { need = 8 fte }",
        "regret least cost across few, baseline, many over quiet, busy",
      ]),
    HelpTopic(
      name: "expect", title: Phrase("A check that replay runs again"),
      text: [
        Phrase(
          """
          It holds only if it holds for every object, month and draw; where it fails by most is told. == is exact \
          but for rounding; 'within 1 %' or 'within 5 kkr' says how near is near enough. Check a statistic where \
          draws differ.
          """)
      ],
      examples: [
        "pay = 680 to 950 kkr/fte/year", "posts = 2.5 fte", "expect posts == 2.49 fte within 1 %",
        "expect p95(pay) == 950 kkr/fte/year within 0.5 %", "expect chance(pay > 950 kkr/fte/year) <= 6 %",
      ]),
    HelpTopic(
      name: "precision", title: Phrase("How many draws are enough"),
      text: [
        Phrase(
          """
          A figure of an uncertain answer is reckoned from draws, and other draws would give another. Digits that \
          they would change are not shown. 'precision 1 %' doubles the draws for each answer until that is all they \
          change, within a minute; 'precision off' goes back to the draws of the model.
          """)
      ],
      examples: ["pay = 680 to 950 kkr/fte/year", "precision 1 %", "p95(pay)", "precision off"]),
  ]
}
