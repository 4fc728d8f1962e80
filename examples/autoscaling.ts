// A web server that grows with its load: an autoscaler, a metrics server, and a pod that asks for a
// page again and again. When the load is gone, it shrinks again after five minutes.
import { createLab } from 'kubarium'

const SERVER = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: php-apache
spec:
  selector:
    matchLabels: {run: php-apache}
  template:
    metadata:
      labels: {run: php-apache}
    spec:
      containers:
      - name: php-apache
        image: registry.k8s.io/hpa-example
        ports: [{containerPort: 80}]
        resources:
          limits: {cpu: 500m}
          requests: {cpu: 200m}
---
apiVersion: v1
kind: Service
metadata:
  name: php-apache
spec:
  ports: [{port: 80}]
  selector: {run: php-apache}
`
const LOAD = 'while sleep 0.01; do wget -q -O- http://php-apache; done'

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({
    seed: 1,
    cluster: {
      nodes: [{ name: 'minikube', capacity: { cpu: '8', memory: '16Gi', pods: '110' } }],
    },
  })
  const show = (line: string): void => print(lab.sh(line).stdout.trimEnd())
  lab.metrics.serve()
  lab.kubectl.apply(SERVER)
  show('kubectl autoscale deployment php-apache --cpu=50% --min=1 --max=10')
  show('kubectl get hpa')
  lab.advance('1m')
  show('kubectl get hpa')

  show(`kubectl run load-generator --image=busybox --restart=Never -- /bin/sh -c "${LOAD}"`)
  lab.advance('70s')
  show('kubectl get hpa')
  show('kubectl top pods')

  show('kubectl delete pod load-generator --now')
  lab.advance('7m')
  show('kubectl get hpa')
  print(lab.sh('kubectl describe hpa php-apache').stdout)
}
