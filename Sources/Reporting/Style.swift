import SourceText

/// How text for people is coloured: with ANSI escape sequences or not at all.
public struct Style: Hashable, Sendable {
  /// No escape sequence, ever.
  public static let plain = Style(usesColour: false)
  /// Colours of the terminal's own palette.
  public static let ansi = Style(usesColour: true)
  private let usesColour: Bool

  /// What a piece of text is for.
  public enum Role: Hashable, Sendable {
    /// A path, a message.
    case emphasis
    /// Line numbers and bars.
    case gutter
    /// The word for a severity, and carets.
    case severity(Severity)
    /// Marks of related places.
    case note
    /// What to do.
    case help
    /// What has gone well.
    case success
  }

  /// Appends `text`, which is printed as it is, in the colour of `role`.
  func paint(_ role: Role, _ text: some Sequence<UInt8>, to output: inout [UInt8]) {
    guard usesColour else { return output.append(contentsOf: text) }
    output.append(contentsOf: "\u{1B}[\(role.parameters)m".utf8)
    output.append(contentsOf: text)
    output.append(contentsOf: "\u{1B}[0m".utf8)
  }

  /// `text`, which is printed as it is, in the colour of `role`.
  public func painted(_ role: Role, _ text: String) -> String {
    var output: [UInt8] = []
    paint(role, text.utf8, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}

extension Style.Role {
  /// Parameters of "select graphic rendition", ECMA-48 section 8.3.117.
  fileprivate var parameters: String {
    switch self {
    case .emphasis: "1"
    case .gutter: "34"
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.info): "1;36"
    case .note: "36"
    case .help: "32"
    case .success: "32"
    }
  }
}
