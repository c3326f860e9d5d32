// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that neither `swift build` nor the tests of the project wait for it.
let package = Package(
  name: "attractor-benchmarks",
  platforms: [.macOS(.v15)],
  targets: [
    .executableTarget(
      name: "bench", swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
  ]
)
