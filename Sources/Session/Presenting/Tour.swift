import SourceText

extension Script {
  /// The guided start of five minutes, on the library's own practice team.
  package static var tour: Script { Script(SourceText(name: "tour", text: tourText)) }

  private static let tourText = """
    # Welcome. pht answers questions about a plan, and says how sure an answer is.
    #
    # This tour takes five minutes. Enter goes on; it also runs what has typed itself. Backspace goes back. Whenever you like,
    # type a line of your own, and go on with Enter: nothing breaks. 'quit' ends the tour.

    #: 1. A number and its unit are one

    # How many patients has each GP of a practice with 8 500 on its lists?
    8 500 patients / 7 gp
    #= 1 214 patients/gp

    # 'in' asks for another unit. Money is kr, kkr, Mkr and Gkr; time is month, quarter and year; staff time is fte (årsverk).
    3 Mkr/year in kkr/month
    #= 250 kkr/month

    # Units that do not fit are refused rather than added. Try it after this step: 2 fte + 1 kr
    2 fte * 800 kkr/fte/year
    #= 1 600 kkr/year

    #: 2. A model is a few lines

    # A name, and what it stands for. What depends on it follows.
    posts = 2 fte
    pay = 800 kkr/fte/year
    cost = posts * pay
    cost
    #= 1 600 kkr/year

    # A change tells what it moves.
    posts = 2.5 fte
    cost
    #= 2 000 kkr/year

    # 'undo' takes a change back, 'redo' brings it again. Try them here.

    #: 3. What nobody knows is a range

    # The truth lies within it nine times in ten. Every answer that rests on it has a range of its own.
    pay = 700 to 900 kkr/fte/year
    cost
    #= 1 990 kkr/year (1 750 to 2 250)

    # A comparison answers with its chance.
    cost > 2.1 Mkr/year
    #= in 22.9 % of draws

    #: 4. What if

    # One change for one answer; the model stays as it is.
    cost with posts = 3 fte
    #= 2 388 kkr/year (2 100 to 2 700)

    # A scenario is a set of changes with a name. Both meet the same luck, so the change has its own, narrower range.
    scenario two_more { posts += 2 fte }
    compare cost across baseline, two_more

    # What does the answer rest on?
    explain cost

    #: 5. There is a library

    # A practice team with the norms, fees and pay of today is ready, each figure with its source.
    ours = practice { name = "Ours", patients = 8 500 patients, gps = 7 gp }
    ours.team.posts
    #= 2.333 fte

    # 'list assumptions' shows what is uncertain, 'info NAME' a figure with its source, 'help' all there is. Tab completes
    # names and units. 'save "plan.pht"' keeps a plan with its answers. That was the tour: go on with a plan of your own.
    """
}
