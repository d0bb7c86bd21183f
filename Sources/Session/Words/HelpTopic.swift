import Wording

/// A page of help: a few sentences and lines to try, which the tests run in order.
package struct HelpTopic: Sendable {
  package let name: String
  package let title: Phrase
  package let text: [Phrase]
  private let lines: @Sendable () -> [String]

  /// Lines to try. What is told in them is in the language that is spoken.
  package var examples: [String] { lines() }

  init(name: String, title: Phrase, text: [Phrase], examples: @autoclosure @escaping @Sendable () -> [String]) {
    self.name = name
    self.title = title
    self.text = text
    lines = examples
  }

  package static let all = general + ofQuestions + ofSessions

  private static let general: [HelpTopic] = [
    HelpTopic(
      name: "units", title: Phrase("A number and its unit are one"),
      text: [
        Phrase(
          """
          Money is kr, kkr, Mkr, Gkr; staff time is fte; calendar time month, quarter, year; clock time min, h. \
          Everything counted is a unit of its own: patients, gps, contacts. 'list units' shows all.
          """),
        Phrase(
          """
          Units multiply and divide with the figures; what does not fit is an error, not a number. 'in' shows an \
          answer in another unit.
          """),
      ],
      examples: ["8 500 patients / 7 gp", "2.5 fte * 800 kkr/fte/year", "55 Mkr/year in kkr/month", "20 % of 3 Mkr"]),
    HelpTopic(
      name: "uncertainty", title: Phrase("What is not known is a range"),
      text: [
        Phrase(
          """
          '680 to 950 kkr' holds the truth nine times in ten. Every answer that rests on it carries a range of its \
          own. The same name is the same unknown everywhere: pay - pay is exactly 0.
          """),
        Phrase(
          """
          'each' before a range draws for every object, 'fresh' for every month. A comparison answers with its \
          chance.
          """),
      ],
      examples: [
        "pay = 680 to 950 kkr/fte/year", "pay * 2.5 fte", "pay > 850 kkr/fte/year",
        "p95(pay), chance(pay > 850 kkr/fte/year)",
        "pay given pay > 850 kkr/fte/year",
      ]),
    HelpTopic(
      name: "time", title: Phrase("Figures that change by month"),
      text: [
        Phrase(
          """
          'time' holds the months of the model. A formula that names 'month', or another series, is a series. What \
          is there now is 'previous' and what came; 'starting' says where it begins.
          """),
        Phrase(
          """
          [2028] is a year, [2028-03] a month. Amounts per year are rates: 'total' adds them up over the months.
          """),
      ],
      examples: [
        "hired = if month < 2027-01 then 0.5 fte/month else 0 fte/month",
        "nurses = previous + hired * step starting 2 fte", "nurses[2026-12], peak(nurses)",
        "total(nurses * 800 kkr/fte/year) with time = 2026-01 .. 2026-12",
      ]),
    HelpTopic(
      name: "scenarios", title: Phrase("What if"),
      text: [
        Phrase(
          """
          'with' answers under one change and leaves the model as it is. A scenario is a set of changes with a name; \
          'compare' puts answers side by side, with the change and its own range.
          """),
        Phrase("A line such as 'posts += 1 fte' changes the model itself; 'undo' takes it back."),
      ],
      examples: [
        "posts = 2.5 fte", "pay = 680 to 950 kkr/fte/year", "cost = posts * pay", "cost with posts = 3 fte",
        "scenario more { posts += 0.5 fte }", "compare cost across baseline, more",
      ]),
    HelpTopic(
      name: "collections", title: Phrase("Many objects at once"),
      text: [
        Phrase(
          """
          A kind says what its objects have: data with ':' and formulas with '='. A collection is a list of objects, \
          or the rows of a file: offices = office from "offices.csv".
          """),
        Phrase(
          """
          '|' asks about a collection: where, sum, mean, min, max, median, count, sort, take; 'by' makes groups.
          """),
      ],
      examples: [
        "kind office { name : text, gps : gp, patients : patients, per_gp = patients / gps }",
        "north = office { name = \"North\", gps = 4 gp, patients = 4 600 patients }",
        "south = office { name = \"South\", gps = 7 gp, patients = 8 500 patients }", "offices = [north, south]",
        "offices | where gps >= 5 gp | sum patients", "offices[\"North\"].per_gp",
      ]),
    HelpTopic(
      name: "questions", title: Phrase("What can be asked"),
      text: [
        Phrase("An expression is a question; several stand side by side with commas. 'it' is the last answer."),
        Phrase(
          """
          'compare … across …' sets scenarios against each other, 'explain' shows what an answer rests on, 'expect' \
          is a check that replay runs again.
          """),
        Phrase("'sensitivity', 'variance', 'flips', 'assumptions' and 'compare … because' have a page each."),
      ],
      examples: [
        "posts = 2.5 fte", "posts, posts / 7 gp", "it * 2", "explain posts", "expect posts == 2.5 fte",
        "expect posts == 2.49 fte within 1 %",
      ]),
    HelpTopic(
      name: "sensitivity", title: Phrase("What moves an answer"),
      text: [
        Phrase(
          """
          'sensitivity' moves one input at a time, an unknown from its 5 % to its 95 % point and a certain figure by \
          a tenth down and up, and shows how far the answer goes; the others stay as uncertain as they are. 'by' \
          names the inputs; 'across' two scenarios asks about the difference between them.
          """),
        Phrase(
          """
          Inputs drawn for each object or month cannot be moved by one hand: they show their share of the variance.
          """),
      ],
      examples: [
        "pay = 680 to 950 kkr/fte/year", "posts = 2.5 fte", "fees = 40 to 65 %", "cost = posts * pay * (1 - fees)",
        "scenario more { posts += 0.5 fte }", "sensitivity cost", "sensitivity cost by pay, posts",
        "sensitivity cost across baseline, more",
      ]),
    HelpTopic(
      name: "variance", title: Phrase("Shares of the spread"),
      text: [
        Phrase(
          """
          'variance' shares the variance of an answer out over its unknowns (Sobol indices). 'Alone' (first order) \
          is what would go if this one were known; 'in all' (total) what would be left if all others were. Where 'in \
          all' is the larger, the input acts together with others. A share that cannot be told from zero is called \
          noise.
          """)
      ],
      examples: [
        "pay = 680 to 950 kkr/fte/year", "fees = 40 to 65 %", "cost = 2.5 fte * pay * (1 - fees)", "variance cost",
        "variance cost by pay",
      ]),
    HelpTopic(
      name: "flips", title: Phrase("When would another scenario be better?"),
      text: [
        Phrase(
          """
          'flips' finds the smallest move of each input that makes another scenario the best, by the mean of an \
          outcome. Say whether 'most' or 'least' of it is wanted. A move is told in the input's own unit, in its \
          standard deviations, and for a certain figure in per cent.
          """)
      ],
      examples: [
        "pay = 680 to 950 kkr/fte/year", "fees = 40 to 65 %", "contract = 500 kkr/year",
        "cost = 2.5 fte * pay * (1 - fees)", "scenario buy { cost = contract }",
        "flips least cost across baseline, buy",
      ]),
    HelpTopic(
      name: "because", title: Phrase("Why does it differ?"),
      text: [
        Phrase(
          """
          'because' behind a comparison splits the difference over the single changes of the scenario. 'In order' \
          lays them on one after the other; the fair share (Shapley) is the mean over all orders, for ten changes at \
          most. Both add up to the change that 'compare' shows.
          """)
      ],
      examples: [
        "pay = 680 to 950 kkr/fte/year", "posts = 2.5 fte", "cost = posts * pay",
        "scenario grow { posts += 0.5 fte, pay *= 1.04 }", "compare cost across baseline, grow",
        "compare cost across baseline, grow because",
      ]),
    HelpTopic(
      name: "assumptions", title: Phrase("What an answer rests on"),
      text: [
        Phrase(
          """
          'assumptions' lists the figures below an answer with their sources, by how far they move it, and tells how \
          much of the spread and of the amount rests on figures whose note has no source, or says 'assumption'. They \
          are the ones to mend first. 'list assumptions' shows those of the whole model.
          """)
      ],
      examples: [
        "## source: KS, 2024\npay = 680 to 950 kkr/fte/year", "## source: assumption\nfees = 40 to 65 %",
        "cost = 2.5 fte * pay * (1 - fees)", "assumptions cost", "list assumptions",
      ]),
    HelpTopic(
      name: "chart", title: Phrase("A drawing of an answer"),
      text: [
        Phrase(
          """
          'chart' draws a series with the bands that hold half of the draws and nine in ten, groups as bars, and one \
          uncertain figure as a histogram. 'across' puts scenarios beside each other.
          """),
        Phrase("The drawing fits the window; set PHT_ASCII=1 where only plain signs can be shown."),
      ],
      examples: [
        "pay = 680 to 950 kkr/fte/year", "nurses = previous + (2 to 6 fte/month) * step starting 40 fte",
        "cost = nurses * pay", "chart cost", "chart pay", "scenario dear { pay *= 1.1 }",
        "chart cost[2030] across baseline, dear", "chart cost | total by year",
      ]),
    HelpTopic(
      name: "map", title: Phrase("A map of places"),
      text: [
        Phrase(
          """
          'map' shades what has the fields latitude and longitude in five classes: the objects of a collection, or \
          groups by a reference to one. Groups that have no place of their own shade all that belongs to them.
          """)
      ],
      examples: [
        "kind town { name : text, county : text, latitude : number, longitude : number, people : patients }",
        "hamar = town { name = \"Hamar\", county = \"Innlandet\", latitude = 60.8, longitude = 11.1, people = 32 000 patients }",
        "alta = town { name = \"Alta\", county = \"Finnmark\", latitude = 70.0, longitude = 23.3, people = 21 000 patients }",
        "towns = [hamar, alta]", "map towns.people", "map (towns | sum people by county)",
      ]),
    HelpTopic(
      name: "explain", title: Phrase("What an answer rests on"),
      text: [
        Phrase(
          """
          'explain' goes from an answer down to its sources: the formula as written, value, note and place, and how \
          much of the answer's spread each unknown carries.
          """),
        Phrase(
          """
          '[2030]' tells one year, 'at p95' one draw in which all figures fit together, 'depth 2' two levels, 'as \
          dot' gives a diagram. 'across' tells what scenarios change, and what each part brings of it.
          """),
      ],
      examples: [
        "pay = 680 to 950 kkr/fte/year", "posts = 2 to 3 fte", "cost = posts * pay", "explain cost",
        "explain cost at p95",
        "explain cost depth 1", "explain cost as dot", "scenario dear { pay *= 1.1, posts += 1 fte }",
        "explain cost across baseline, dear",
      ]),
    HelpTopic(
      name: "functions", title: Phrase("Functions"),
      text: [
        Phrase("A function of your own is a line such as cost_of(posts, pay) = posts * pay.")
      ],
      examples: ["cost_of(posts, pay) = posts * pay", "cost_of(2.5 fte, 640 kkr/fte/year)"]),
  ]
}
