/// The domain model that every session begins with, as the text of its files, in the order in which they are laid.
package enum Library {
  package static let files: [(name: String, bytes: [UInt8])] = [
    ("units.pht", PackageResources.units_pht), ("practice.pht", PackageResources.practice_pht),
  ]
}
