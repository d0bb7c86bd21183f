import ArgumentParser
import Session
import SourceText
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How a command ends, for scripts.
enum Ending: Int32 {
  case well = 0
  case differs = 1
  case broken = 2
  case usage = 64
  case interrupted = 130

  /// The graver of two.
  func with(_ other: Ending) -> Ending { other.rawValue > rawValue ? other : self }

  /// Leaves the command.
  func leave() throws {
    if self != .well { throw ExitCode(rawValue) }
  }
}

/// What a command needs around it.
enum Surroundings {
  /// Ends the process with 130 on Ctrl-C, from here on.
  static func endOnInterrupt() {
    signal(SIGINT) { _ in _exit(Ending.interrupted.rawValue) }
  }

  /// Tells problems on standard error.
  static func tell(_ problems: [Diagnostic]) {
    if !problems.isEmpty { StandardStream.error.write(told(problems)) }
  }

  /// Problems as they are told.
  static func told(_ problems: [Diagnostic]) -> String { text(of: problems) }
}
