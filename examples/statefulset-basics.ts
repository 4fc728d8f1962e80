/**
 * A StatefulSet: pods with names, that come and go in their order, and volumes that stay theirs.
 *
 * @see https://kubernetes.io/docs/tutorials/stateful-application/basic-stateful-set/
 */
import { createLab } from 'kubarium'

const WEB = `
apiVersion: v1
kind: Service
metadata: { name: rooms }
spec: { clusterIP: None, selector: { app: room }, ports: [{ port: 80 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: room }
spec:
  serviceName: rooms
  replicas: 2
  selector: { matchLabels: { app: room } }
  template:
    metadata: { labels: { app: room } }
    spec:
      containers:
      - name: web
        image: nginx:1.27
        volumeMounts: [{ name: walls, mountPath: /usr/share/nginx/html }]
  volumeClaimTemplates:
  - metadata: { name: walls }
    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`

export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
  const show = (line: string): void => {
    const { stdout, stderr } = lab.sh(line)
    print(`$ ${line}\n${stdout}${stderr}`)
  }
  lab.writeFile('rooms.yaml', WEB)
  show('kubectl apply -f rooms.yaml')
  lab.advance('1m')
  show('kubectl get pods -l app=room')
  show('kubectl get pvc')

  print('Each pod knows its name, is found by it, and keeps its walls when it is made anew.')
  for (const name of ['room-0', 'room-1'])
    show(`kubectl exec ${name} -- sh -c 'hostname > /usr/share/nginx/html/index.html'`)
  show('kubectl delete pod -l app=room')
  lab.advance('1m')
  show('kubectl run guest --image=busybox --restart=Never -i --rm -- wget -qO- room-1.rooms')

  print('The last one goes first, and its claim stays.')
  show('kubectl scale sts room --replicas=4')
  lab.advance('1m')
  show('kubectl scale sts room --replicas=2')
  lab.advance('1m')
  show('kubectl get pvc')

  print('A partition tries a new image on the last pod alone.')
  show(`kubectl patch sts room -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":1}}}}'`)
  show('kubectl set image sts/room web=nginx:1.28')
  lab.advance('1m')
  show(
    "kubectl get pods -l app=room -o custom-columns='NAME:.metadata.name,IMAGE:.spec.containers[0].image'",
  )
  show(`kubectl patch sts room -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":0}}}}'`)
  show('kubectl rollout status sts/room')
}
