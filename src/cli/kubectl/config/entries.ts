/**
 * What the verbs below `kubectl config` share: the files as a command names them, and entries by
 * name.
 *
 * @module
 */
import { CommandError } from '../../verb.js'
import type { AnyDefinition } from '../definition.js'
import { verbHelp } from '../help.js'
import { type Kubeconfig, readKubeconfig } from '../kubeconfig-files.js'
import type { Session } from '../session.js'

/** The kubeconfig of a command. @throws CommandError for a file that cannot be read */
export const kubeconfigOf = (
  { cli }: Session,
  flags: { readonly kubeconfig?: string | undefined },
): Kubeconfig => readKubeconfig(cli, flags.kubeconfig || undefined)

/** A list with one entry put in place of what had its name. */
export const put = <Entry extends { readonly name: string }>(
  list: readonly Entry[],
  entry: Entry,
): readonly Entry[] => [...list.filter(({ name }) => name !== entry.name), entry]

/** A list without the entry of a name. */
export const without = <Entry extends { readonly name: string }>(
  list: readonly Entry[],
  name: string,
): readonly Entry[] => list.filter((entry) => entry.name !== name)

/** The help of a verb on standard output, and a complaint about its arguments on the other. */
export function helpAnd(definition: AnyDefinition, complaint: string): CommandError {
  return new CommandError(`error: ${complaint}`, 1, verbHelp(definition))
}

/** Arguments as Go prints a list. */
export const shownArgs = (args: readonly string[]): string => `[${args.join(' ')}]`
