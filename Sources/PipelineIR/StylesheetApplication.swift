/// Applies the pipeline's model stylesheet anew. Specification 8.5 and 9.2.
///
/// What an earlier application set is dropped; explicit attributes and inherited defaults stay.
public struct StylesheetApplication: Transform {
  /// The transform.
  public init() {}

  /// The pipeline with the stylesheet's values on nodes that have none nearer.
  public func apply(_ pipeline: Pipeline) -> Pipeline {
    guard let stylesheet = pipeline.stylesheet else { return pipeline }
    var pipeline = pipeline
    // Values of a wrong type were reported when the pipeline was elaborated.
    let index = StyleIndex(stylesheet) { _ in }
    var merger = AttributeMerger(after: pipeline.attributes)
    for node in pipeline.nodes.indices {
      merger.begin()
      for position in pipeline.nodes[node].attributes
      where pipeline.attributes[position].origin != .stylesheet {
        merger.set(pipeline.attributes[position])
      }
      index.apply(
        to: &merger, name: pipeline.nodes[node].name,
        classes: pipeline.classNames[pipeline.nodes[node].classes])
      pipeline.nodes[node].attributes = merger.range
    }
    pipeline.attributes = merger.attributes
    return pipeline
  }
}
