/// The domain model that comes with pht: `.pht` files, and the tables that they read.
package enum Library {
  package typealias File = (name: String, bytes: [UInt8])

  /// What is always there, in the order in which it is laid on.
  package static let files: [File] = [
    ("units.pht", PackageResources.units_pht),
    ("ordinary.pht", PackageResources.ordinary_pht),
    ("funding.pht", PackageResources.funding_pht),
    ("cover.pht", PackageResources.cover_pht),
    ("ledger.pht", PackageResources.ledger_pht),
    ("practice.pht", PackageResources.practice_pht),
    ("team.pht", PackageResources.team_pht),
    ("outcomes.pht", PackageResources.outcomes_pht),
    ("economics.pht", PackageResources.economics_pht),
  ]

  /// What `use NAME` lays on, in order.
  package static let parts: [String: [File]] = [
    "norway": [
      ("municipality.pht", PackageResources.municipality_pht),
      ("norway.pht", PackageResources.norway_pht),
      ("rollout.pht", PackageResources.rollout_pht),
    ]
  ]

  /// The tables that the files read, by the name that they are read by.
  package static let tables: [String: [UInt8]] = [
    "counties.csv": PackageResources.counties_csv,
    "municipalities.csv": PackageResources.municipalities_csv,
    "practices.csv": PackageResources.practices_csv,
  ]

  /// Everything that answers may rest on.
  package static var everything: [[UInt8]] {
    files.map(\.bytes) + parts.sorted { $0.key < $1.key }.flatMap { $0.value.map(\.bytes) }
      + tables.sorted { $0.key < $1.key }.map(\.value)
  }
}
