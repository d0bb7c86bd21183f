import ArgumentParser
import Questions
import Session
import SourceText
import Terminal

struct RunCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "run", abstract: "Read files and answer their questions.")
  }

  @Argument(help: "Files to lay on, in order; '-' reads standard input.", completion: .file(extensions: ["pht"]))
  var files: [String]

  @OptionGroup var options: ModelOptions

  @Option(help: "How answers are written.")
  var format = OutputFormat.text

  @Option(help: ArgumentHelp("A file for the answers, replaced only when all is written.", valueName: "path"))
  var output: String?

  @Flag(name: .customLong("explain-plan"), help: "Show how each question would be worked out, and work nothing out.")
  var explainsPlan = false

  @Flag(help: "Tell on the error output what reading, planning, computing and summing up took.")
  var timing = false

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
        let answers = try checked.answers(question, at: statement.span)
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
