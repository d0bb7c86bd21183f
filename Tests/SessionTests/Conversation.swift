import Engine
import Rendering
import Session
import SourceText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A session that is spoken to in a test.
struct Conversation {
  let session: Session

  init(bare: Bool = true, files: [String] = []) throws {
    var stack = try ModelStack.library(isBare: bare)
    for file in files { try stack.lay(file: file) }
    session = try Session(stack, on: Workbench(engine: Engine(threads: 1)))
  }

  /// What the line comes to, as a terminal without colours shows it; problems by their sentence.
  @discardableResult
  func say(_ line: String) -> String {
    let text = PlainText(measure: { DisplayWidth.columns(of: $0) })
    let parts = session.enter(line).parts.map { part in
      switch part {
      case .view(let view): text.text(view)
      case .problem(let problem): problem.severity.rawValue + ": " + problem.message + "\n"
      }
    }
    var all = parts.joined()
    while all.last == "\n" { all.removeLast() }
    return all
  }
}

/// A folder that is gone when the test is over.
final class Folder {
  let path: String

  init() {
    path = "/tmp/pht-test-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    mkdir(path, 0o700)
  }

  deinit {
    for name in FilePath.names(in: path, beginning: "") + FilePath.names(in: path, beginning: ".") {
      unlink(path + "/" + name)
    }
    rmdir(path)
  }

  /// Writes a file, and returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try AtomicFile.write(text, to: path + "/" + name)
    return path + "/" + name
  }

  func read(_ name: String) throws -> String {
    String(decoding: try FileContents.read(path + "/" + name), as: UTF8.self)
  }
}
