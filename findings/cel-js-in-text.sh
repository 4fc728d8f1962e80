#!/usr/bin/env bash
# Package: @marcbachmann/cel-js 8.0.0.
#
# The README lists `"ell" in "hello"` among the operators, with the result true. CEL has no such
# overload, and neither has the evaluator: it raises an error. An expression copied from the README
# into a rule of a CustomResourceDefinition is refused by an API server as well.
#
# Seen:
#   no such overload: string in string
set -euo pipefail
PACKAGES=@marcbachmann/cel-js@8.0.0
. "$(dirname "$0")/lib/packages.sh"

cat > run.mjs <<'JS'
import { evaluate } from '@marcbachmann/cel-js'
try {
  console.log(evaluate('"ell" in "hello"'))
} catch (error) {
  console.log(error.message.split('\n')[0])
}
JS
grep -q '"ell" in "hello"' node_modules/@marcbachmann/cel-js/README.md || echo 'the README has changed'
seen=$(node run.mjs)
echo "$seen"
expect "$seen" 'no such overload: string in string'
