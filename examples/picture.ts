// Draws a lab as a picture (SVG): what was typed, and the nodes with their pods. The README's picture
// is what this draws.
import { createLab } from 'kubarium'
import { clusterView, toSvg } from 'kubarium/view'

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1, cluster: { nodes: 3 } })
  const typed = [
    'kubectl create deployment kubia --image=nginx',
    'kubectl scale deployment kubia --replicas=6',
    'kubectl expose deployment kubia --port=80',
  ]
  const lines = typed.flatMap((line) => [`$ ${line}`, lab.sh(line).stdout.trimEnd()])
  lab.settle()
  const seen = 'kubectl get deployments'
  const caption = [...lines, `$ ${seen}`, ...lab.sh(seen).stdout.trimEnd().split('\n')]
  print(toSvg(clusterView(lab.state), { caption }).trimEnd())
}
