import TestSupport

/// Pipelines of the specification (2.13) and one with everything a region can have.
enum Examples {
  static let branch = SpecificationExamples.branch

  /// The specification's human gate; there `ship_it` and `fixes` are not declared, which is an error.
  static let review = """
    digraph Review {
        rankdir=LR

        start [shape=Mdiamond, label="Start"]
        exit  [shape=Msquare, label="Exit"]
        ship_it
        fixes

        review_gate [
            shape=hexagon,
            label="Review Changes",
            type="wait.human"
        ]

        start -> review_gate
        review_gate -> ship_it [label="[A] Approve"]
        review_gate -> fixes   [label="[F] Fix"]
        ship_it -> exit
        fixes -> review_gate
    }
    """

  static let parallel = #"""
    digraph Contest {
        graph [label="Three ways", goal="The fastest parser", default_max_retries=2, retry_target=survey,
               inputs="corpus, depth=3, notes?", max_duration=2h, max_cost_usd=12.5]
        start  [shape=Mdiamond]
        exit   [shape=Msquare]
        survey [prompt="Read $input.corpus for $goal\nand list what matters.", llm_model="gpt-5.2",
                llm_provider=openai, reasoning_effort=high, goal_gate=true]
        fan    [shape=component, max_parallel=2, join_policy=k_of_n, k=2, error_policy=fail_fast,
                retry_target=survey]
        simple [prompt="Write the plainest one.", max_visits=3, auto_status=true]
        table  [prompt="Write a table-driven one."]
        fast   [prompt="Write the fastest one.", retry_target=table, timeout=20m]
        bench  [shape=parallelogram, tool_command="make bench", max_retries=1, retry_on=any,
                retry.initial_delay=2s, retry.factor=1.5, retry.jitter=false, env.THREADS="2"]
        pick   [shape=tripleoctagon, prompt="Choose."]
        judge  [shape=diamond]

        start -> survey -> fan
        fan -> simple
        fan -> table
        fan -> fast
        simple -> pick
        table -> bench
        fast -> bench
        bench -> pick
        pick -> judge
        judge -> exit   [condition="outcome=success && context.score!=low"]
        judge -> survey [condition="outcome=fail", loop_restart=true, weight=2, label="Again"]
        judge -> exit   [condition="context.force", fidelity=full]
        judge -> survey
    }
    """#
}
