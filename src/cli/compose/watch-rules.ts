/**
 * What `docker compose watch` looks at: files below the paths of `develop.watch`, and which of them
 * have changed.
 *
 * @see https://docs.docker.com/reference/compose-file/develop/
 */
import type { WatchRule } from '../../compose/project.js'
import type { Project } from '../../compose/resources.js'
import { ignoring } from '../../docker/build/ignore.js'
import { sha256Hex } from '../../oci/digest.js'
import type { Cli } from '../verb.js'

/** A rule of a service. */
export interface ServiceRule {
  readonly service: string
  readonly rule: WatchRule
}

/** The rules of services, in order. */
export const rulesOf = (project: Project, names: readonly string[]): readonly ServiceRule[] =>
  Object.entries(project.services).flatMap(([service, { develop }]) =>
    names.length > 0 && !names.includes(service)
      ? []
      : (develop?.watch ?? []).map((rule) => ({ service, rule })),
  )

/** What each file of a rule holds: its hash by its path below the rule's. */
export type Seen = Readonly<Record<string, string>>

const ALWAYS_IGNORED = ['.git', '*.swp', '*.swx', '.DS_Store']

/** The files that a rule is about. */
export function filesOfRule({ files }: Cli, { path, ignore = [], include = [] }: WatchRule): Seen {
  if (!files.exists(path)) return {}
  if (!files.isDirectory(path)) return { '': sha256Hex(files.read(path)) }
  const isLeftOut = ignoring([...ALWAYS_IGNORED, ...ignore].join('\n'))
  const isMeant = include.length === 0 ? () => true : ignoring(include.join('\n'))
  return Object.fromEntries(
    Object.entries(files.tree(path)).flatMap(([name, { text }]) =>
      isLeftOut(name) || !isMeant(name) ? [] : [[name, sha256Hex(text)] as const],
    ),
  )
}

/** Paths that are new, other or gone. */
export const changesIn = (before: Seen, after: Seen): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .sort()
