/**
 * A shop whose database is reached by its shop window alone: what a network policy lets pass, and
 * what it does not, in a cluster that enforces policies.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/declare-network-policy/
 */
import { createLab } from 'kubarium'

const POLICY = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: database }
spec:
  podSelector: { matchLabels: { app: database } }
  ingress:
  - from:
    - podSelector: { matchLabels: { role: window } }
    ports:
    - { port: 80 }
`

export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1 })
  const show = (line: string): void => {
    const { stdout, stderr } = lab.sh(line)
    print(`$ ${line}\n${stdout}${stderr}`)
  }
  show('minikube start --cni calico')
  show('kubectl create deployment database --image=nginx')
  show('kubectl expose deployment database --port=80')
  show('kubectl run window --labels=role=window --image=busybox -- sleep 100000')
  show('kubectl run passer-by --image=busybox -- sleep 100000')
  lab.settle()

  print('Before there is a policy, everybody gets an answer.')
  show('kubectl exec passer-by -- wget -qO- -T 2 database | head -4')

  lab.writeFile('policy.yaml', POLICY)
  show('kubectl apply -f policy.yaml')
  show('kubectl describe networkpolicy database')

  print('Now only the shop window does: what others send vanishes.')
  show('kubectl exec window -- wget -qO- -T 2 database | head -4')
  show('kubectl exec passer-by -- wget -qO- -T 2 database | head -4')
}
