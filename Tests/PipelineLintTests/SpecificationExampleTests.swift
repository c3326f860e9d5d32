import TestSupport
import Testing

/// The pipelines of the public specification, sections 2.13, 8.6 and 11.13.
@Suite struct SpecificationExampleTests {
  @Test func simple() {
    expectClean(SpecificationExamples.simple)
  }

  @Test func branch() {
    expectClean(SpecificationExamples.branch)
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
    expectClean(SpecificationExamples.stylesheet)
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
