// A controller of one's own: for each Backup it runs pods, one after the other, and counts them.
import { createLab } from 'kubarium'
import { awaitChange, controller, requeueAt } from 'kubarium/extend'
import { backups } from './kind.js'

/** How long one backup is left alone after the last one was made. */
const PERIOD = 60_000

export const backupController = controller('backup-controller', {
  of: backups,
  owns: ['Pod'],

  reconcile(backup, { api, record, now }) {
    const pods = api.ownedBy(backup, 'Pod')
    const made = pods.filter(({ status }) => status?.phase === 'Succeeded')
    api.updateStatus(backups, backup, (draft) => {
      draft.status = { made: made.length }
    })
    if (made.length < pods.length) return awaitChange
    const next =
      Math.max(0, ...pods.map(({ metadata }) => Date.parse(metadata.creationTimestamp))) + PERIOD
    if (now < next) return requeueAt(next)
    const pod = api.create('Pod', {
      metadata: {
        generateName: `${backup.metadata.name}-`,
        namespace: backup.metadata.namespace ?? 'default',
        ownerReferences: [
          {
            apiVersion: backup.apiVersion,
            kind: backup.kind,
            name: backup.metadata.name,
            uid: backup.metadata.uid,
            controller: true,
          },
        ],
      },
      spec: {
        restartPolicy: 'Never',
        containers: [{ name: 'backup', image: 'busybox', command: ['sleep', '5'] }],
      },
    })
    record.normal(backup, 'BackupStarted', `Created pod: ${pod.metadata.name}`)
    return awaitChange
  },
})

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({
    cluster: { nodes: 1 },
    plugins: [{ name: 'backups', kinds: [backups], controllers: [backupController] }],
  })
  lab.kubectl.apply({
    apiVersion: 'demo.example/v1',
    kind: 'Backup',
    metadata: { name: 'nightly' },
    spec: { schedule: '* * * * *' },
  })
  lab.advance('150s')
  print(lab.sh('kubectl get backups').stdout)
  print(lab.sh('kubectl get events --field-selector reason=BackupStarted -o name | wc -l').stdout)
  lab.sh('kubectl delete backup nightly')
  lab.settle()
  print(lab.sh('kubectl get pods').stderr)
}
