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

  private static let norwegian = Catalogue(
    PortableObject(String(decoding: PackageResources.nb_po, as: UTF8.self)))
}
