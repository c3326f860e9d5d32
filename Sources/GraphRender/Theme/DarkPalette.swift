extension Palette {
  /// Deep fills with bright outlines and light text on near black.
  static let dark = Palette(
    canvas: Color(0x0D1117),
    ink: Color(0xF0F6FC),
    cluster: Paint(fill: 0x151B23, border: 0x3D444D, text: 0x9DA7B3),
    missing: Paint(fill: 0x2A0F12, border: 0xF87171, text: 0xFCA5A5),
    edge: EdgePaint(line: 0x8B949E, text: 0xC9D1D9),
    successEdge: EdgePaint(line: 0x4ADE80, text: 0x86EFAC),
    failEdge: EdgePaint(line: 0xF87171, text: 0xFCA5A5),
    kind: { kind in
      switch kind {
      case .start: Paint(fill: 0x052E16, border: 0x22C55E, text: 0xBBF7D0)
      case .exit: Paint(fill: 0xE2E8F0, border: 0xFFFFFF, text: 0x0F172A)
      case .codergen: Paint(fill: 0x172554, border: 0x60A5FA, text: 0xDBEAFE)
      case .waitHuman: Paint(fill: 0x451A03, border: 0xF59E0B, text: 0xFDE68A)
      case .conditional: Paint(fill: 0x3B0764, border: 0xC084FC, text: 0xF3E8FF)
      case .parallel: Paint(fill: 0x083344, border: 0x22D3EE, text: 0xCFFAFE)
      case .fanIn: Paint(fill: 0x042F2E, border: 0x2DD4BF, text: 0xCCFBF1)
      case .tool: Paint(fill: 0x1E293B, border: 0x94A3B8, text: 0xE2E8F0)
      case .managerLoop: Paint(fill: 0x500724, border: 0xF472B6, text: 0xFCE7F3)
      case .pipeline: Paint(fill: 0x1E1B4B, border: 0x818CF8, text: 0xE0E7FF)
      case .custom: Paint(fill: 0x1A2E05, border: 0xA3E635, text: 0xECFCCB)
      }
    },
    state: { state in
      switch state {
      case .pending: Paint(fill: 0x0D1117, border: 0x6E7681, text: 0x9DA7B3)
      case .running: Paint(fill: 0x172554, border: 0x60A5FA, text: 0xDBEAFE)
      case .success: Paint(fill: 0x052E16, border: 0x22C55E, text: 0xBBF7D0)
      case .partial: Paint(fill: 0x422006, border: 0xEAB308, text: 0xFEF08A)
      case .fail: Paint(fill: 0x450A0A, border: 0xF87171, text: 0xFECACA)
      case .skipped: Paint(fill: 0x151B23, border: 0x6E7681, text: 0x9DA7B3)
      }
    })
}
