import Model
import Quantities
import Questions
import Rendering
import SourceText
import Wording

/// Lays out what an analysis has found.
struct FindingView {
  let answers: AnswerView
  let figures: FigureText
  /// The whole of a source stands in the model; a table needs to tell which it is.
  private static let longestSource = 40

  func view(_ finding: Finding) -> View {
    switch finding {
    case .sensitivity(let sensitivity): view(sensitivity)
    case .variance(let shares): view(shares)
    case .flips(let flips): view(flips)
    case .reasons(let reasons): .blocks(reasons.flatMap(views))
    case .assumptions(let coverage): view(coverage)
    }
  }

  /// `cost  2 020 kkr/year (1 700 to 2 375)`
  func head(_ name: String, _ figure: Figure) -> View {
    .paragraph(Line(name, .name) + Line("  ") + Line(figures.text(figure), .value))
  }

  /// An input as it is written: `680 to 950 kkr/fte/year`, `2.5 fte ± 10 %`, `one per office`.
  func range(_ input: InputFacts, moves: Bool = true) -> Line {
    let value = input.value
    let text: String
    switch input.nature {
    case .certain: text = figures.text(value) + (moves ? " ± 10 %" : "")
    case .draws(let owners):
      let words = owners.map(\.word.text)
      text = words.count > 1 ? localized("one per \(words[0]) and \(words[1])") : localized("one per \(words[0])")
    case .unknown where value.shown.type == .yesNo:
      text = localized("yes in \(NumberText.rounded(value.mean * 100, significant: 3)) % of draws")
    case .unknown:
      let unit = figures.unit(of: value)
      let name = unit.plural(in: answers.units).text(in: answers.units)
      text = figures.interval(value, in: unit).map { name.isEmpty ? $0 : $0 + " " + name } ?? figures.text(value)
    }
    return Line(text)
  }

  /// Which inputs do not move an answer; nothing where all do.
  func unmoved(_ inputs: [InputFacts]) -> View? {
    guard !inputs.isEmpty else { return nil }
    let most = 6
    let names = Self.listed(inputs.map(\.title.text), most: most)
    var text =
      inputs.count == 1 ? localized("\(names) does not move its mean") : localized("\(names) do not move its mean")
    let zeros = inputs.filter { $0.nature == .certain && $0.value.mean == 0 }.count
    // A tenth of nothing is nothing, whatever the answer would do.
    if inputs.count == 1, zeros == 1 {
      text = localized("\(names) is 0, so a tenth more tells nothing")
    } else if zeros > 0 {
      text =
        zeros == 1
        ? localized("\(text); one of them is 0, so a tenth more tells nothing")
        : localized("\(text); \(zeros) of them are 0, so a tenth more tells nothing")
    }
    return .paragraph(Line(text, .dim))
  }

  /// The first of many names, and how many more there are.
  static func listed(_ names: [String], most: Int) -> String {
    let first = names.prefix(most).joined(separator: ", ")
    return names.count > most ? localized("\(first) and \(names.count - most) more") : first
  }

  /// What a note says of where a figure is from, and where it stands: `KS tariff 2024 (model.pht:12)`.
  ///
  /// Places are left out where answers are to be the same in a saved file.
  func origin(_ source: String?, _ place: Span?) -> TableView.Cell {
    var words = source.map(NoteText.source) ?? NumberText.noValue
    if words.count > Self.longestSource { words = words.prefix(Self.longestSource - 1) + "…" }
    if answers.showsPlaces, let place, place.source.name != "prompt" {
      let file = place.source.name.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? place.source.name
      words += " (\(file):\(place.line))"
    }
    return TableView.Cell(Line(words, .dim))
  }

  /// A share with its interval: `31 % (28 to 35)`, said to be noise where it cannot be told from zero.
  func share(_ estimate: Estimate) -> TableView.Cell {
    guard estimate.value.isFinite else { return TableView.Cell(Line(NumberText.noValue)) }
    let step = max((estimate.high - estimate.low) * 5, 0.1)
    let percent = { (x: Double) in NumberText.rounded(abs(x) < 1e-9 ? 0 : x * 100, matching: step, significant: 3) }
    var text = percent(estimate.value) + " %"
    if estimate.low < estimate.high {
      text += " (" + localized("\(percent(estimate.low)) to \(percent(estimate.high))") + ")"
    }
    if estimate.isNoise, estimate.value != 0 { text += ", " + localized("noise") }
    return TableView.Cell(Line(text, .value), number: estimate.value)
  }
}
