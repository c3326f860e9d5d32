/// How much work analysis does for one pipeline. Only pipelines full of mistakes come to these limits.
public enum FlowLimits {
  /// How many edges are walked at least, in looking for parallel regions, before the rest are given up with
  /// `ParallelRegion.Problem.tooTangled`. The limit is this or twice the pipeline's edges, whichever is more; a
  /// pipeline whose regions do not overlap needs each edge once.
  public static let regionSteps = 1_000_000

  /// How many names are compared in looking for what missing names were meant to be; names after that have no
  /// suggestion.
  public static let nameComparisons = 1_000_000
}
