import SourceText

/// The codes lowering reports; all but the last three belong to rules that find the same mistakes earlier.
enum LoweringCode {
  static let encoding = DiagnosticCode("AT006", "encoding")
  static let limitExceeded = DiagnosticCode("AT007", "limit_exceeded")
  static let startNode = DiagnosticCode("AT101", "start_node")
  static let terminalNode = DiagnosticCode("AT102", "terminal_node")
  static let edgeTargetExists = DiagnosticCode("AT105", "edge_target_exists")
  static let attributeType = DiagnosticCode("AT202", "attribute_type")
  static let valueOutOfRange = DiagnosticCode("AT206", "value_out_of_range")
  static let promptFileConflict = DiagnosticCode("AT210", "prompt_file_conflict")
  static let promptFileExists = DiagnosticCode("AT211", "prompt_file_exists")
  static let conditionSyntax = DiagnosticCode("AT301", "condition_syntax")
  static let restartInBranch = DiagnosticCode("AT410", "loop_restart_in_branch")
  static let parallelNoJoin = DiagnosticCode("AT511", "parallel_no_join")
  static let branchEscapes = DiagnosticCode("AT513", "branch_escapes")
  static let notSupported = DiagnosticCode("AT951", "not_supported")
  static let retryLeavesBranch = DiagnosticCode("AT952", "retry_leaves_branch")
  static let badStageName = DiagnosticCode("AT953", "bad_stage_name")
}
