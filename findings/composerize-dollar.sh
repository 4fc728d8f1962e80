#!/usr/bin/env bash
# Package: composerize 1.7.6.
#
# In a Compose file a dollar sign begins a variable that Compose replaces on the host; the container
# gets a dollar sign where the file has two. composerize keeps the one of the command line, so that
# `sh -c 'echo $HOSTNAME'` prints the name of the container with docker run, and what the host has
# under that name, or nothing, with the Compose file.
#
# Seen:
#   command: sh -c 'echo $HOSTNAME'
set -euo pipefail
PACKAGES=composerize@1.7.6
. "$(dirname "$0")/lib/packages.sh"

seen=$(node -e '
const module = require("composerize")
const composerize = module.default ?? module
console.log(composerize(String.raw`docker run busybox sh -c '"'"'echo $HOSTNAME'"'"'`))
' | sed -n 's/^ *\(command:.*\)/\1/p')
echo "$seen"
expect "$seen" "command: sh -c 'echo \$HOSTNAME'"
