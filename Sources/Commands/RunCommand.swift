import ArgumentParser
import Questions
import Session
import SourceText
import Terminal
import Wording

struct RunCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "run", abstract: localized("Read files and answer their questions."))
  }

  @Argument(
    help: ArgumentHelp(
      localized("Files to lay on, in order; '-' reads standard input."), valueName: localized("files")),
    completion: .file(extensions: ["pht"]))
  var files: [String]

  @OptionGroup var options: ModelOptions

  @Option(help: ArgumentHelp(localized("How answers are written."), valueName: localized("format")))
  var format = OutputFormat.text

  @Option(
    help: ArgumentHelp(
      localized("A file for the answers, replaced only when all is written."), valueName: localized("path")))
  var output: String?

  @Flag(
    name: .customLong("explain-plan"),
    help: ArgumentHelp(localized("Show how each question would be worked out, and work nothing out.")))
  var explainsPlan = false

  @Option(
    help: ArgumentHelp(
      localized(
        "Take as many draws as make each figure this precise, such as 1%: half its 95 % interval for limited draws."),
      valueName: localized("share")))
  var precision: String?

  @Option(
    name: .customLong("time-limit"),
    help: ArgumentHelp(
      localized("How long a question may take to become precise, 60 unless given."), valueName: localized("seconds")))
  var timeLimit: Double?

  @Flag(
    help: ArgumentHelp(localized("Tell on the error output what reading, planning, computing and summing up took.")))
  var timing = false

  @OptionGroup var spoken: LanguageOption

  func validate() throws {
    if let precision, Precision(precision) == nil {
      throw ValidationError(localized("--precision takes a share, such as 1%"))
    }
    if let timeLimit, !(timeLimit > 0 && timeLimit < 1e9) {
      throw ValidationError(localized("--time-limit takes a number of seconds"))
    }
    if timeLimit != nil, precision == nil { throw ValidationError(localized("--time-limit belongs to --precision")) }
  }

  private var wanted: Precision? {
    precision.flatMap { Precision($0, limit: .milliseconds(Int64((timeLimit ?? 60) * 1_000))) }
  }

  func run() throws {
    Surroundings.endOnInterrupt()
    let watch = Stopwatch()
    var writer = AnswerWriter(format, to: output, title: files.joined(separator: ", "))
    var ending = Ending.well
    do throws(Diagnostics) {
      ending = try answer(&writer, watch)
      try writer.finish()
    } catch {
      writer.write(error.all)
      ending = .broken
    }
    if timing { StandardStream.error.write(watch.report) }
    try ending.leave()
  }

  private func answer(_ writer: inout AnswerWriter, _ watch: Stopwatch) throws(Diagnostics) -> Ending {
    var stack = try ModelStack.library(isBare: options.bare)
    for file in files { try stack.lay(file: file) }
    let own = stack.files.filter { !$0.isUsed }
    try options.lay(on: &stack)
    let checked = try CheckedModel(
      stack.model, on: Workbench(engine: watch.follow(options.engine)), scenarios: options.scenarioNames)
    Surroundings.tell(stack.warnings + checked.warnings)
    watch.isRead()
    let views = AnswerView(units: stack.model.units)
    let objects = AnswerJSON(units: stack.model.units)
    var ending = Ending.well
    for statement in own.flatMap(\.text.statements) {
      guard case .question(let question) = statement.kind else { continue }
      do throws(Diagnostics) {
        if explainsPlan {
          StandardStream.output.write("\(statement.span.text)\n\(try checked.plan(of: question))\n")
          continue
        }
        let answers = try checked.answers(question, at: statement.span, precise: wanted)
        writer.write(answers, to: question, views, objects)
        if answers.contains(where: \.isFailedCheck) { ending = ending.with(.differs) }
      } catch {
        writer.write(error.all)
        ending = ending.with(.broken)
      }
    }
    return ending
  }
}

extension Answer {
  /// Whether it is a check that does not hold.
  var isFailedCheck: Bool { if case .expect(let check) = content { !check.holds } else { false } }
}
