/// What the program says in another language, by its English template.
package struct Catalogue: Sendable {
  /// The entries in the order of the file.
  package let entries: [PortableObject.Entry]
  private let translations: [String: String]

  private init(_ file: PortableObject) {
    entries = file.entries
    translations = Dictionary(
      file.entries.map { ($0.template, $0.translation) }, uniquingKeysWith: { first, _ in first })
  }

  package subscript(template: String) -> String? { translations[template] }

  /// The catalogue of a language; none for English, which stands in the sources.
  package static func of(_ language: Language) -> Catalogue? {
    switch language {
    case .english: nil
    case .norwegian: norwegian
    }
  }

  /// The notes and sources of the library in a language, line by line; none for English, in which it is written.
  package static func ofLibrary(_ language: Language) -> Catalogue? {
    switch language {
    case .english: nil
    case .norwegian: norwegianLibrary
    }
  }

  private static let norwegianLibrary = Catalogue(
    PortableObject(PackageResources.library_nb_po))

  private static let norwegian = Catalogue(
    PortableObject(PackageResources.nb_po))
}
