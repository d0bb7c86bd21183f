/// The domain model that is always there: `.pht` files, in the order in which they are laid on.
package enum Library {
  package static let files: [(name: String, bytes: [UInt8])] = [
    ("units.pht", PackageResources.units_pht),
    ("ordinary.pht", PackageResources.ordinary_pht),
    ("funding.pht", PackageResources.funding_pht),
    ("cover.pht", PackageResources.cover_pht),
    ("ledger.pht", PackageResources.ledger_pht),
    ("practice.pht", PackageResources.practice_pht),
  ]
}
