#!/usr/bin/env bash
# Package: composerize 1.7.6.
#
# `docker run --mount type=bind,…,readonly` mounts a folder that the container cannot write to. The
# Compose file that composerize makes of the line has the mount without `read_only`, so that the same
# container can write to the folder of the host. `ro=true` becomes a key `ro`, which Compose's schema
# of a mount does not have.
#
# Seen:
#   readonly: no word of it
#   ro=true: ro: "true"
#   -v with :ro: - /srv:/data:ro
set -euo pipefail
PACKAGES=composerize@1.7.6
. "$(dirname "$0")/lib/packages.sh"

compose() {
  LINE="docker run $1 nginx" node -e '
  const module = require("composerize")
  const composerize = module.default ?? module
  console.log(composerize(process.env.LINE))' | grep -iE '\bro\b|read_?only' | sed 's/^ *//' || echo 'no word of it'
}
seen=$(
  echo "readonly: $(compose '--mount type=bind,source=/srv,target=/data,readonly')"
  echo "ro=true: $(compose '--mount type=bind,source=/srv,target=/data,ro=true')"
  echo "-v with :ro: $(compose '-v /srv:/data:ro')"
)
echo "$seen"
expect "$seen" 'readonly: no word of it
ro=true: ro: "true"
-v with :ro: - /srv:/data:ro'
