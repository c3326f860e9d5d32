/// Why a file is no plan, and where.
public struct PlanDecodingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A JSON pointer into the file (RFC 6901); empty for the whole file.
  public private(set) var path: String
  /// What is wrong there, in one line without a full stop.
  public let message: String

  init(_ message: String) {
    path = ""
    self.message = message
  }

  /// The path and the message.
  public var description: String { path.isEmpty ? message : "\(path): \(message)" }

  /// The same error seen from the object or array around it.
  func inside(_ step: String) -> PlanDecodingError {
    var error = self
    var escaped = ""
    for character in step.unicodeScalars {
      switch character {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.unicodeScalars.append(character)
      }
    }
    error.path = "/" + escaped + path
    return error
  }
}
