import Engine
import Model
import Session
import SourceText
import Testing

@Suite struct ProgramTests {
  /// The folder of programs, beside this suite's.
  private static let folder = FilePath.folder(of: FilePath.folder(of: #filePath)) + "/Programs/runs/"

  static let programs = FilePath.names(in: folder, beginning: "").filter { $0.hasSuffix(".pht") }

  @Test func thereAreProgramsToRun() { #expect(Self.programs.count > 30) }

  /// The scenarios, without those whose only use is to measure speed.
  static let scenarios = FilePath.names(in: folder + "../../../Scenarios/", beginning: "").filter {
    $0.hasSuffix(".pht") && !$0.hasPrefix("benchmark")
  }

  @Test(arguments: scenarios)
  func scenariosReplayTheSame(scenario: String) throws {
    let replay = try Replay(
      Self.folder + "../../../Scenarios/" + scenario, library: ModelStack.library(isBare: false),
      on: Workbench(engine: Engine(threads: 2)))
    #expect(!replay.answers.isEmpty)
    for answer in replay.answers {
      #expect(answer.problems.isEmpty && !answer.failsCheck, "\(answer.text): \(text(of: answer.problems))")
      #expect(answer.now == answer.recorded, "\(answer.text)")
    }
  }

  @Test(arguments: programs)
  func answersAsRecorded(program: String) throws {
    let replay = try Replay(
      Self.folder + program, library: ModelStack.library(isBare: false), on: Workbench(engine: Engine(threads: 1)))
    for answer in replay.answers {
      #expect(answer.problems.isEmpty, "\(answer.text): \(text(of: answer.problems))")
      #expect(!answer.failsCheck, "\(answer.text)")
      #expect(answer.now == answer.recorded, "\(answer.text)")
    }
  }
}
