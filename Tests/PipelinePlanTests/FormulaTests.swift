import PipelineIR
import SourceText
import TestSupport
import Testing

@testable import PipelinePlan

/// Conditions are folded, compiled and evaluated as they would be by reading them.
@Suite struct FormulaTests {
  static func clause(_ key: ConditionKey, _ comparison: ConditionClause.Comparison, _ literal: String = "")
    -> Condition
  {
    let nowhere = SourceSpan.empty(at: ByteOffset(0))
    return .clause(
      ConditionClause(key: key, comparison, literal: literal, keySpan: nowhere, literalSpan: nowhere))
  }

  static func outcome(_ word: String) -> Condition { clause(.outcome, .equal, word) }
  static func notOutcome(_ word: String) -> Condition { clause(.outcome, .notEqual, word) }
  static let key = clause(.context("k"), .truthy)

  static let folded: [(condition: Condition, text: String)] = [
    (outcome("success"), "outcome=success"),
    (outcome("ok"), "outcome=success"), (outcome("failure"), "outcome=fail"),
    (outcome("error"), "outcome=fail"),
    (notOutcome("skip"), "outcome!=skipped"), (outcome("needs_work"), "outcome=needs_work"),
    (.and([outcome("a"), outcome("b")]), "never"),
    (.and([outcome("ok"), outcome("success")]), "outcome=success"),
    (.and([outcome("a"), notOutcome("b")]), "outcome=a"),
    (.and([notOutcome("b"), outcome("a")]), "outcome=a"),
    (.and([outcome("a"), notOutcome("a")]), "never"),
    (.and([notOutcome("a"), notOutcome("b")]), "outcome!=a && outcome!=b"),
    (.or([notOutcome("a"), notOutcome("b")]), "always"),
    (.or([outcome("a"), notOutcome("a")]), "always"),
    (.or([notOutcome("a"), outcome("b")]), "outcome!=a"),
    (.or([outcome("a"), outcome("b")]), "outcome=a || outcome=b"),
    (.not(.and([outcome("a"), key])), "outcome!=a || !context.k"),
    (.not(.not(key)), "context.k"),
    (.and([key, .not(key)]), "never"),
    (.and([.and([key, outcome("a")]), .and([key])]), "context.k && outcome=a"),
    (.and([key, .or([outcome("a"), outcome("b")])]), "context.k && (outcome=a || outcome=b)"),
    (.or([.and([key, outcome("a")]), outcome("b")]), "context.k && outcome=a || outcome=b"),
    (outcome(""), "never"), (notOutcome(""), "always"),
    (clause(.context("k"), .equal, ""), "context.k=\"\""),
    (clause(.preferredLabel, .equal, "Fix it"), "preferred_label=\"Fix it\""),
    (.and([]), "always"), (.or([]), "never"),
  ]

  @Test(arguments: folded.indices)
  func folding(row: Int) throws {
    let (condition, text) = Self.folded[row]
    let plan = Self.plan(of: try #require(Formula(condition)))
    #expect(plan.conditionText(0) == text)
  }

  static func plan(of formula: Formula) -> Plan {
    var strings = StringInterner()
    var table = PredicateTable()
    _ = table.id(of: formula, &strings)
    var plan = Plan()
    plan.strings = strings.strings
    plan.predicates = table.ranges
    plan.operations = table.operations
    return plan
  }

  @Test func deepConditionsAreRefused() {
    var condition = Self.key
    for level in 0..<PlanLimits.predicateStack {
      condition =
        level.isMultiple(of: 2) ? .and([Self.outcome("a"), condition]) : .or([Self.outcome("b"), condition])
    }
    #expect(Formula(condition) == nil)
  }

  @Test func equalProgramsAreKeptOnce() {
    var strings = StringInterner()
    var table = PredicateTable()
    let first = table.id(of: .comparison(.outcome, isEqual: true, "success"), &strings)
    let other = table.id(of: .comparison(.outcome, isEqual: false, "success"), &strings)
    #expect(table.id(of: .comparison(.outcome, isEqual: true, "success"), &strings) == first)
    #expect(other != first)
    #expect(table.operations.count == 2)
  }

  /// Compiled and folded conditions against a reading of the tree, over all outcomes, labels and contexts
  /// there are.
  @Test func evaluationAgreesWithTheTree() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let condition = Self.random(depth: 4, &generator)
      let plan = Self.plan(of: try #require(Formula(condition)))
      for outcome in ["success", "fail", "a", "no"] {
        for label in ["", "a", "false"] {
          for value in ["", "a", "b", "0"] {
            let world = World(outcome: outcome, label: label, value: value)
            let result = plan.evaluate(predicate: 0, outcome: outcome, preferredLabel: label) { path in
              path == "k" ? value : ""
            }
            #expect(result == world.holds(condition), "\(plan.conditionText(0))")
          }
        }
      }
    }
  }

  private static func random(depth: Int, _ generator: inout SeededGenerator) -> Condition {
    let shape = depth == 0 ? 0 : Int.random(in: 0..<5, using: &generator)
    switch shape {
    case 1, 2:
      let parts = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        random(depth: depth - 1, &generator)
      }
      return shape == 1 ? .and(parts) : .or(parts)
    case 3: return .not(random(depth: depth - 1, &generator))
    default:
      let key = generator.pick([ConditionKey.outcome, .preferredLabel, .context("k"), .context("missing")])
      let literal = generator.pick(["", "a", "b", "ok", "success", "fail", "0"])
      return clause(key, generator.pick(ConditionClause.Comparison.allCases), literal)
    }
  }
}

/// Reads a condition as the specification says, clause by clause.
private struct World {
  let outcome: String
  let label: String
  let value: String

  func holds(_ condition: Condition) -> Bool {
    switch condition {
    case .and(let parts): parts.allSatisfy(holds)
    case .or(let parts): parts.contains(where: holds)
    case .not(let inner): !holds(inner)
    case .clause(let clause): holds(clause)
    }
  }

  private func holds(_ clause: ConditionClause) -> Bool {
    let aliases = ["ok": "success", "failure": "fail", "error": "fail", "skip": "skipped"]
    var literal = clause.literal
    let side: String
    switch clause.key {
    case .outcome:
      side = outcome
      literal = aliases[literal] ?? literal
    case .preferredLabel: side = label
    case .context(let path): side = path == "k" ? value : ""
    }
    switch clause.comparison {
    case .equal: return side == literal
    case .notEqual: return side != literal
    case .truthy: return !["", "false", "0", "no"].contains(side)
    }
  }
}
