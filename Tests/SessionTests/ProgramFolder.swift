import Glibc

/// Files below `Tests/Programs`, read and written by the tests that go through a folder.
enum ProgramFolder {
  /// The folder `Tests/Programs`, found from where this file was compiled.
  static func folder(_ name: String, here: String = #filePath) -> String {
    here.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/") + "/Programs/" + name
  }

  static func names(in folder: String, ending: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(ending) { names.append(name) }
    }
    return names.sorted()
  }

  static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { return bytes }
      bytes += block[..<count]
    }
  }

  static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { return }
    defer { fclose(file) }
    fputs(text, file)
  }

  /// Set to write the present answers in place of the expected ones.
  static var isRecording: Bool { getenv("PHT_RECORD") != nil }
}
