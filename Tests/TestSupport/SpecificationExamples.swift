/// The complete pipelines of the public Attractor specification that need no declaration added to be valid here.
public enum SpecificationExamples {
  /// Section 2.13, the linear workflow.
  public static let simple = """
    digraph Simple {
        graph [goal="Run tests and report"]
        rankdir=LR

        start [shape=Mdiamond, label="Start"]
        exit  [shape=Msquare, label="Exit"]

        run_tests [label="Run Tests", prompt="Run the test suite and report results"]
        report    [label="Report", prompt="Summarize the test results"]

        start -> run_tests -> report -> exit
    }
    """

  /// Section 2.13, the workflow with a condition.
  public static let branch = """
    digraph Branch {
        graph [goal="Implement and validate a feature"]
        rankdir=LR
        node [shape=box, timeout="900s"]

        start     [shape=Mdiamond, label="Start"]
        exit      [shape=Msquare, label="Exit"]
        plan      [label="Plan", prompt="Plan the implementation"]
        implement [label="Implement", prompt="Implement the plan"]
        validate  [label="Validate", prompt="Run tests"]
        gate      [shape=diamond, label="Tests passing?"]

        start -> plan -> implement -> validate -> gate
        gate -> exit      [label="Yes", condition="outcome=success"]
        gate -> implement [label="No", condition="outcome!=success"]
    }
    """

  /// Section 8.6.
  public static let stylesheet = """
    digraph Pipeline {
        graph [
            goal="Implement feature X",
            model_stylesheet="
                * { llm_model: claude-sonnet-4-5; llm_provider: anthropic; }
                .code { llm_model: claude-opus-4-6; llm_provider: anthropic; }
                #critical_review { llm_model: gpt-5.2; llm_provider: openai; reasoning_effort: high; }
            "
        ]

        start [shape=Mdiamond]
        exit  [shape=Msquare]

        plan            [label="Plan", class="planning"]
        implement       [label="Implement", class="code"]
        critical_review [label="Critical Review", class="code"]

        start -> plan -> implement -> critical_review -> exit
    }
    """
}
