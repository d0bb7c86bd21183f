import Library
import Model
import SourceText
import Syntax
import Testing

/// Small wrong programs, each with the messages it must get in a file of the same name ending in `.txt`.
struct WrongProgramTests {
  static let folder = ProgramFiles.folder("errors")
  static let library: Model = {
    var model = Model()
    let usual = BuiltInName.settings.map { "\($0.name) = \($0.value)" }.joined(separator: "\n")
    for (name, bytes) in [("settings.pht", Array(usual.utf8))] + Library.files {
      let text = parse(SourceText(name: name, bytes: bytes))
      do throws(Diagnostics) {
        model = try model.laying(text.statements, sheet: Sheet(.library, name: name)) { _ throws(Diagnostics) in [] }
      } catch { fatalError(SourceText_text(error.all)) }
    }
    return model
  }()

  @Test(arguments: ProgramFiles.names(in: folder, ending: ".pht"))
  func aWrongProgramGetsTheMessagesThatAreRecorded(_ name: String) throws {
    let path = Self.folder + "/" + name
    let bytes = try #require(ProgramFiles.bytes(path))
    let messages = Self.messages(of: SourceText(name: name, bytes: bytes))
    let recorded = String(path.dropLast(4)) + ".txt"
    if ProgramFiles.isRecording { ProgramFiles.write(messages, to: recorded) }
    let expected = try #require(ProgramFiles.bytes(recorded), "no messages are recorded for \(name)")
    #expect(messages == String(decoding: expected, as: UTF8.self))
    #expect(messages.contains("error"), "\(name) is wrong and must be refused")
    for word in [" type ", "scalar", "token", "constraint", "parser", "nil", "Optional", "identifier", "expression"] {
      #expect(!messages.lowercased().contains(word), "'\(word)' is no planner's word")
    }
  }

  /// Everything that is said about a text: what cannot be read, else what is wrong with its names, else with its formulas.
  static func messages(of source: SourceText) -> String {
    let parsed = parse(source)
    guard parsed.diagnostics.isEmpty else { return SourceText_text(parsed.diagnostics) }
    do throws(Diagnostics) {
      let model = try library.laying(parsed.statements, sheet: Sheet(.file, name: source.name)) { file throws(Diagnostics) in
        guard let bytes = ProgramFiles.bytes(folder + "/" + file) else {
          throw Diagnostics([Diagnostic(code: "no_file", "there is no file \"\(file)\"", at: [])])
        }
        return bytes
      }
      let resolver = Resolver(model)
      resolver.checkAll()
      if !resolver.hasErrors {
        for statement in parsed.statements {
          guard case .question(let question) = statement.kind else { continue }
          resolver.check(question)
        }
      }
      return SourceText_text(resolver.diagnostics)
    } catch { return SourceText_text(error.all) }
  }
}

/// `text(of:)` of the messages, told apart from that of formulas.
func SourceText_text(_ diagnostics: [Diagnostic]) -> String { text(of: diagnostics) }
