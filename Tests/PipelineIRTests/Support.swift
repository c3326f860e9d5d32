import DOTSyntax
import SourceText

@testable import PipelineIR

/// Elaborates a text.
func pipeline(_ text: String) -> Pipeline {
  elaborate(parse(SourceFile(name: "test.dot", text: text)))
}

extension Pipeline {
  /// The text of a span of the file.
  func text(_ span: SourceSpan) -> String { source.text(in: span) }

  /// The diagnostics as `CODE <text at the span>`.
  var found: [String] { diagnostics.map { "\($0.code.id) \(text($0.span))" } }

  /// An attribute of the node called `node`.
  func attribute(_ name: AttributeName, of node: String) -> Attribute? {
    self.node(named: node).flatMap { attribute(name, of: $0) }
  }

  /// The classes of the node called `node`.
  func classes(of node: String) -> [String] { self.node(named: node).map { Array(classes(of: $0)) } ?? [] }

  /// The edges as `a->b`.
  var arrows: [String] { edges.map { "\(nodes[$0.from.index].name)->\(nodes[$0.to.index].name)" } }

  /// The handler of the node called `node`.
  func handler(_ node: String) -> HandlerKind? { self.node(named: node).map { nodes[$0.index].handler } }
}
