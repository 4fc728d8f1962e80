// A rolling update, watched step by step: every change of the pods as a watch of the API tells it.
import { createLab } from 'kubarium'

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1, cluster: { nodes: 3 } })
  lab.kubectl.create('deployment', 'web', { image: ['nginx:1.26'], replicas: 3 })
  lab.settle()

  const start = lab.now
  lab.events.on('object', ({ type, kind, key }) => {
    if (kind === 'Pod' && type !== 'MODIFIED')
      print(`${String(lab.now - start).padStart(6)} ms  ${type.padEnd(8)} ${key}`)
  })
  lab.sh('kubectl set image deployment/web nginx=nginx:1.27')
  print(lab.sh('kubectl rollout status deployment/web').stdout)
  lab.settle()
  print(lab.sh('kubectl rollout history deployment/web').stdout)
  print(
    lab.sh(
      `kubectl get pods -o jsonpath='{range .items[*]}{.spec.containers[0].image}{"\\n"}{end}'`,
    ).stdout,
  )
}
