#!/usr/bin/env bash
# Shows one pipeline on its whole way: checked, drawn, compiled, run. Offline; what is scripted is said.
set -euo pipefail
attractor=$(realpath "${1:?usage: demo.sh PATH-OF-ATTRACTOR}")
cd "$(dirname "$0")/../.."

out=$(mktemp -d "${TMPDIR:-/tmp}/attractor-demo.XXXXXX")
mkdir "$out/work"
say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
if [ ! -t 1 ]; then say() { printf '\n%s\n' "$*"; }; fi
run() { printf '$ attractor %s\n' "$*"; "$attractor" "$@"; }

say "1. Check the examples"
run check examples/*.dot examples/demo factory

say "2. A file with a mistake in it"
# Findings are exit code 1: here they are what we want to see.
if run check examples/bad/release.dot; then
  echo "demo: the broken example was accepted" >&2
  exit 3
fi

say "3. Draw it"
run render examples/demo/demo.dot -o "$out/demo.svg"

say "4. Compile it"
run compile examples/demo/demo.dot -o "$out/demo.plan.json"
run compile examples/demo/demo.dot --hash
printf '$ attractor compile examples/demo/demo.dot --emit listing | head -24\n'
"$attractor" compile examples/demo/demo.dot --emit listing | head -24

say "5. Run it: the tools are real, the agent's answers come from examples/demo/demo.script.json"
run run examples/demo/demo.dot --script examples/demo/demo.script.json --auto-approve \
  --workdir "$out/work" --logs "$out/run"

say "6. Read it in order"
run show "$out/run"

say "What to look at"
cat <<END
  $out/demo.svg             the pipeline as a picture
  $out/demo.plan.json       the plan; attractor run takes it instead of the DOT file
  $out/run                  the run: journal.jsonl, final.json, one folder a stage
  $out/run/test             what the last test run printed
  $out/work/leap.sh         the program it made: sh $out/work/leap.sh 2024
END
