import Engine
import Glibc
import Session
import SourceText
import Syntax
import Testing

/// Small wrong programs, each with the messages it must get in a file of the same name ending in `.txt`.
struct WrongProgramTests {
  /// The folder of programs, beside this suite's.
  static let folder = FilePath.folder(of: FilePath.folder(of: #filePath)) + "/Programs/errors"
  static let programs = FilePath.names(in: folder + "/", beginning: "").filter { $0.hasSuffix(".pht") }
  /// Set to write the present messages in place of the expected ones.
  static var isRecording: Bool { getenv("PHT_RECORD") != nil }

  @Test(arguments: programs)
  func aWrongProgramGetsTheMessagesThatAreRecorded(_ name: String) throws {
    let messages = Self.messages(of: name)
    let recorded = Self.folder + "/" + String(name.dropLast(4)) + ".txt"
    if Self.isRecording { try AtomicFile.write(messages, to: recorded) }
    let expected = try FileContents.read(recorded)
    #expect(messages == String(decoding: expected, as: UTF8.self))
    #expect(messages.hasPrefix("error"), "\(name) is wrong and must be refused")
    for word in [" type ", "scalar", "token", "constraint", "parser", "nil", "optional", "identifier", "expression"] {
      #expect(!messages.lowercased().contains(word), "'\(word)' is no planner's word")
    }
  }

  @Test func thereAreMoreThanEightyOfThem() {
    #expect(Self.programs.count > 80)
  }

  /// Everything that is said about a program, as `pht run` says it; files are named as they lie in the folder.
  static func messages(of name: String) -> String {
    text(of: problems(of: name)).split(separator: folder + "/", omittingEmptySubsequences: false).joined()
  }

  static func problems(of name: String) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    do throws(Diagnostics) {
      var stack = try ModelStack.library(isBare: false)
      try stack.lay(file: folder + "/" + name)
      let checked = try CheckedModel(stack.model, on: Workbench(engine: Engine(threads: 1)))
      for statement in stack.files.last?.text.statements ?? [] {
        guard case .question(let question) = statement.kind else { continue }
        do throws(Diagnostics) { _ = try checked.answers(question, at: statement.span) } catch { problems += error.all }
      }
    } catch { problems += error.all }
    return problems
  }
}
