// A plugin of one's own, as a user writes it.
import { createLab } from 'kubarium'
import { type Plugin, awaitChange, controller, kind } from 'kubarium/extend'

const backups = kind('demo.example/v1', 'Backup', { plural: 'backups' })
const backupController = controller('backup-controller', {
  of: backups,
  owns: ['Pod'],
  reconcile: () => awaitChange,
})
const plugin: Plugin = { name: 'backups', kinds: [backups], controllers: [backupController] }
export const listed: string = createLab({
  cluster: { nodes: 1 },
  plugins: [plugin],
}).sh('kubectl get backups').stderr

// @ts-expect-error A plugin has a name.
export const nameless: Plugin = { kinds: [backups] }
// @ts-expect-error A controller owns kinds by their names.
controller('other', { of: backups, owns: ['Podd'], reconcile: () => awaitChange })
