/// AT701, which elaboration reports.
enum StylesheetSyntaxPage {
  static let descriptor = RuleDescriptor(
    "AT701", "stylesheet_syntax", .models, .error, "The model stylesheet does not parse",
    page: RulePage(
      what: """
        `model_stylesheet` holds rules of the form `selector { property: value; }`. A selector is `*`, a shape, \
        `.class` or `#node`. The finding points at the place inside the string.
        """,
      why: "Nodes would run on other models than the ones their author chose.",
      mend: "Correct the stylesheet at the place the finding points at.",
      bad: """
        digraph plan {
          graph [model_stylesheet="* { llm_model gpt-5.2; }"]
          start [shape=Mdiamond]
          plan  [prompt="Plan the week."]
          exit  [shape=Msquare]
          start -> plan -> exit
        }
        """,
      good: """
        digraph plan {
          graph [model_stylesheet="* { llm_model: gpt-5.2; }"]
          start [shape=Mdiamond]
          plan  [prompt="Plan the week."]
          exit  [shape=Msquare]
          start -> plan -> exit
        }
        """))
}
