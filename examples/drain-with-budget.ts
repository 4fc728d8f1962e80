/**
 * Three servers that must keep a majority: each on a node of its own, and a budget that lets nobody
 * take a second one away.
 *
 * @see https://kubernetes.io/docs/tutorials/stateful-application/zookeeper/
 */
import { createLab } from 'kubarium'

const QUORUM = `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: quorum }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: keeper } } }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: keeper }
spec:
  serviceName: keepers
  replicas: 3
  podManagementPolicy: OrderedReady
  selector: { matchLabels: { app: keeper } }
  template:
    metadata: { labels: { app: keeper } }
    spec:
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: keeper } } }
      containers:
      - { name: keeper, image: busybox, command: [sleep, infinity] }
      terminationGracePeriodSeconds: 5
`

export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1, cluster: { nodes: 4 } })
  const show = (line: string): void => {
    const { stdout, stderr } = lab.sh(line)
    print(`$ ${line}\n${stdout}${stderr}`)
  }
  const nodeOf = (pod: string): string =>
    lab.sh(`kubectl get pod ${pod} -o jsonpath='{.spec.nodeName}'`).stdout
  lab.writeFile('quorum.yaml', QUORUM)
  show('kubectl apply -f quorum.yaml')
  lab.advance('1m')
  show('kubectl get pods -l app=keeper -o wide')
  show('kubectl get pdb quorum')

  print('The first node can be emptied: its server moves to the node that is free.')
  const first = nodeOf('keeper-0')
  show(`kubectl drain ${first} --ignore-daemonsets --force --delete-emptydir-data`)
  lab.advance('1m')
  show('kubectl get pods -l app=keeper')

  print('With no node left for it, the next one waits, and the budget guards the other two.')
  show(`kubectl drain ${nodeOf('keeper-1')} --ignore-daemonsets --force --delete-emptydir-data`)
  lab.advance('1m')
  show('kubectl get pods -l app=keeper')
  show(
    `kubectl drain ${nodeOf('keeper-2')} --ignore-daemonsets --force --delete-emptydir-data --timeout=20s`,
  )

  print('A node comes back, and so does the third server.')
  show(`kubectl uncordon ${first}`)
  lab.advance('1m')
  show('kubectl get pods -l app=keeper')
}
