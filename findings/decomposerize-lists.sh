#!/usr/bin/env bash
# Package: decomposerize 1.4.4.
#
# A command that a Compose file writes as a list is joined with commas, a health check too, and of an
# entrypoint each word becomes a flag of its own, of which docker run takes the last. A port in the
# long form is left out without a word, though a bind mount in the long form is kept.
#
# Seen:
#   docker run busybox sh,-c,echo a b
#   docker run --health-cmd CMD,curl,-f,localhost nginx
#   docker run --entrypoint sh --entrypoint -c nginx
#   docker run nginx
set -euo pipefail
PACKAGES=decomposerize@1.4.4
. "$(dirname "$0")/lib/packages.sh"

cat > run.cjs <<'JS'
const module_ = require('decomposerize')
const decomposerize = module_.default ?? module_
const service = (text) => `services:\n  a: ${text}\n`
for (const text of [
  '{image: busybox, command: [sh, -c, echo a b]}',
  '{image: nginx, healthcheck: {test: [CMD, curl, -f, localhost]}}',
  '{image: nginx, entrypoint: [sh, -c]}',
  '{image: nginx, ports: [{target: 80, published: 8080}]}',
]) console.log(decomposerize(service(text)).trim())
JS
seen=$(node run.cjs)
echo "$seen"
expect "$seen" 'docker run busybox sh,-c,echo a b
docker run --health-cmd CMD,curl,-f,localhost nginx
docker run --entrypoint sh --entrypoint -c nginx
docker run nginx'
