// swift-tools-version: 6.1
import PackageDescription

/// Settings of every Swift target: warnings stop the build.
let strict: [SwiftSetting] = [.unsafeFlags(["-warnings-as-errors"])]

/// A target with the settings that all of the project's own code shares.
func stage(_ name: String, uses dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func suite(_ name: String, uses dependencies: [Target.Dependency], copies: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: copies, swiftSettings: strict)
}

let package = Package(
  name: "pht",
  platforms: [.macOS(.v14)],
  products: [.executable(name: "pht", targets: ["pht"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    stage("Wording", resources: [.embedInCode("Resources")]),
    stage("SourceText", uses: ["Wording"]),
    stage("Quantities", uses: ["Wording"]),
    stage("Syntax", uses: ["SourceText", "Quantities", "Wording"]),
    stage("Model", uses: ["Syntax"]),
    .target(
      name: "CKernels",
      cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno", "-Wall", "-Wextra", "-Werror"])]),
    stage("Engine", uses: ["Model", "CKernels"]),
    stage("Questions", uses: ["Engine"]),
    stage("Rendering", uses: ["SourceText", "Quantities", "Wording"]),
    stage("Library", resources: [.embedInCode("Resources")]),
    stage("Session", uses: ["Questions", "Rendering", "Library"]),
    .target(name: "CLibedit", linkerSettings: [.linkedLibrary("edit")]),
    stage("Terminal", uses: ["CLibedit", "SourceText", "Wording"]),
    stage(
      "Commands",
      uses: ["Session", "Terminal", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    suite("SyntaxTests", uses: ["Syntax", "SourceText", "Wording"], copies: ["Programs", "Examples"]),
    suite("WordingTests", uses: ["Wording", "Session", "Library"]),
    suite("SourceTextTests", uses: ["SourceText"]),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["Terminal"], path: "Tests/TerminalProbe", swiftSettings: strict),
    suite(
      "TerminalTests", uses: ["Terminal", "TerminalProbe", "CPseudoTerminal", "pht", "Session"],
      copies: ["newcomer.en.txt", "newcomer.nb.txt"]),
    .executableTarget(name: "pht", dependencies: ["Commands"], swiftSettings: strict),
    .executableTarget(name: "EngineBench", dependencies: ["Session"], swiftSettings: strict),
    suite("QuantitiesTests", uses: ["Quantities", "Wording"]),
    suite("TablesTests", uses: ["Model", "SourceText"]),
    suite("RenderingTests", uses: ["Rendering"]),
    suite("ModelTests", uses: ["Model", "Library"]),
    suite("SessionTests", uses: ["Session", "Rendering"]),
    suite(
      "CommandsTests",
      uses: ["Commands", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    suite("EngineTests", uses: ["Engine", "Model", "Quantities", "SourceText"]),
    suite("NumericsTests", uses: ["Engine"], copies: ["reference.txt"]),
  ],
  swiftLanguageModes: [.v6]
)
