/**
 * Everything that the docker command can do, by name: the verbs, and the groups (`docker container …`) that hold the same verbs again.
 *
 * @see https://docs.docker.com/reference/cli/docker/
 */
import type { AnyVerb } from '../verb.js'
import { build } from './build.js'
import { history } from './history.js'
import { imagePrune } from './image-prune.js'
import { images } from './images.js'
import { pull } from './pull.js'
import { push } from './push.js'
import { rmi } from './rmi.js'
import { tag } from './tag.js'
import { version } from './version.js'

const image = { build, history, ls: images, prune: imagePrune, pull, push, rm: rmi, tag }
/** The verbs by name; groups are records of verbs. */
export const dockerVerbs = { build, history, image, images, pull, push, rmi, tag, version } as const

/** A group of verbs. */
export type VerbGroup = Readonly<Record<string, AnyVerb>>

/** What groups are for, as help says it. */
export const GROUPS: Readonly<Record<string, string>> = {
  container: 'Manage containers',
  image: 'Manage images',
  network: 'Manage networks',
  system: 'Manage Docker',
  volume: 'Manage volumes',
}

/** Other names of verbs in a group. */
const ALIASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  container: { list: 'ls', ps: 'ls', remove: 'rm' },
  image: { list: 'ls', remove: 'rm' },
  network: { list: 'ls', remove: 'rm' },
  volume: { list: 'ls', remove: 'rm' },
}

/** A verb as it was called: `container ls`. */
export interface Called {
  readonly path: string
  readonly verb: AnyVerb
}

const isVerb = (entry: AnyVerb | VerbGroup): entry is AnyVerb => typeof entry.run === 'function'

/** The verbs outside of groups, in alphabetical order. */
export const topVerbs = (): readonly Called[] =>
  Object.entries(dockerVerbs as Readonly<Record<string, AnyVerb | VerbGroup>>).flatMap(([path, entry]) => (isVerb(entry) ? [{ path, verb: entry }] : []))

/** The group of that name, if there is one. */
export function groupNamed(name: string): VerbGroup | undefined {
  const entry = lookUp(dockerVerbs, name) as AnyVerb | VerbGroup | undefined
  return entry && !isVerb(entry) ? entry : undefined
}

/** The verb of that name, outside of groups or in one. */
export function verbNamed(name: string, group?: string): AnyVerb | undefined {
  if (group === undefined) {
    const entry = lookUp(dockerVerbs, name) as AnyVerb | VerbGroup | undefined
    return entry && isVerb(entry) ? entry : undefined
  }
  const verbs = groupNamed(group)
  const aliases = ALIASES[group] ?? {}
  return verbs && (lookUp(verbs, name) ?? lookUp(verbs, lookUp(aliases, name) ?? ''))
}

/** Every path that leads to a verb, as help lists them: groups first. */
export function pathsTo(verb: AnyVerb): readonly string[] {
  const paths: string[] = []
  for (const group of Object.keys(GROUPS)) {
    const name = Object.entries(groupNamed(group) ?? {}).find(([, member]) => member === verb)?.[0]
    if (name === undefined) continue
    paths.push(`${group} ${name}`)
    for (const [alias, target] of Object.entries(ALIASES[group] ?? {})) if (target === name) paths.push(`${group} ${alias}`)
  }
  paths.push(...topVerbs().filter((called) => called.verb === verb).map(({ path }) => path))
  return paths
}

const lookUp = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined => (Object.hasOwn(record, name) ? record[name] : undefined)
