#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The variables that the process was started with.
package struct Environment: Sendable {
  private let value: @Sendable (String) -> String?

  /// The environment of this process.
  package static let ofProcess = Environment { name in getenv(name).map { String(cString: $0) } }

  /// A made-up environment.
  package init(_ variables: [String: String]) { value = { variables[$0] } }
  private init(_ value: @escaping @Sendable (String) -> String?) { self.value = value }

  /// The variable's value; nil when it is not set.
  package subscript(name: String) -> String? { value(name) }
}
