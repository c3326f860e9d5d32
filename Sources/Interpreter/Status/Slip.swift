/// Whether `word` is one slip away from `meant`: a letter missing, added, changed, or two neighbours swapped.
func isSlip(_ word: String, of meant: String) -> Bool {
  let written = Array(word.utf8)
  let right = Array(meant.utf8)
  guard abs(written.count - right.count) <= 1, written != right else { return false }
  var start = 0
  while start < min(written.count, right.count), written[start] == right[start] { start += 1 }
  let restWritten = written[start...]
  let restRight = right[start...]
  if restWritten.count == restRight.count {
    if restWritten.dropFirst().elementsEqual(restRight.dropFirst()) { return true }
    guard restWritten.count >= 2 else { return false }
    return restWritten[start] == restRight[start + 1] && restWritten[start + 1] == restRight[start]
      && restWritten.dropFirst(2).elementsEqual(restRight.dropFirst(2))
  }
  return restWritten.count > restRight.count
    ? restWritten.dropFirst().elementsEqual(restRight) : restWritten.elementsEqual(restRight.dropFirst())
}
