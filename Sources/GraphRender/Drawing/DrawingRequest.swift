import JSON

/// What the parent sends to the drawing child on its standard input: one JSON document.
public struct DrawingRequest: Hashable, Sendable {
  /// The version of the format; a child refuses any other.
  public static let version: Int64 = 1

  /// What is drawn.
  public var drawing: DrawingModel
  /// Which layout engine places it.
  public var engine: LayoutEngine
  /// Which bytes come back.
  public var format: ImageFormat

  /// A request.
  public init(_ drawing: DrawingModel, engine: LayoutEngine, format: ImageFormat) {
    self.drawing = drawing
    self.engine = engine
    self.format = format
  }
}

/// A layout engine of Graphviz.
public enum LayoutEngine: String, CaseIterable, Sendable {
  /// Ranks; the one for pipelines.
  case dot
  /// Springs.
  case neato
  /// Springs, for larger graphs.
  case fdp
  /// A circle.
  case circo
  /// Rings around a centre.
  case twopi
  /// Rectangles; edges are hardly readable.
  case osage
}

/// A format of pictures.
public enum ImageFormat: String, CaseIterable, Sendable {
  /// Scalable Vector Graphics 1.1, with ids, classes and titles.
  case svg
  /// Portable Network Graphics.
  case png
  /// Portable Document Format.
  case pdf
}

/// Why a document is not a drawing.
public struct DrawingFormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where in the document and what is wrong, without a full stop.
  public let description: String

  init(_ path: String, _ problem: String) { description = path.isEmpty ? problem : "\(path): \(problem)" }
}
