import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

const nodeOf = (lab: Lab): string =>
  lab.sh("kubectl get pod web -o jsonpath='{.spec.nodeName}'").stdout

describe('a pod that is made in the instant in which a node changes', () => {
  it.each([
    'kubectl taint nodes minikube owner=me:NoSchedule',
    'kubectl cordon minikube',
    'kubectl label nodes minikube-m02 disk=fast',
  ])('%s: is placed by what the node is now', (change) => {
    const lab = createLab({ seed: 1, cluster: { nodes: 2 } })
    lab.sh('kubectl cordon minikube-m02')
    lab.settle()
    lab.sh('kubectl uncordon minikube-m02')
    lab.sh(change)
    const selector = change.includes('label') ? '{"nodeSelector":{"disk":"fast"},' : '{'
    lab.sh(
      `kubectl run web --image=nginx --overrides='{"spec":${selector}"containers":[{"name":"web","image":"nginx"}]}}'`,
    )
    lab.advance('5s')
    expect(nodeOf(lab)).toBe('minikube-m02')
  })
})
