/**
 * A guest book in three tiers: a database that takes entries, and any number of front ends that keep
 * nothing of their own, each found by the name of its service.
 *
 * @see https://kubernetes.io/docs/tutorials/stateless-application/guestbook/
 */
import { createLab } from 'kubarium'

const tier = (name: string, replicas: number, command: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: guestbook, tier: ${name} } }
  template:
    metadata: { labels: { app: guestbook, tier: ${name} } }
    spec:
      containers:
      - { name: main, image: redis, command: [${command}], resources: { requests: { cpu: 50m } } }
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec:
  selector: { app: guestbook, tier: ${name} }
  ports: [{ port: 6379 }]
`

export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1, cluster: { nodes: 2 } })
  const show = (line: string): void => {
    const { stdout, stderr } = lab.sh(line)
    print(`$ ${line}\n${stdout}${stderr}`)
  }
  lab.writeFile('book.yaml', tier('book', 1, 'redis-server'))
  lab.writeFile('front.yaml', tier('front', 3, 'sleep, infinity'))
  show('kubectl apply -f book.yaml -f front.yaml')
  lab.advance('1m')
  show('kubectl get pods -l app=guestbook')

  print('Guests sign at one front end, and every other one shows it.')
  show('kubectl exec deploy/front -- redis-cli -h book rpush guests Ada Grace')
  const [, , last] = lab.kubectl.get('pods', { selector: 'tier=front' })
  show(`kubectl exec ${last?.metadata?.name} -- redis-cli -h book lrange guests 0 -1`)

  print('Front ends keep nothing, so there may be as many as are needed.')
  show('kubectl scale deployment front --replicas=5')
  lab.advance('30s')
  show('kubectl get deployment front')
  show('kubectl scale deployment front --replicas=2')
  lab.advance('1m')
  show('kubectl get deployment front')

  print('The book has no volume: what it held went with its pod.')
  show('kubectl delete pod -l tier=book')
  lab.advance('1m')
  show('kubectl exec deploy/front -- redis-cli -h book llen guests')
  show('kubectl delete deployment/book deployment/front service/book service/front')
}
