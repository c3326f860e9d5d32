import PipelineIR
import Testing

@testable import GraphRender

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct ThemeTests {
  @Test(arguments: Theme.allCases)
  func textReachesDoubleA(theme: Theme) {
    let palette = theme.palette
    for kind in HandlerKind.allCases {
      let paint = palette.kind(kind)
      #expect(contrast(paint.text, paint.fill) >= 4.5, "\(kind)")
    }
    for state in NodeState.allCases {
      let paint = palette.state(state)
      #expect(contrast(paint.text, paint.fill) >= 4.5, "\(state)")
    }
    #expect(contrast(palette.missing.text, palette.missing.fill) >= 4.5)
    #expect(contrast(palette.cluster.text, palette.cluster.fill) >= 4.5)
    #expect(contrast(palette.ink, palette.canvas) >= 4.5)
    for edge in [palette.edge, palette.successEdge, palette.failEdge] {
      #expect(contrast(edge.text, palette.canvas) >= 4.5)
      #expect(contrast(edge.text, palette.cluster.fill) >= 4.5)
    }
  }

  /// WCAG 2.1, 1.4.11: graphics need 3 to 1.
  @Test(arguments: Theme.allCases)
  func outlinesAreVisible(theme: Theme) {
    let palette = theme.palette
    for kind in HandlerKind.allCases {
      #expect(contrast(palette.kind(kind).border, palette.canvas) >= 3, "\(kind)")
    }
    for state in NodeState.allCases {
      #expect(contrast(palette.state(state).border, palette.canvas) >= 3, "\(state)")
    }
    for edge in [palette.edge, palette.successEdge, palette.failEdge] {
      #expect(contrast(edge.line, palette.canvas) >= 3)
    }
  }

  @Test(arguments: Theme.allCases)
  func kindsAndStatesDiffer(theme: Theme) {
    #expect(Set(HandlerKind.allCases.map(theme.palette.kind)).count == HandlerKind.allCases.count)
    #expect(Set(NodeState.allCases.map(theme.palette.state)).count == NodeState.allCases.count)
    let outlines = HandlerKind.allCases.map { "\($0.drawnShape) \($0 == .exit)" }
    #expect(Set(outlines).count == outlines.count)
  }

  @Test func colorsReadAndWrite() {
    #expect(Color(0x00FF0A).hex == "#00ff0a")
    #expect(Color(hex: "#00ff0a") == Color(0x00FF0A))
    for wrong in ["", "#fff", "00ff0a", "#00ff0g", "#-0ff0a", "#+0ff0a", "red"] {
      #expect(Color(hex: wrong) == nil)
    }
  }
}

/// The contrast ratio of WCAG 2.1.
private func contrast(_ one: Color, _ other: Color) -> Double {
  let lights = [luminance(one), luminance(other)].sorted()
  return (lights[1] + 0.05) / (lights[0] + 0.05)
}

private func luminance(_ color: Color) -> Double {
  func linear(_ byte: UInt8) -> Double {
    let value = Double(byte) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
}
