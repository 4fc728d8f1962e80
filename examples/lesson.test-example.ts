// A lesson as a unit test: the learner's commands are played, and the world says whether the task
// is done.
import { type Lab, createLab } from 'kubarium'

/** The task: three pods of nginx behind a Service that answers. */
function isDone(lab: Lab): boolean {
  const service = lab.kubectl.get('services').find(({ metadata }) => metadata.name === 'web')
  const pods = lab.kubectl.get('pods').filter(({ status }) => status?.phase === 'Running')
  if (!service || pods.length !== 3) return false
  const port = service.spec?.ports?.[0]?.nodePort
  return (
    port !== undefined &&
    lab.curl(`${lab.machine('minikube').address}:${port}`).body.includes('Welcome to nginx')
  )
}

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1, cluster: { nodes: 2 } })
  const typed = [
    'kubectl create deployment web --image=nginx',
    'kubectl scale deployment web --replicas=3',
    'kubectl expose deployment web --port=80 --type=NodePort',
  ]
  for (const line of typed) {
    print(`${line} -> ${lab.sh(line).exitCode}`)
    lab.settle()
    print(`done: ${isDone(lab)}`)
  }
}
