#!/usr/bin/env bash
# Package: k8s-resource-parser 0.2.2.
#
# The metrics API gives the CPU of a pod in nanocores (`156340n`) or microcores, and both are
# quantities that an API server takes. The parser refuses them, while it takes thousandths and
# exponents.
#
# Seen:
#   100m 0.1
#   1e3 1000
#   156340n Invalid quanity provided.
#   250u Invalid quanity provided.
set -euo pipefail
PACKAGES=k8s-resource-parser@0.2.2
. "$(dirname "$0")/lib/packages.sh"

seen=$(node -e '
const { cpuParser } = require("k8s-resource-parser")
for (const quantity of ["100m", "1e3", "156340n", "250u"]) {
  let answer
  try { answer = cpuParser(quantity) } catch (error) { answer = error.message }
  console.log(quantity, answer)
}')
echo "$seen"
expect "$seen" '100m 0.1
1e3 1000
156340n Invalid quanity provided.
250u Invalid quanity provided.'
