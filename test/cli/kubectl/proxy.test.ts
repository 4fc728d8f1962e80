import { describe, expect, it } from 'vitest'
import { createLab, type Lab } from '../../../src/index.js'

function newLab(): Lab {
  const lab = createLab({ seed: 1, cluster: { nodes: [{ name: 'minikube' }] } })
  lab.advance('5s')
  return lab
}

describe('kubectl proxy', () => {
  it('serves the API on a port of the machine', () => {
    const lab = newLab()
    lab.sh('kubectl proxy &')
    expect(lab.sh('curl -s localhost:8001/healthz').stdout).toBe('ok')
    const list = JSON.parse(lab.sh('curl -s localhost:8001/api/v1/namespaces').stdout)
    expect([list.kind, list.items[0].metadata.name]).toEqual(['NamespaceList', 'default'])
    expect(lab.sh('curl -s -o /dev/null -w "%{http_code}" localhost:8001/nosuch').stdout).toBe(
      '404',
    )
  })

  it('writes, too', () => {
    const lab = newLab()
    lab.sh('kubectl proxy --port=9000 &')
    const url = 'localhost:9000/api/v1/namespaces/default/configmaps'
    lab.sh(
      `curl -s -X POST -H "Content-Type: application/json" -d '{"metadata":{"name":"a"}}' ${url}`,
    )
    expect(lab.sh('kubectl get configmap a -o name').stdout).toBe('configmap/a\n')
  })

  it('serves under a prefix, files beside it, and refuses what its filters refuse', () => {
    const lab = newLab()
    lab.writeFile('www/index.html', '<p>hello</p>\n')
    lab.sh(
      'kubectl proxy --www=www --www-prefix=/files/ --api-prefix=/custom/ --reject-paths=^/version &',
    )
    expect(lab.sh('curl -s localhost:8001/custom/healthz').stdout).toBe('ok')
    expect(lab.sh('curl -s localhost:8001/files/').stdout).toBe('<p>hello</p>\n')
    expect(lab.sh('curl -s localhost:8001/custom/version').stdout).toBe('Forbidden')
    expect(lab.sh('curl -s localhost:8001/healthz').stdout).toBe('404 page not found\n')
  })

  it('cannot have a port that another one has, and gives it back at its end', () => {
    const lab = newLab()
    const serving = lab.kubectl.proxy()
    expect(lab.sh('kubectl proxy').stderr).toBe(
      'error: listen tcp 127.0.0.1:8001: bind: address already in use\n',
    )
    serving.stop?.()
    expect(lab.sh('curl -s localhost:8001/healthz').exitCode).toBe(7)
  })
})

describe('a pod that asks the API server', () => {
  const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token'
  const ask = (lab: Lab, path: string, token = `"Authorization: Bearer $(cat ${TOKEN})"`): string =>
    lab.sh(
      `kubectl exec p -- sh -c 'wget -qO- --header ${token} https://kubernetes.default.svc${path} 2>&1'`,
    ).stdout

  it('is the service account of its token, with the rights of its roles', () => {
    const lab = newLab()
    lab.sh('kubectl run p --image=busybox --restart=Never -- sleep 3600')
    lab.sh('kubectl wait --for=condition=Ready pod/p')
    expect(ask(lab, '/api/v1/namespaces/default/pods')).toContain('403 Forbidden')
    lab.sh('kubectl create role reader --verb=list --resource=pods')
    lab.sh('kubectl create rolebinding reader --role=reader --serviceaccount=default:default')
    expect(ask(lab, '/api/v1/namespaces/default/pods')).toContain('"kind":"PodList"')
  })

  it('is nobody without a token, and refused with a wrong one', () => {
    const lab = newLab()
    lab.sh('kubectl run p --image=busybox --restart=Never -- sleep 3600')
    lab.sh('kubectl wait --for=condition=Ready pod/p')
    expect(ask(lab, '/api/v1/pods', '"Accept: */*"')).toContain('403 Forbidden')
    expect(ask(lab, '/api/v1/pods', '"Authorization: Bearer x"')).toContain('401 Unauthorized')
  })
})
