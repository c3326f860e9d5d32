/// An opaque sRGB colour.
public struct Color: Hashable, Sendable {
  /// Red, 0 to 255.
  public let red: UInt8
  /// Green, 0 to 255.
  public let green: UInt8
  /// Blue, 0 to 255.
  public let blue: UInt8

  /// The colour written `0xRRGGBB`.
  public init(_ rgb: UInt32) {
    red = UInt8(truncatingIfNeeded: rgb >> 16)
    green = UInt8(truncatingIfNeeded: rgb >> 8)
    blue = UInt8(truncatingIfNeeded: rgb)
  }

  /// The colour written `#rrggbb`; nil for any other spelling.
  public init?(hex: String) {
    guard hex.utf8.count == 7, hex.utf8.first == UInt8(ascii: "#") else { return nil }
    let digits = hex.dropFirst()
    guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      let rgb = UInt32(digits, radix: 16)
    else { return nil }
    self.init(rgb)
  }

  /// The spelling `#rrggbb`, which SVG, CSS and Graphviz share.
  public var hex: String {
    let rgb = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    let digits = String(rgb, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// The three colours of a filled shape with text on it.
public struct Paint: Hashable, Sendable {
  /// The inside.
  public var fill: Color
  /// The outline.
  public var border: Color
  /// The text.
  public var text: Color

  /// A paint of these colours, each `0xRRGGBB`.
  public init(fill: UInt32, border: UInt32, text: UInt32) {
    self.init(fill: Color(fill), border: Color(border), text: Color(text))
  }

  /// A paint of these colours.
  public init(fill: Color, border: Color, text: Color) {
    self.fill = fill
    self.border = border
    self.text = text
  }
}
