import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

describe('a node that somebody took out of service', () => {
  it('loses the pods at once that cannot end there any more', () => {
    const lab = createLab({ seed: 3, cluster: { nodes: 2 } })
    lab.sh('kubectl create deployment web --image=nginx --replicas=2')
    lab.sh('kubectl rollout status deployment/web')
    lab.machine('minikube-m02').powerOff()
    lab.advance('2m')
    lab.sh('kubectl delete pods -l app=web --wait=false')
    lab.advance('1m')
    const pods = (): string => lab.sh('kubectl get pods --no-headers').stdout
    expect(pods()).toContain('Terminating')
    lab.sh(
      'kubectl taint nodes minikube-m02 node.kubernetes.io/out-of-service=nodeshutdown:NoExecute',
    )
    lab.advance('1m')
    expect(pods()).not.toContain('Terminating')
    expect(pods().match(/Running/g)).toHaveLength(2)
  })

  it('keeps them as long as it is ready', () => {
    const lab = createLab({ seed: 3, cluster: { nodes: 1 } })
    lab.writeFile(
      'stuck.yaml',
      'apiVersion: v1\nkind: Pod\nmetadata: { name: stuck, finalizers: [a.example/stays] }\nspec:\n  tolerations: [{ operator: Exists }]\n  containers: [{ name: a, image: nginx }]\n',
    )
    lab.sh('kubectl apply -f stuck.yaml; sleep 20; kubectl delete pod stuck --wait=false')
    lab.sh('kubectl taint nodes minikube node.kubernetes.io/out-of-service=nodeshutdown:NoExecute')
    lab.advance('1m')
    expect(lab.sh('kubectl get pod stuck --no-headers').stdout).toContain('stuck')
  })
})
