/**
 * minikube's own settings: `~/.minikube/config/config.json` on the machine where it is used.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/config/
 */
import { WORKSTATION, machineRoot, machines } from '../../machine/machine.js'
import { FileError } from '../../program/files.js'
import { filesOf } from '../../program/tree.js'
import type { Tx } from '../../sim/step.js'

/** Settings by name. */
export type Settings = Readonly<Record<string, string | number | boolean>>

const filesAt = (tx: Tx) =>
  filesOf(tx, machineRoot(WORKSTATION), { cwd: '/', user: { uid: 0, gid: 0, name: 'root' } })

const directoryOf = (tx: Tx): string =>
  `${tx.get(machines, WORKSTATION)?.home ?? '/root'}/.minikube/config`

/** What was set. A file that makes no sense says nothing. */
export function readSettings(tx: Tx): Settings {
  try {
    const value: unknown = JSON.parse(filesAt(tx).read(`${directoryOf(tx)}/config.json`))
    return typeof value === 'object' && value !== null ? (value as Settings) : {}
  } catch (error) {
    if (error instanceof FileError || error instanceof SyntaxError) return {}
    throw error
  }
}

export function writeSettings(tx: Tx, settings: Settings): void {
  const files = filesAt(tx)
  files.mkdir(directoryOf(tx), { parents: true })
  const sorted = Object.fromEntries(Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)))
  files.write(`${directoryOf(tx)}/config.json`, JSON.stringify(sorted, null, 4))
}

/** The profile that verbs are about unless a flag says otherwise. */
export const activeProfile = (tx: Tx): string => String(readSettings(tx).profile ?? 'minikube')
