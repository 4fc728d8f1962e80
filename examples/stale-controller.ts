// A controller that sees the world ten seconds late, and looks at everything twice: expectations
// keep it from making its pods twice.
import { type World, createLab } from 'kubarium'

const LATE = 10_000

/** How many pods there are in the default namespace. */
function podsIn({ tables }: World): number {
  let count = 0
  for (const key of tables['api/pods']?.rows.keys() ?? []) if (key.startsWith('default/')) count++
  return count
}

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({
    seed: 1,
    cluster: { nodes: 3 },
    schedule: {
      watchDelay: { 'replicaset-controller': LATE },
      repeat: { 'replicaset-controller': 1 },
    },
  })
  lab.kubectl.create('deployment', 'web', { image: ['nginx'], replicas: 3 })
  const start = lab.now

  const created: string[] = []
  lab.subscribe((_, changes, { loop }) => {
    for (const { table, key, before } of changes)
      if (table === 'api/pods' && !before) created.push(`${loop} created ${key}`)
  })

  print('seconds  pods  pods that the controller sees  expects to see more')
  for (let second = 0; second <= 24; second += 3) {
    const pods = podsIn(lab.state)
    const seen = second * 1000 < LATE ? 0 : podsIn(lab.at(lab.now - LATE))
    const expects = (lab.state.tables['controller-expectations']?.rows.size ?? 0) > 0
    print(
      [
        String((lab.now - start) / 1000).padStart(7),
        String(pods).padStart(4),
        String(seen).padStart(29),
        expects ? 'yes' : 'no',
      ].join('  '),
    )
    lab.advance('3s')
  }
  for (const line of created) print(line)
  print(lab.sh('kubectl get replicaset').stdout)
}
