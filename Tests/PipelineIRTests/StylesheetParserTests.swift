import DOTSyntax
import SourceText
import Testing

@testable import PipelineIR

@Suite struct StylesheetParserTests {
  private func elaborated(_ stylesheet: String) -> Pipeline {
    pipeline("digraph g { graph [model_stylesheet=\"\(stylesheet)\"] }")
  }

  private func describe(_ stylesheet: Stylesheet?) -> [String] {
    (stylesheet?.rules ?? []).map { rule in
      "\(rule.selector.specificity) "
        + rule.declarations.map { "\($0.property)=\($0.value)" }.joined(separator: ",")
    }
  }

  @Test func readsRules() {
    let result = elaborated(
      """
      /* models */
      * { llm_model: claude-sonnet-4-5; llm_provider: anthropic; }
      box{temperature:0.5}  .Fast_1-x { llm_model: \\"gpt 5\\" ; }
      #critical_review { llm_model: openai/gpt-5.2:latest; /* hard */ reasoning_effort: high; max_tokens: 100 }
      .empty { } .semi { ; llm_model: a;; }
      """)
    #expect(result.diagnostics.isEmpty)
    #expect(
      describe(result.stylesheet) == [
        "0 llm_model=claude-sonnet-4-5,llm_provider=anthropic", "1 temperature=0.5", "2 llm_model=gpt 5",
        "3 llm_model=openai/gpt-5.2:latest,reasoning_effort=high,max_tokens=100", "2 ", "2 llm_model=a",
      ])
    #expect(result.stylesheet?.rules[2].selector == .className("Fast_1-x"))
    #expect(result.stylesheet.map { result.text($0.rules[2].selectorSpan) } == ".Fast_1-x")
    #expect(result.stylesheet.map { result.text($0.rules[2].declarations[0].valueSpan) } == "\\\"gpt 5\\\"")
    #expect(result.stylesheet.map { result.text($0.rules[3].declarations[0].propertySpan) } == "llm_model")
    #expect(result.stylesheet?.rules[3].declarations[2].attribute == .maxTokens)
  }

  @Test func unknownPropertiesStayInTheTree() {
    let declaration = elaborated("* { colour: red }").stylesheet?.rules.first?.declarations.first
    #expect(declaration?.property == "colour")
    #expect(declaration?.attribute == nil)
  }

  @Test(arguments: [
    ("* { llm_model: a llm_provider: b }", ["AT701 a"], ["0 llm_model=a,llm_provider=b"]),
    ("* { llm_model = a } box { llm_model: b }", ["AT701 ="], ["0 ", "1 llm_model=b"]),
    ("* { llm_model: } box { llm_model: b }", ["AT701 }"], ["0 ", "1 llm_model=b"]),
    ("* { llm_model: a b c; } box { llm_model: b }", ["AT701 b"], ["0 ", "1 llm_model=b"]),
    ("* { llm_model: a", ["AT701 "], ["0 llm_model=a"]),
    ("box, .x { llm_model: a } .y { llm_model: b }", ["AT701 ,"], ["1 ", "2 llm_model=b"]),
    (". { llm_model: a }", ["AT701 . "], []), ("$ { llm_model: a }", ["AT701 $"], []),
    ("box llm_model: a", ["AT701 l"], ["1 "]), ("* { : a }", ["AT701 :"], ["0 "]),
    ("box", ["AT701 "], ["1 "]),
    ("* { llm_model: \\\"a }", ["AT701 \\\"a }"], ["0 "]), ("/* open", ["AT701 /*"], []),
    ("} * { llm_model: a }", ["AT701 }"], ["0 llm_model=a"]),
  ])
  func recoversBehindTheRule(_ stylesheet: String, _ found: [String], _ rules: [String]) {
    let result = elaborated(stylesheet)
    #expect(result.found == found)
    #expect(describe(result.stylesheet) == rules)
  }

  @Test func missingSemicolonIsMended() {
    let text = "* { llm_model: \\\"a\\\"\\n llm_provider: b }"
    let result = elaborated(text)
    guard let edit = result.diagnostics.first?.fixes.first?.edits.first else {
      return #expect(Bool(false), "no fix")
    }
    var bytes = result.source.bytes
    bytes.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8))
    #expect(String(decoding: bytes, as: UTF8.self).contains("* { llm_model: \\\"a\\\";\\n llm_provider: b }"))
  }

  @Test func blankIsNoStylesheet() {
    #expect(elaborated(" \\n").stylesheet == nil)
    #expect(pipeline("digraph g { a }").stylesheet == nil)
  }

  @Test func valuesAreTyped() {
    let result = pipeline("digraph g { model_stylesheet=\"* { max_tokens: many; temperature: 0.2 }\" a }")
    #expect(result.found == ["AT202 many"])
    #expect(result.attribute(.maxTokens, of: "a")?.value == .invalid("many"))
    #expect(result.attribute(.temperature, of: "a")?.float == 0.2)
  }

  @Test func noTextTraps() {
    var seed: UInt64 = 5
    let alphabet = Array("ab.#*{}:;=/,\"' \n$é".unicodeScalars)
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<16 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.unicodeScalars.append(alphabet[Int((seed >> 33) % UInt64(alphabet.count))])
      }
      let (stylesheet, errors) = Stylesheet.parse(EmbeddedText(text, at: SourceSpan(0..<1)))
      #expect(stylesheet.rules.count <= 16 && errors.count <= 16, "\(text)")
    }
  }
}
