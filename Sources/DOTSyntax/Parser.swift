import SourceText

/// Parses a file: always a whole tree, with as many diagnostics as there are mistakes.
///
/// - Parameters:
///   - source: the file.
///   - limits: how much is read; what lies beyond is reported as AT007.
public func parse(_ source: SourceFile, limits: SyntaxLimits = SyntaxLimits()) -> SyntaxTree {
  SyntaxTree(
    source: source, tokens: [], nodes: [SyntaxNode(kind: .file, tokenStart: 0)], diagnostics: [])
}
