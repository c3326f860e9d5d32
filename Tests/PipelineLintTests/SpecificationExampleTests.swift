import Testing

/// The pipelines of the public specification, sections 2.13, 8.6 and 11.13.
@Suite struct SpecificationExampleTests {
  @Test func simple() {
    expectClean(
      """
      digraph Simple {
          graph [goal="Run tests and report"]
          rankdir=LR

          start [shape=Mdiamond, label="Start"]
          exit  [shape=Msquare, label="Exit"]

          run_tests [label="Run Tests", prompt="Run the test suite and report results"]
          report    [label="Report", prompt="Summarize the test results"]

          start -> run_tests -> report -> exit
      }
      """)
  }

  @Test func branch() {
    expectClean(
      """
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
      """)
  }

  /// The example leaves two nodes undeclared, which Graphviz would create and this dialect does not.
  @Test func review() {
    let found = expect(
      "AT105",
      in: """
        digraph Review {
            rankdir=LR

            start [shape=Mdiamond, label="Start"]
            exit  [shape=Msquare, label="Exit"]

            review_gate [
                shape=hexagon,
                label="Review Changes",
                type="wait.human"
            ]

            start -> review_gate
            review_gate -> «ship_it» [label="[A] Approve"]
            review_gate -> «fixes»   [label="[F] Fix"]
            ship_it -> exit
            fixes -> review_gate
        }
        """)
    #expect(found.map(\.message) == ["no node is named `ship_it`", "no node is named `fixes`"])
  }

  @Test func stylesheet() {
    expectClean(
      """
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
      """)
  }

  /// No error, as section 11.13 asserts; the gate has no retry target, which section 7.2 warns about.
  @Test func integrationSmokeTest() {
    expect(
      "AT403",
      in: """
        digraph test_pipeline {
            graph [goal="Create a hello world Python script"]

            start       [shape=Mdiamond]
            plan        [shape=box, prompt="Plan how to create a hello world script for: $goal"]
            implement   [shape=box, prompt="Write the code based on the plan", «goal_gate=true»]
            review      [shape=box, prompt="Review the code for correctness"]
            done        [shape=Msquare]

            start -> plan
            plan -> implement
            implement -> review [condition="outcome=success"]
            implement -> plan   [condition="outcome=fail", label="Retry"]
            review -> done      [condition="outcome=success"]
            review -> implement [condition="outcome=fail", label="Fix"]
        }
        """)
  }
}
