// What would happen if this node died? Fork the world, take its power away there, and look at both
// futures.
import { type Lab, createLab } from 'kubarium'

const running = (lab: Lab): readonly string[] =>
  lab.kubectl
    .get('pods')
    .flatMap((pod) =>
      pod.status?.phase === 'Running' && !pod.metadata.deletionTimestamp
        ? [String(pod.spec?.nodeName)]
        : [],
    )

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1, cluster: { nodes: 3 } })
  lab.kubectl.create('deployment', 'web', { image: ['nginx'], replicas: 4 })
  lab.settle()

  const doomed = 'minikube-m02'
  const other = lab.fork()
  other.machine(doomed).powerOff()

  for (const future of [lab, other]) future.advance('7m')
  print(
    `with ${doomed}: ${lab.kubectl.get('nodes').length} nodes, pods on ${running(lab).toSorted().join(', ')}`,
  )
  print(`without ${doomed}: pods on ${running(other).toSorted().join(', ')}`)
  print(other.sh('kubectl get nodes').stdout)
}
