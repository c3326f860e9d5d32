import DOTSyntax

/// A function from pipeline to pipeline between elaboration and checks. Specification 9.1.
public protocol Transform: Sendable {
  /// The pipeline as it goes on.
  ///
  /// Edit with `PipelineEditor`, which keeps what hangs together together: handlers, conditions, indexes.
  func apply(_ pipeline: Pipeline) -> Pipeline
}

/// Elaborates a tree and applies transforms in order.
///
/// The stylesheet (9.2) is applied by elaboration itself; after a transform that adds nodes or changes shapes
/// and classes, add `StylesheetApplication`.
public func prepare(_ tree: SyntaxTree, transforms: [any Transform] = []) -> Pipeline {
  transforms.reduce(elaborate(tree)) { pipeline, transform in transform.apply(pipeline) }
}
