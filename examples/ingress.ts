/**
 * Two services behind one address: an Ingress on minikube leads by host and path.
 *
 * @see https://kubernetes.io/docs/tasks/access-application-cluster/ingress-minikube/
 */
import { createLab } from 'kubarium'

const INGRESS = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: town }
spec:
  ingressClassName: nginx
  rules:
  - host: town.example
    http:
      paths:
      - path: /
        pathType: Prefix
        backend: { service: { name: bakery, port: { number: 80 } } }
      - path: /books
        pathType: Prefix
        backend: { service: { name: library, port: { number: 80 } } }
`

export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1 })
  const show = (line: string): void => {
    const { stdout, stderr } = lab.sh(line)
    print(`$ ${line}\n${stdout}${stderr}`)
  }
  show('minikube start')
  show('minikube addons enable ingress')
  show('kubectl get pods -n ingress-nginx')
  for (const name of ['bakery', 'library']) {
    show(`kubectl create deployment ${name} --image=traefik/whoami`)
    show(`kubectl expose deployment ${name} --port=80`)
  }
  lab.settle()
  lab.writeFile('town.yaml', INGRESS)
  show('kubectl apply -f town.yaml')
  lab.advance('1m')
  show('kubectl get ingress')

  print('One address, two services; a host that no rule knows is not found.')
  const curl = 'curl -s --resolve town.example:80:192.168.49.2'
  show(`${curl} http://town.example/ | head -1`)
  show(`${curl} http://town.example/books/1 | head -1`)
  show("curl -s -o /dev/null -w '%{http_code}\\n' http://192.168.49.2/")
}
