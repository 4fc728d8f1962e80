// Plugins, as a user writes them.
import { type Stored, createLab } from 'kubarium'
import {
  ApiError,
  CommandError,
  type KubeObject,
  type Plugin,
  awaitChange,
  controller,
  filter,
  kind,
  kubectlVerb,
  required,
  requeueAt,
  verb,
} from 'kubarium/extend'

interface Backup extends KubeObject {
  readonly spec: { readonly schedule: string; readonly keep?: number }
}

const backups = kind<Backup>('demo.example/v1', 'Backup', {
  plural: 'backups',
  columns: { SCHEDULE: ({ spec }) => spec.schedule },
  validate: ({ spec }) => (spec?.schedule ? [] : [required('spec.schedule')]),
})

const restarts = kubectlVerb({
  name: 'restarts',
  usage: 'restarts',
  short: 'Show how often containers were restarted',
  flags: { least: { type: 'int', default: 0, usage: 'Leave out pods with fewer restarts' } },
  *run(session, _args, { least }) {
    const pods = session.api.list('Pod', {}).slice(least)
    return { value: { names: pods.map(({ metadata }) => metadata.name) } }
  },
})

const hello = verb({
  name: 'hello',
  usage: 'hello NAME',
  short: 'Say hello',
  flags: { loud: { type: 'boolean', usage: 'Say it loudly' } },
  *run(cli, [name], { loud }) {
    if (name === undefined) throw new CommandError('whom?', 2)
    cli.out(loud ? name.toUpperCase() : name)
    return { value: { name } }
  },
})

const backupController = controller('backup-controller', {
  of: backups,
  owns: ['Pod'],
  reconcile: () => awaitChange,
})
const plugin: Plugin = {
  name: 'mine',
  kinds: [backups],
  controllers: [backupController],
  verbs: { kubectl: [restarts] },
}
const lab = createLab({ cluster: { nodes: 1 }, plugins: [plugin] })
export const names: readonly string[] = lab.call(restarts, { least: 1 }).names
export const made: Stored<Backup> | undefined = undefined
export const listed: string = lab.sh('kubectl get backups').stderr
export const parts = [ApiError, filter, requeueAt, hello]

// @ts-expect-error The flag is a number.
lab.call(restarts, { least: [] })
// @ts-expect-error A plugin has a name.
export const nameless: Plugin = { kinds: [backups] }
// @ts-expect-error A controller owns kinds by their names.
controller('other', { of: backups, owns: ['Podd'], reconcile: () => awaitChange })
