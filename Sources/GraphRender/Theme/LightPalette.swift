extension Palette {
  /// Tinted fills with dark text on white.
  static let light = Palette(
    canvas: Color(0xFFFFFF),
    ink: Color(0x0F172A),
    cluster: Paint(fill: 0xF8FAFC, border: 0xCBD5E1, text: 0x475569),
    missing: Paint(fill: 0xFEF2F2, border: 0xDC2626, text: 0xB91C1C),
    edge: EdgePaint(line: 0x64748B, text: 0x334155),
    successEdge: EdgePaint(line: 0x16A34A, text: 0x166534),
    failEdge: EdgePaint(line: 0xDC2626, text: 0xB91C1C),
    kind: { kind in
      switch kind {
      case .start: Paint(fill: 0xDCFCE7, border: 0x16A34A, text: 0x14532D)
      case .exit: Paint(fill: 0x334155, border: 0x0F172A, text: 0xFFFFFF)
      case .codergen: Paint(fill: 0xEFF6FF, border: 0x3B82F6, text: 0x1E3A8A)
      case .waitHuman: Paint(fill: 0xFEF3C7, border: 0xD97706, text: 0x78350F)
      case .conditional: Paint(fill: 0xF3E8FF, border: 0x9333EA, text: 0x581C87)
      case .parallel: Paint(fill: 0xCFFAFE, border: 0x0891B2, text: 0x164E63)
      case .fanIn: Paint(fill: 0xCCFBF1, border: 0x0D9488, text: 0x134E4A)
      case .tool: Paint(fill: 0xF1F5F9, border: 0x64748B, text: 0x1E293B)
      case .managerLoop: Paint(fill: 0xFCE7F3, border: 0xDB2777, text: 0x831843)
      case .pipeline: Paint(fill: 0xE0E7FF, border: 0x4F46E5, text: 0x312E81)
      case .custom: Paint(fill: 0xF7FEE7, border: 0x4D7C0F, text: 0x365314)
      }
    },
    state: { state in
      switch state {
      case .pending: Paint(fill: 0xFFFFFF, border: 0x7C8BA1, text: 0x475569)
      case .running: Paint(fill: 0xDBEAFE, border: 0x2563EB, text: 0x1E3A8A)
      case .success: Paint(fill: 0xDCFCE7, border: 0x16A34A, text: 0x14532D)
      case .partial: Paint(fill: 0xFEF9C3, border: 0xA16207, text: 0x713F12)
      case .fail: Paint(fill: 0xFEE2E2, border: 0xDC2626, text: 0x7F1D1D)
      case .skipped: Paint(fill: 0xF8FAFC, border: 0x7C8BA1, text: 0x5B6B82)
      }
    })
}
