import Testing

@testable import Interpreter

@Suite struct SecretVariablesTests {
  @Test(arguments: [
    "OPENAI_API_KEY", "GITHUB_TOKEN", "aws_secret_access_key", "CLIENT_SECRET", "PGPASSWORD", "DB_PASSWORD",
    "MYSQL_PWD",
    "API_KEY_2", "NPM_AUTHTOKEN", "SSHPASS", "GH_PAT", "GOOGLE_APPLICATION_CREDENTIALS", "TOKEN",
  ])
  func secrets(name: String) { #expect(SecretVariables.contains(name)) }

  @Test(arguments: [
    "PATH", "HOME", "PWD", "LANG", "SSH_AUTH_SOCK", "KEYBOARD", "TOKENIZERS_PARALLELISM", "COMPATIBILITY",
    "PASSENGER", "", "_",
    "XAUTHORITY", "MONKEY", "PATCH",
  ])
  func others(name: String) { #expect(!SecretVariables.contains(name)) }
}
