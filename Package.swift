// swift-tools-version: 6.2
import PackageDescription

/// The modules in the order data meets them. A module may name only modules above it; `ArchitectureTests`
/// reads this manifest and the imports and fails on anything else.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

/// One library module with its test target of the same name.
///
/// - Parameters:
///   - testsNeed: what the tests import besides the module and what it depends on.
///   - golden: whether the tests keep golden files.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], testsNeed: [Target.Dependency] = [],
  golden: Bool = false
) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, swiftSettings: settings),
    .testTarget(
      name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies + testsNeed,
      exclude: golden ? ["Golden"] : [], swiftSettings: settings),
  ]
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

var targets: [Target] = [
  .target(
    name: "TestSupport", dependencies: ["SourceText"], path: "Tests/TestSupport", swiftSettings: settings)
]
targets += module("JSON")
targets += module("SourceText")
targets += module("DOTSyntax", ["SourceText"])
targets += module("PipelineIR", ["SourceText", "DOTSyntax"])
targets += module("PipelineAnalysis", ["SourceText", "PipelineIR"], testsNeed: ["DOTSyntax"])
targets += module(
  "PipelineLint", ["SourceText", "DOTSyntax", "PipelineIR", "PipelineAnalysis"], golden: true)
targets += module("Reporting", ["SourceText", "JSON"], golden: true)
targets += module(
  "PipelinePlan", ["SourceText", "JSON", "PipelineIR", "PipelineAnalysis", crypto], testsNeed: ["DOTSyntax"],
  golden: true)
targets += module(
  "Interpreter", ["JSON", "PipelineIR", "PipelinePlan", crypto, subprocess, system],
  testsNeed: ["SourceText", "DOTSyntax", "PipelineAnalysis"])
targets += module(
  "AgentBackends", ["SourceText", "JSON", "Interpreter"],
  testsNeed: ["PipelinePlan", "DOTSyntax", "PipelineIR", "PipelineAnalysis"])
targets += module(
  "GraphRender", ["SourceText", "JSON", "PipelineIR", subprocess, system], testsNeed: ["DOTSyntax"])
targets += module(
  "AttractorCLI",
  [
    "SourceText", "JSON", "DOTSyntax", "PipelineIR", "PipelineAnalysis", "PipelineLint", "Reporting",
    "PipelinePlan", "Interpreter", "AgentBackends", "GraphRender", arguments, system,
  ])
targets += [
  .executableTarget(name: "attractor", dependencies: ["AttractorCLI"], swiftSettings: settings),
  .systemLibrary(
    name: "CGraphviz", pkgConfig: "libgvc",
    providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
  .executableTarget(
    name: "attractor-render", dependencies: ["CGraphviz", "GraphRender"], swiftSettings: settings),
  .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: settings),
  .testTarget(
    name: "EndToEndTests",
    dependencies: ["TestSupport", "JSON", "attractor", "attractor-render", subprocess, system],
    swiftSettings: settings),
]

let package = Package(
  name: "attractor",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "attractor", targets: ["attractor"]),
    .executable(name: "attractor-render", targets: ["attractor-render"]),
    .library(name: "Attractor", targets: ["PipelineLint", "PipelinePlan", "Interpreter", "AgentBackends"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    // No Foundation: the trait that adds it would pull it into every tool process we start.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: targets
)
