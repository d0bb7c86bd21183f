import Session
import SourceText
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct FileTests {
  private func message(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch let problems as Diagnostics { return problems.all.map(\.message).joined(separator: "\n") } catch {
      return "\(error)"
    }
  }

  @Test func filesThatUseEachOtherAreRefusedWithTheRing() throws {
    let folder = Folder()
    let a = try folder.write("use \"b.pht\"\nx = 1\n", to: "a.pht")
    try folder.write("use \"c.pht\"\n", to: "b.pht")
    try folder.write("use \"a.pht\"\n", to: "c.pht")
    let told = message { _ = try Conversation(files: [a]) }
    #expect(
      told
        == "files may not use each other in a ring: \(a) → \(folder.path)/b.pht → \(folder.path)/c.pht → \(folder.path)/a.pht"
    )
  }

  @Test func aFileUsedTwiceIsLaidOnce() throws {
    let folder = Folder()
    try folder.write("base.x += 1 kr\n", to: "steps.pht")
    try folder.write("kind thing { x : kr }\nbase = thing { x = 1 kr }\n", to: "base.pht")
    let b = try folder.write("use \"base.pht\"\nuse \"steps.pht\"\n", to: "b.pht")
    let c = try folder.write("use \"steps.pht\"\nuse \"b.pht\"\n", to: "c.pht")
    let talk = try Conversation(files: [b, c])
    #expect(talk.say("base.x") == "2 kr")
  }

  @Test func allErrorsOfAFileAndOfWhatItUsesAreTold() throws {
    let folder = Folder()
    try folder.write("y = 1 kr +\n", to: "b.pht")
    let a = try folder.write("use \"b.pht\"\nuse \"nowhere.pht\"\nx = = 2\n", to: "a.pht")
    let told = message { _ = try Conversation(files: [a]) } ?? ""
    #expect(told.split(separator: "\n").count >= 3)
    #expect(told.contains("'\(folder.path)/nowhere.pht' is not there"))
  }

  @Test func whatCannotBeReadIsSaidPlainly() throws {
    let folder = Folder()
    #expect(
      message { _ = try Conversation(files: [folder.path + "/no.pht"]) } == "'\(folder.path)/no.pht' is not there")
    #expect(message { _ = try Conversation(files: [folder.path]) } == "'\(folder.path)' is a folder")
  }

  @Test func usingAFileAtThePromptCanBeUndone() throws {
    let folder = Folder()
    let path = try folder.write("posts = 2 fte\n", to: "p.pht")
    let talk = try Conversation()
    #expect(talk.say("use \"\(path)\"") == "")
    #expect(talk.say("posts") == "2 fte")
    talk.say("undo")
    #expect(talk.say("posts").hasPrefix("error:"))
    #expect(talk.say("use norway").hasPrefix("error:"))
  }

  @Test func aFileKeepsItsPermissionsAndNoOtherFileIsLeft() throws {
    let folder = Folder()
    let path = try folder.write("old", to: "x.pht")
    chmod(path, 0o640)
    try AtomicFile.write("new", to: path)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
    #expect(try folder.read("x.pht") == "new")
    #expect(FilePath.names(in: folder.path, beginning: "") == ["x.pht"])
    #expect(FilePath.names(in: folder.path, beginning: ".x") == [])
  }

  @Test func aLinkStaysALink() throws {
    let folder = Folder()
    let path = try folder.write("old", to: "x.pht")
    symlink(path, folder.path + "/link.pht")
    try AtomicFile.write("new", to: folder.path + "/link.pht")
    #expect(try folder.read("x.pht") == "new")
  }

  @Test func aFolderThatIsNotThereIsToldAndNothingIsWritten() {
    #expect(
      message { try AtomicFile.write("x", to: "/nowhere/at/all.pht") }
        == "'/nowhere/at/all.pht' cannot be written: the folder is not there")
  }

  @Test func pathsAreWrittenAsSeenFromAFolder() throws {
    let folder = Folder()
    let path = try folder.write("", to: "x.pht")
    #expect(FilePath.relative(path, to: folder.path) == "x.pht")
    #expect(FilePath.relative(path, to: "/tmp") == FilePath.name(of: folder.path) + "/x.pht")
    #expect(FilePath.joined("a/b", "c.pht") == "a/b/c.pht")
    #expect(FilePath.joined("a", "/c.pht") == "/c.pht")
    #expect(FilePath.folder(of: "a/b.pht") == "a")
    #expect(FilePath.folder(of: "b.pht") == "")
  }
}
