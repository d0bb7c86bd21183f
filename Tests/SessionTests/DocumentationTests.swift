import Engine
import Session
import SourceText
import Syntax
import Testing

/// The programs of the documentation: those marked `pht` run as they stand, those marked `pht-error` are refused.
@Suite struct DocumentationTests {
  struct Block: Sendable, CustomTestStringConvertible {
    let file: String
    let line: Int
    let mark: String
    let program: String
    var testDescription: String { "\(file), line \(line)" }
  }

  private static let folder =
    FilePath.folder(of: FilePath.folder(of: FilePath.folder(of: #filePath))) + "/Documentation/"

  static let blocks = ["language.md", "funding.md", "teams.md"].flatMap(blocks(of:))

  private static func blocks(of file: String) -> [Block] {
    guard let bytes = try? FileContents.read(folder + file) else { return [] }
    var found: [Block] = []
    var open: (line: Int, mark: String, lines: [Substring])?
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if let block = open {
        guard line == "```" else {
          open?.lines.append(line)
          continue
        }
        found.append(
          Block(file: file, line: block.line, mark: block.mark, program: block.lines.joined(separator: "\n")))
        open = nil
      } else if line.hasPrefix("```") {
        open = (number + 1, String(line.dropFirst(3)), [])
      }
    }
    return found
  }

  /// What is said against a program.
  private func problems(_ program: String) -> [Diagnostic] {
    let folder = Folder()
    var problems: [Diagnostic] = []
    do throws(Diagnostics) {
      let path = folder.path + "/block.pht"
      try AtomicFile.write(program + "\n", to: path)
      var stack = try ModelStack.library(isBare: false)
      try stack.lay(file: path)
      let checked = try CheckedModel(stack.model, on: Workbench(engine: Engine(threads: 1)))
      for statement in stack.files.last?.text.statements ?? [] {
        guard case .question(let question) = statement.kind else { continue }
        do throws(Diagnostics) {
          for answer in try checked.answers(question, at: statement.span) {
            if case .expect(let check) = answer.content { #expect(check.holds, "\(answer.statement)") }
          }
        } catch { problems += error.all }
      }
    } catch { problems += error.all }
    return problems
  }

  @Test func thereAreManyOfThem() {
    #expect(Self.blocks.count { $0.mark == "pht" } > 30)
    #expect(Self.blocks.count { $0.mark == "pht-error" } >= 4)
  }

  @Test(arguments: blocks.filter { $0.mark == "pht" })
  func aProgramOfTheReferenceRuns(_ block: Block) {
    let problems = problems(block.program)
    #expect(problems.isEmpty, "\(text(of: problems))")
  }

  @Test(arguments: blocks.filter { $0.mark == "pht-error" })
  func whatTheReferenceCallsAnErrorIsRefused(_ block: Block) {
    #expect(!problems(block.program).isEmpty)
  }
}
