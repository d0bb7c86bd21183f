import Library
import Model
import SourceText
import Syntax
import Wording

/// A file as it was laid on.
package struct LaidFile: Sendable {
  /// As it was named.
  package let path: String
  package let canonical: String
  package let source: SourceText
  package let text: ParsedText
  /// Marks the bytes that were read.
  package let fingerprint: String
  /// Whether another file asked for it.
  package let isUsed: Bool
}

/// A model with the files that have been laid on it. A value: laying one more makes a new stack.
package struct ModelStack: Sendable {
  package var model = Model()
  package private(set) var files: [LaidFile] = []
  /// The parts of the library that have been asked for.
  private var parts: Set<String> = []
  /// What reading found that does not stop it.
  package var warnings: [Diagnostic] = []

  /// The settings that every model has, and the library unless it is left out.
  package static func library(isBare: Bool) throws(Diagnostics) -> ModelStack {
    var stack = ModelStack()
    let settings = BuiltInName.settings.map { "## \($0.note)\n\($0.name) = \($0.value)\n" }.joined()
    try stack.layLibrary("settings", Array(settings.utf8))
    if !isBare {
      for file in Library.files { try stack.layLibrary("library:" + file.name, file.bytes) }
    }
    return stack
  }

  private mutating func layLibrary(_ name: String, _ bytes: [UInt8]) throws(Diagnostics) {
    let parsed = parse(SourceText(name: name, bytes: bytes))
    try Self.refuse(parsed.diagnostics)
    model = try model.laying(parsed.statements, sheet: Sheet(.library, name: name)) {
      (table: String) throws(Diagnostics) -> [UInt8] in
      guard let bytes = Library.tables[table] else {
        throw Diagnostics([SessionMessages.file(localized("'\(table)' is not in the library"))])
      }
      return bytes
    }
  }

  /// Lays a part of the library on, once. Throws where there is none of that name, or where the model has taken its names.
  package mutating func lay(part name: Name) throws(Diagnostics) {
    guard let files = Library.parts[name.text] else { throw Diagnostics([SessionMessages.unknownLibraryPart(name)]) }
    guard parts.insert(name.text).inserted else { return }
    for file in files { try layLibrary("library:" + file.name, file.bytes) }
  }

  /// Lays a file on, under it the files that it uses, each once. Throws everything that is wrong with their texts and names.
  package mutating func lay(file path: String, used span: Span? = nil) throws(Diagnostics) {
    try lay(path, span, open: [])
  }

  private mutating func lay(_ path: String, _ span: Span?, open: [(canonical: String, path: String)])
    throws(Diagnostics)
  {
    let canonical = path == "-" ? path : FilePath.canonical(path)
    if let start = open.firstIndex(where: { $0.canonical == canonical }) {
      throw Diagnostics([SessionMessages.useCycle(open[start...].map(\.path) + [path], span)])
    }
    if files.contains(where: { $0.canonical == canonical }) { return }
    guard open.count < 64 else { throw Diagnostics([SessionMessages.usedTooDeep(span)]) }
    let bytes = try FileContents.read(path, for: span)
    let source = SourceText(name: path, bytes: bytes)
    let parsed = parse(source)
    let folder = path == "-" ? "" : FilePath.folder(of: path)
    var problems = parsed.diagnostics.filter { $0.severity == .error }
    warnings += parsed.diagnostics.filter { $0.severity == .warning }
    for statement in parsed.statements {
      guard case .use(let name, let isFile) = statement.kind else { continue }
      do throws(Diagnostics) {
        guard isFile else {
          try lay(part: name)
          continue
        }
        try lay(FilePath.joined(folder, name.text), name.span, open: open + [(canonical, path)])
      } catch { problems += error.all }
    }
    let (laid, found) = model.layingWhatStands(
      parsed.statements, sheet: Sheet(.file, name: path), readFile: FileContents.reader(in: folder))
    problems += found
    if problems.contains(where: { $0.severity == .error }) {
      problems += FurtherProblems(in: laid, parsed, of: source).all
      throw Diagnostics(problems.filter { $0.severity == .error }.inOrder(of: source))
    }
    model = laid
    var fingerprint = Fingerprint()
    fingerprint.add(bytes)
    files.append(
      LaidFile(
        path: path, canonical: canonical, source: source, text: parsed, fingerprint: fingerprint.text,
        isUsed: !open.isEmpty))
  }

  /// Lays statements on as if they were typed.
  package mutating func lay(_ statements: [Statement], folder: String = "") throws(Diagnostics) {
    model = try model.laying(statements, sheet: .prompt, readFile: FileContents.reader(in: folder))
  }

  private static func refuse(_ problems: [Diagnostic]) throws(Diagnostics) {
    let errors = problems.filter { $0.severity == .error }
    if !errors.isEmpty { throw Diagnostics(errors) }
  }
}

extension FileContents {
  /// Reads the tables that a text in the folder names.
  static func reader(in folder: String) -> Model.FileReader {
    { (name: String) throws(Diagnostics) -> [UInt8] in try FileContents.read(FilePath.joined(folder, name)) }
  }
}
