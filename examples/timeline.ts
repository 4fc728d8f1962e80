// Draws what happened in a lab (SVG): what each pod was doing when, and where each request went while
// a node died. docs/timeline.svg is what this draws.
import { createLab } from 'kubarium'
import { timelineSvg } from 'kubarium/view'

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1, cluster: { nodes: 3 } })
  lab.sh('kubectl create deployment kubia --image=nginx --replicas=3')
  lab.sh('kubectl expose deployment kubia --port=80 --type=NodePort')
  lab.sh('kubectl run crash --image=busybox -- sh -c "sleep 20; exit 1"')
  lab.advance('15s')
  const port = lab.kubectl.get('service', 'kubia')[0]?.spec?.ports?.[0]?.nodePort
  const ask = (): void => void lab.sh(`curl -s -m 4 $(minikube ip):${port}`)
  for (let i = 0; i < 12; i++) {
    if (i === 3) lab.machine('minikube-m02').powerOff()
    ask()
    lab.advance('6s')
  }
  print(timelineSvg(lab).trimEnd())
}
