// What a front end does: subscribe to the lab, and draw what there is whenever it changed. Here it
// draws text.
import { type Lab, createLab } from 'kubarium'

/** One frame: each node with its pods. */
function draw(lab: Lab): string {
  const pods = lab.kubectl.get('pods')
  return lab.kubectl
    .get('nodes')
    .map(({ metadata }) => {
      const here = pods.filter(({ spec }) => spec?.nodeName === metadata.name)
      return `${String(metadata.name).padEnd(14)} ${here.map(({ status }) => (status?.phase === 'Running' ? '#' : '.')).join('')}`.trimEnd()
    })
    .join('\n')
}

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1, cluster: { nodes: 3 } })
  // A front end only notes here that something changed, and draws when it is its turn, once for
  // many changes.
  let changed = true
  const unsubscribe = lab.subscribe(() => {
    changed = true
  })
  lab.kubectl.create('deployment', 'web', { image: ['nginx'], replicas: 6 })
  let shown = ''
  for (let frame = 0; frame < 20; frame += 1) {
    lab.advance(500)
    if (!changed) continue
    changed = false
    const drawn = draw(lab)
    if (drawn !== shown) print(drawn)
    shown = drawn
  }
  unsubscribe()
}
