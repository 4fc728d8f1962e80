// A kind of one's own: backups, which kubectl lists, describes, applies and deletes as it does pods.
import { type KubeObject, createLab } from 'kubarium'
import { kind, required } from 'kubarium/extend'

/** A backup that is made again and again. */
export interface Backup extends KubeObject {
  readonly spec: { readonly schedule: string; readonly keep?: number }
  readonly status?: { readonly made: number }
}

export const backups = kind<Backup>('demo.example/v1', 'Backup', {
  plural: 'backups',
  shortNames: ['bk'],
  columns: {
    SCHEDULE: ({ spec }) => spec.schedule,
    MADE: ({ status }) => status?.made ?? 0,
    KEEP: { wide: true, cell: ({ spec }) => spec.keep },
  },
  setDefaults(draft) {
    draft.spec = { keep: 3, ...draft.spec }
  },
  validate: ({ spec }) => (spec?.schedule ? [] : [required('spec.schedule')]),
})

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({
    cluster: { nodes: 1 },
    plugins: [{ name: 'backups', kinds: [backups] }],
  })
  const nightly = {
    apiVersion: 'demo.example/v1',
    kind: 'Backup',
    metadata: { name: 'nightly', labels: { team: 'a' } },
    spec: { schedule: '0 3 * * *' },
  }
  print(lab.kubectl.apply(nightly).stdout)
  print(lab.sh('kubectl get bk -o wide').stdout)
  print(lab.sh('kubectl describe backup nightly').stdout)
  print(lab.sh('kubectl api-resources --api-group=demo.example').stdout)

  const { metadata, ...withoutSchedule } = { ...nightly, spec: {} }
  lab.writeFile('broken.yaml', JSON.stringify({ ...withoutSchedule, metadata: { name: 'broken' } }))
  print(`${metadata.name} stays; ${lab.sh('kubectl apply -f broken.yaml').stderr}`)
  print(lab.sh('kubectl delete bk nightly').stdout)
}
