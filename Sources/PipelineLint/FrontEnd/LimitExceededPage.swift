/// AT007, which the parser reports, and lint for the number of findings.
enum LimitExceededPage {
  static let descriptor = RuleDescriptor(
    "AT007", "limit_exceeded", .correctness, .error, "More than a limit of the language allows",
    page: RulePage(
      what: """
        A file may have 64 MiB, a string 4 MiB, and subgraphs may be nested 256 deep; 1,000 findings are kept for \
        one file.
        """,
      why: "Limits keep a damaged or hostile file from taking all memory or time.",
      mend: "Split the pipeline, or move long text to a file with `prompt_file`.",
      bad: "digraph plan { start [shape=Mdiamond]; exit [shape=Msquare]; start -> exit "
        + String(repeating: "{ ", count: 300) + String(repeating: "} ", count: 300) + "}",
      good: "digraph plan { start [shape=Mdiamond]; exit [shape=Msquare]; start -> exit "
        + String(repeating: "{ ", count: 200) + String(repeating: "} ", count: 200) + "}"))
}
