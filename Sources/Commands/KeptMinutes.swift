import Session
import SourceText
import Terminal
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Minutes that nobody has asked for yet, kept in the user's own folder so that nothing is lost however the room ends.
final class KeptMinutes {
  /// So many of a script are kept.
  private static let most = 20
  private let path: String?
  private var isThere = false

  /// Minutes of a script that begins now; none are kept where there is no folder for them.
  init(of file: String) {
    guard let state = StateFolder.path() else {
      path = nil
      return
    }
    let folder = FilePath.joined(state, "minutes")
    let name = FilePath.name(of: file)
    let stem = name.hasSuffix(".pht") ? String(name.dropLast(4)) : name
    path = FilePath.joined(folder, "\(stem)-\(Self.now).pht")
  }

  /// Keeps a text in place of the one before, or takes that away where there is nothing to keep. That it cannot be kept is no
  /// reason to stop.
  func keep(_ text: (_ path: String) -> String?) {
    guard let path else { return }
    guard let text = text(path) else {
      if isThere {
        PrivateFolder.remove(path)
        Interrupts.setFarewell(nil)
      }
      isThere = false
      return
    }
    if !isThere { makeRoom(in: FilePath.folder(of: path)) }
    do throws(Diagnostics) { try AtomicFile.write(text, to: path) } catch { return }
    if !isThere, let note { Interrupts.setFarewell(note + "\n") }
    isThere = true
  }

  /// Where they are, to be told when the room ends; nothing where none are kept.
  var ending: String? { isThere ? note : nil }

  private var note: String? { path.map { localized("what was tried is kept in \($0)") } }

  /// Takes the oldest away of as many as may be kept.
  private func makeRoom(in folder: String) {
    StateFolder.make(folder)
    guard let path else { return }
    // The name of a script, and a time of fixed length.
    let beginning = String(FilePath.name(of: path).dropLast(Self.now.count + 4))
    let old = FilePath.names(in: folder, beginning: beginning).filter {
      $0.count == beginning.count + Self.now.count + 4
    }.sorted()
    for name in old.dropLast(Self.most - 1) { PrivateFolder.remove(FilePath.joined(folder, name)) }
  }

  /// `20261122-034512`
  private static var now: String {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    func digits(_ number: Int32, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    return digits(parts.tm_year + 1900, 4) + digits(parts.tm_mon + 1, 2) + digits(parts.tm_mday, 2) + "-"
      + digits(parts.tm_hour, 2) + digits(parts.tm_min, 2) + digits(parts.tm_sec, 2)
  }
}
