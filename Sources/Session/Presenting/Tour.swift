import SourceText
import Wording

extension Script {
  /// The guided start of five minutes, on the library's own practice team, told in the language that is spoken.
  package static var tour: Script {
    let steps = tourSteps.map { step in
      (step.title.map { "#: \($0.text)\n\n" } ?? "") + step.words.map { "# \($0.text)\n" }.joined(separator: "#\n")
        + step.text
    }
    return Script(SourceText(name: "tour", text: steps.joined(separator: "\n\n")))
  }

  /// A step of the tour: a heading where a part begins, paragraphs, and statements with their answers.
  private struct TourStep {
    var title: Phrase?
    var words: [Phrase]
    var text = ""
  }

  private static let tourSteps = [
    TourStep(words: [
      Phrase("Welcome. pht answers questions about a plan, and says how sure an answer is."),
      Phrase(
        """
        This tour takes five minutes. Enter goes on; it also runs what has typed itself. Backspace goes back. Whenever you \
        like, type a line of your own, and go on with Enter: nothing breaks. 'quit' ends the tour.
        """),
    ]),
    TourStep(
      title: Phrase("1. A number and its unit are one"),
      words: [Phrase("How many patients has each GP of a practice with 8 500 on its lists?")],
      text: """
        8 500 patients / 7 gp
        #= 1 214 patients/gp
        """),
    TourStep(
      words: [
        Phrase(
          """
          'in' asks for another unit. Money is kr, kkr, Mkr and Gkr; time is month, quarter and year; staff time is fte \
          (årsverk).
          """)
      ],
      text: """
        3 Mkr/year in kkr/month
        #= 250 kkr/month
        """),
    TourStep(
      words: [
        Phrase("Units that do not fit are refused rather than added. Try it after this step: 2 fte + 1 kr")
      ],
      text: """
        2 fte * 800 kkr/fte/year
        #= 1 600 kkr/year
        """),
    TourStep(
      title: Phrase("2. A model is a few lines"),
      words: [Phrase("A name, and what it stands for. What depends on it follows.")],
      text: """
        posts = 2 fte
        pay = 800 kkr/fte/year
        cost = posts * pay
        cost
        #= 1 600 kkr/year
        """),
    TourStep(
      words: [Phrase("A change tells what it moves.")],
      text: """
        posts = 2.5 fte
        cost
        #= 2 000 kkr/year
        """),
    TourStep(words: [Phrase("'undo' takes a change back, 'redo' brings it again. Try them here.")]),
    TourStep(
      title: Phrase("3. What nobody knows is a range"),
      words: [
        Phrase(
          "The truth lies within it nine times in ten. Every answer that rests on it has a range of its own.")
      ],
      text: """
        pay = 700 to 900 kkr/fte/year
        cost
        #= 1 990 kkr/year (1 750 to 2 250)
        """),
    TourStep(
      words: [Phrase("A comparison answers with its chance.")],
      text: """
        cost > 2.1 Mkr/year
        #= in 22.9 % of draws
        """),
    TourStep(
      title: Phrase("4. What if"), words: [Phrase("One change for one answer; the model stays as it is.")],
      text: """
        cost with posts = 3 fte
        #= 2 388 kkr/year (2 100 to 2 700)
        """),
    TourStep(
      words: [
        Phrase(
          """
          A scenario is a set of changes with a name. Both meet the same luck, so the change has its own, narrower range.
          """)
      ],
      text: """
        scenario two_more { posts += 2 fte }
        compare cost across baseline, two_more
        """),
    TourStep(words: [Phrase("What does the answer rest on?")], text: "explain cost"),
    TourStep(
      title: Phrase("5. There is a library"),
      words: [
        Phrase("A practice team with the norms, fees and pay of today is ready, each figure with its source.")
      ],
      text: """
        ours = practice { name = "Ours", patients = 8 500 patients, gps = 7 gp }
        ours.team.posts
        #= 2.333 fte
        """),
    TourStep(words: [
      Phrase(
        """
        'list assumptions' shows what is uncertain, 'info NAME' a figure with its source, 'help' all there is. Tab \
        completes names and units. 'save "plan.pht"' keeps a plan with its answers. That was the tour: go on with a plan \
        of your own.
        """)
    ]),
  ]
}
