import ArgumentParser
import Session
import SourceText
import Terminal
import Wording

struct ReplayCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "replay",
      abstract: localized("Run files again and compare each answer with the one recorded under its question."))
  }

  @Argument(
    help: ArgumentHelp(
      localized("Files with answers in lines that begin with '#='; of a folder, all its .pht files."),
      valueName: localized("files")),
    completion: .file(extensions: ["pht"]))
  var files: [String]

  @Flag(help: ArgumentHelp(localized("Write the answers of this run into the files.")))
  var update = false

  @Option(
    help: ArgumentHelp(localized("How many cores may work; it changes no answer."), valueName: localized("threads")))
  var threads: Int?

  @OptionGroup var spoken: LanguageOption

  func run() throws {
    Surroundings.endOnInterrupt()
    var ending = Ending.well
    var counts: [(folder: String, count: ReplayCount)] = []
    do throws(Diagnostics) {
      let library = try ModelStack.library(isBare: false)
      let bench = Workbench(engine: ModelOptions.engine(threads: threads))
      for path in files where FilePath.models(at: path).isEmpty {
        throw Diagnostics([Diagnostic(code: "no_models", localized("the folder '\(path)' holds no .pht files"), at: [])]
        )
      }
      let models = files.flatMap(FilePath.models)
      for file in models {
        let folder = FilePath.folder(of: file)
        if counts.last?.folder != folder { counts.append((folder, ReplayCount())) }
        do throws(Diagnostics) {
          let replay = try Replay(file, library: library, on: bench)
          Surroundings.tell(replay.warnings)
          counts[counts.count - 1].count.add(replay)
          ending = ending.with(try report(replay, isAlone: models.count == 1))
          if models.count > 1 {
            var count = ReplayCount()
            count.add(replay)
            StandardStream.output.write("\(file): \(count.text)\n")
          }
        } catch {
          Surroundings.tell(error.all)
          counts[counts.count - 1].count.broken += 1
          ending = .broken
        }
      }
    } catch {
      Surroundings.tell(error.all)
      ending = .broken
    }
    // A line for each file has told of folders with one file.
    for (folder, count) in counts where counts.count == 1 || count.files != 1 {
      StandardStream.output.write((folder.isEmpty ? "" : folder + ": ") + count.text + "\n")
    }
    try ending.leave()
  }

  /// Tells what differs in a file, and of one that is alone also what is the same; records the new answers where that is
  /// asked for.
  private func report(_ replay: Replay, isAlone: Bool) throws(Diagnostics) -> Ending {
    var ending = Ending.well
    for answer in replay.answers {
      let place = "\(replay.path):\(answer.statement.span.line): \(answer.text)"
      switch answer.verdict {
      case .same: if isAlone { StandardStream.output.write(localized("same \(place)") + "\n") }
      case .changed where update: StandardStream.output.write(localized("updated \(place)") + "\n")
      case .changed:
        ending = ending.with(.differs)
        StandardStream.output.write(
          localized("changed \(place)") + "\n" + AnswerDifference(answer.recorded, answer.now).text
            + "  (\(replay.reason))\n")
      case .unrecorded where update: StandardStream.output.write(localized("recorded \(place)") + "\n")
      case .unrecorded: if isAlone { StandardStream.output.write(localized("not recorded \(place)") + "\n") }
      case .broken:
        Surroundings.tell(answer.problems)
        ending = .broken
      }
      if answer.failsCheck {
        StandardStream.output.write(localized("does not hold \(place)") + "\n")
        ending = ending.with(.differs)
      }
    }
    if update { try replay.update() }
    return ending
  }
}

/// How the answers of a folder's files compare with those recorded.
struct ReplayCount {
  var files = 0
  var same = 0
  var changed = 0
  var unrecorded = 0
  var failing = 0
  var broken = 0

  mutating func add(_ replay: Replay) {
    files += 1
    for answer in replay.answers {
      if answer.failsCheck { failing += 1 }
      switch answer.verdict {
      case .same: same += 1
      case .changed: changed += 1
      case .unrecorded: unrecorded += 1
      case .broken: broken += 1
      }
    }
  }

  /// `12 answers the same, 1 changed, 1 check does not hold`
  var text: String {
    var parts = [sameInWords]
    if changed > 0 { parts.append(localized("\(changed) changed")) }
    if unrecorded > 0 { parts.append(localized("\(unrecorded) not recorded before")) }
    if failing > 0 {
      parts.append(failing == 1 ? localized("1 check does not hold") : localized("\(failing) checks do not hold"))
    }
    if broken > 0 { parts.append(localized("\(broken) with errors")) }
    return parts.joined(separator: ", ")
  }
  private var sameInWords: String {
    switch (same == 1, files > 1) {
    case (true, false): localized("1 answer the same")
    case (false, false): localized("\(same) answers the same")
    case (true, true): localized("1 answer the same in \(files) files")
    case (false, true): localized("\(same) answers the same in \(files) files")
    }
  }
}
