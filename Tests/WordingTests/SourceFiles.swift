import Session

/// The Swift sources of the project.
enum SourceFiles {
  struct File {
    var path: String
    var text: String
  }

  /// The folder of the project, two above this suite's.
  static let root = FilePath.folder(of: FilePath.folder(of: FilePath.folder(of: #filePath)))

  static let all = files(in: "Sources/")

  private static func files(in folder: String) -> [File] {
    FilePath.names(in: root + "/" + folder, beginning: "").flatMap { name in
      if name.hasSuffix("/") { return files(in: folder + name) }
      return name.hasSuffix(".swift") ? [File(path: folder + name, text: text(folder + name))] : []
    }
  }

  /// The text of a file of the project.
  static func text(_ path: String) -> String {
    String(decoding: (try? FileContents.read(root + "/" + path)) ?? [], as: UTF8.self)
  }
}
