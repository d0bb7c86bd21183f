import ArgumentParser
import Engine
import Model
import Session
import SourceText
import Syntax
import Wording

/// Options that settle how a model is run.
struct ModelOptions: ParsableArguments {
  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      localized("Lay a scenario under every question; may be given several times."), valueName: localized("name"))
  )
  var scenarios: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      localized("Lay a change on, such as 'posts = 3 fte' or 'pay *= 1.05'; may be given several times."),
      valueName: localized("path = formula")))
  var changes: [String] = []

  @Option(help: ArgumentHelp(localized("How many draws an uncertain value has."), valueName: localized("draws")))
  var draws: Int?

  @Option(help: ArgumentHelp(localized("The number that all draws start from."), valueName: localized("seed")))
  var seed: Int?

  @Option(
    help: ArgumentHelp(localized("How many cores may work; it changes no answer."), valueName: localized("threads")))
  var threads: Int?

  @Flag(help: ArgumentHelp(localized("Leave the library out.")))
  var bare = false

  func validate() throws {
    if let draws, !(1...Limits.draws).contains(draws) {
      throw ValidationError(localized("--draws takes a whole number from 1 to 1000000"))
    }
    if let seed, seed < 0 { throw ValidationError(localized("--seed takes a whole number that is not below 0")) }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError(localized("--threads takes a whole number from 1 to 1024"))
    }
  }

  var bench: Workbench { Workbench(engine: engine) }
  var engine: Engine { Self.engine(threads: threads) }

  static func engine(threads: Int?) -> Engine {
    threads.map { Engine(threads: $0) } ?? Engine()
  }

  /// The scenarios as names that messages can point at.
  var scenarioNames: [Name] {
    scenarios.flatMap { text in
      text.split(separator: "+").map { part in
        let word = part.split(separator: " ").joined(separator: " ")
        return Name(word, SourceText(name: "--with", text: word).all)
      }
    }
  }

  /// Lays the settings and changes of the command line over the files.
  func lay(on stack: inout ModelStack) throws(Diagnostics) {
    var settings = ""
    if let draws { settings += "\(BuiltInName.draws) = \(draws)\n" }
    if let seed { settings += "\(BuiltInName.seed) = \(seed)\n" }
    if !settings.isEmpty { try stack.lay(Syntax.parse(SourceText(name: "command line", text: settings)).statements) }
    for text in changes { try stack.lay([Self.change(text)]) }
  }

  /// `posts = 3 fte` as a change of what is there, never a new definition.
  private static func change(_ text: String) throws(Diagnostics) -> Statement {
    let source = SourceText(name: "--set", text: text)
    let parsed = Syntax.parse(source)
    let errors = parsed.diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { throw Diagnostics(errors) }
    if parsed.statements.count == 1 {
      let statement = parsed.statements[0]
      switch statement.kind {
      case .change: return statement
      case .definition(let name, let declaration, let value):
        let target = Path(root: name, parts: [], span: name.span)
        return Statement(
          .change(
            Change(target: target, declaration: declaration, operation: .set, value: value, span: statement.span)),
          statement.span)
      case .field, .function, .kind, .unit, .scenario, .use, .correlate, .question: break
      }
    }
    throw Diagnostics([
      Diagnostic(
        code: "set_needs_change", localized("--set takes one change"), at: source.all,
        suggestion: "--set 'posts = 3 fte'")
    ])
  }
}
