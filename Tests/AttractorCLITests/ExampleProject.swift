import Foundation
import SystemPackage

/// The small project the pipelines of the repository are run in: a branch with one commit on top of `main`, and the
/// gate scripts `factory/README.md` asks for.
enum ExampleProject {
  static let gates = ["format", "build", "test", "lint", "verify"]

  /// Makes the project in `folder`, which must not exist.
  static func make(in folder: FilePath) throws {
    for gate in gates { try folder.writing("exit 0\n", to: ".attractor/\(gate).sh") }
    try folder.writing("A project to try pipelines on.\n", to: "README.md")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.string)
    process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.string]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw GitFailed(status: process.terminationStatus) }
  }

  /// No project could be made.
  struct GitFailed: Error { var status: Int32 }

  private static let script = """
    set -e
    commit() { git add README.md && git -c user.name=Test -c user.email=test@example.com commit -q -m "$1"; }
    git init -q
    git symbolic-ref HEAD refs/heads/main
    commit "Start"
    git checkout -q -b change
    echo "One more line." >> README.md
    commit "Say more"
    """
}
