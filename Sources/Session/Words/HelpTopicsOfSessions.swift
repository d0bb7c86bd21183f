import Wording

extension HelpTopic {
  /// How answers come, and how a file is shown to a room.
  static let ofSessions: [HelpTopic] = [
    HelpTopic(
      name: "answers", title: Phrase("How answers come"),
      text: [
        Phrase(
          """
          At a terminal an answer that takes long comes at once, from few draws and marked ≈, and narrows until all draws \
          are in. Ctrl-C stops it and keeps the last figure, with the number of its draws. What is piped or saved has all \
          draws.
          """),
        Phrase(
          """
          A range such as (680 to 950) is what is not known. How far other draws would move a figure is its error: digits \
          that it would change are left out, 'solve' tells it as '± …', and .json holds it. 'precision 1 %' takes as many \
          draws as make it small.
          """),
        Phrase(
          """
          'pin' tells outcomes again after every change. 'timed' tells how long an answer took. 'write "cost.csv"' writes \
          the last answer, as the name's ending says: .txt, .md, .csv, .json or .html.
          """),
      ],
      examples: [
        "pay = 680 to 950 kkr/fte/year", "posts = 2.5 fte", "cost = posts * pay", "cost", "p95(cost)", "pin cost",
        "posts += 0.5 fte", "unpin", "precision 1 %", "timed p95(cost)", "precision off",
      ]),
    HelpTopic(
      name: "presenting", title: Phrase("A file shown to a room, step by step"),
      text: [
        Phrase(
          """
          'pht present FILE' shows a file as steps. A step is a block, what stands between blank lines: its '#' lines are \
          told, its statements type themselves, and Enter runs them. '#: Title' begins a part on an empty screen; '#! …' \
          is a note for whoever presents, seen with 'pht present --notes FILE' in a second terminal.
          """),
        Phrase(
          """
          Backspace goes back and takes the model with it, 's' skips a step, 'g 7' goes to step 7, '?' shows all keys. \
          What the room asks is typed at any time, as a detour: 'resume' or Enter goes back to the script, with the model \
          as the script expects it. 'drop' does so too and forgets what was tried.
          """),
        Phrase(
          """
          'save' writes the minutes, in which what was tried stands as remarks. 'pht replay --update FILE' beforehand is \
          the rehearsal: the notes tell where an answer is another than then. A file to show looks like this:
          """),
      ],
      examples: [
        "#: " + localized("Nurses"), "#! " + localized("Ask for a guess first."),
        "# " + localized("What do the nurses cost in a year?"), "posts = 2.5 fte", "pay = 680 to 950 kkr/fte/year",
        "posts * pay", "", "# " + localized("And with half a post more?"), "posts += 0.5 fte", "posts * pay",
      ]),
  ]
}
