import JSON
import SystemPackage

/// `manifest.json`: what the run is, written once.
struct Manifest: Hashable, Sendable {
  static let formatVersion = 1

  var runID: String
  var name: String
  var label: String
  var goal: String
  var planHash: String
  /// Milliseconds since 1970.
  var startTime: Int64
  var inputs: [String: String]
  var workDirectory: String
  /// Versions of the tools involved, by name.
  var tools: [String: String]

  /// The file's bytes.
  var bytes: [UInt8] {
    let members: [String: JSONValue] = [
      "format": .integer(Int64(Self.formatVersion)), "run_id": .string(runID), "name": .string(name),
      "label": .string(label), "goal": .string(goal), "plan_hash": .string(planHash),
      "start_time": .string(Timestamp.text(startTime)), "start_time_ms": .integer(startTime),
      "inputs": .object(inputs.mapValues { .string($0) }), "work_directory": .string(workDirectory),
      "tools": .object(tools.mapValues { .string($0) }),
    ]
    return JSONValue.object(members).encoded(.pretty) + [0x0A]
  }

  /// Reads the file.
  ///
  /// - Throws: ``RunFileError``, ``RunDirectoryError``.
  static func read(_ path: FilePath) throws -> Manifest {
    let json: JSONValue
    do {
      json = try JSONParser.parse(try RunFile.read(path))
    } catch let error as JSONError {
      throw RunDirectoryError.badManifest(path, "\(error)")
    }
    guard json["format"]?.integerValue == Int64(formatVersion) else {
      throw RunDirectoryError.badManifest(
        path, "its format is not \(formatVersion), the one this version reads")
    }
    func text(_ key: String) throws -> String {
      guard let text = json[key]?.stringValue else {
        throw RunDirectoryError.badManifest(path, "`\(key)` is missing or no string")
      }
      return text
    }
    func texts(_ key: String) -> [String: String] {
      json[key]?.objectValue?.compactMapValues(\.stringValue) ?? [:]
    }
    return Manifest(
      runID: try text("run_id"), name: try text("name"), label: try text("label"), goal: try text("goal"),
      planHash: try text("plan_hash"), startTime: json["start_time_ms"]?.integerValue ?? 0,
      inputs: texts("inputs"), workDirectory: try text("work_directory"), tools: texts("tools"))
  }
}
