/**
 * Which targets a command line means, with what they inherit and what the command line sets.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/bake/
 */
import { globOf } from '../../../docker/build/glob.js'
import type { HclValue } from '../../../text/hcl/syntax.js'
import { CommandError } from '../../verb.js'
import type { Definition } from './definition.js'
import { ATTRIBUTES, type Target, dictIn, merged, textsIn } from './target.js'

const DEFAULT = 'default'
const LINKED = 'target:'

/** What is built. */
export interface Plan {
  readonly groups: Readonly<Record<string, readonly string[]>>
  readonly targets: Readonly<Record<string, Target>>
  /** Targets that others stand on and nobody asked for. */
  readonly linked: ReadonlySet<string>
}

const notFound = (name: string): CommandError =>
  new CommandError(`ERROR: failed to find target ${name}`)

/** @throws CommandError for a target that there is not, and for what `--set` cannot set */
export function planOf(
  definition: Definition,
  asked: readonly string[],
  overrides: readonly string[],
): Plan {
  const wanted = asked.length > 0 ? asked : [DEFAULT]
  const groups = new Map<string, readonly string[]>()
  const names = new Set<string>()
  const visit = (name: string): void => {
    const members = definition.groups.get(name)
    if (!members) {
      if (!definition.targets.has(name)) throw notFound(name)
      names.add(name)
      return
    }
    if (groups.has(name)) return
    groups.set(name, members)
    for (const member of members) visit(member)
  }
  for (const name of wanted) visit(name)
  // What was asked for is the default group of what is built.
  const shown = [
    ...new Set([...wanted.filter((one) => one !== DEFAULT), ...(groups.get(DEFAULT) ?? [])]),
  ]
  groups.set(DEFAULT, shown.length > 0 ? shown : wanted)
  const set = overrides.map((text, at) => overrideOf(text, overrides.slice(0, at)))
  const made = (name: string): Target =>
    set.reduce(
      (target, one) => (one.matches(name) ? one.apply(target) : target),
      inherited(definition, name, []),
    )
  const targets = new Map([...names].map((name) => [name, made(name)]))
  const linked = new Set<string>()
  for (const target of [...targets.values()])
    for (const context of Object.values(dictIn(target, 'contexts'))) {
      const name = context.startsWith(LINKED) ? context.slice(LINKED.length) : undefined
      if (name === undefined || targets.has(name)) continue
      if (!definition.targets.has(name)) throw notFound(name)
      targets.set(name, { ...made(name), output: ['type=cacheonly'] })
      linked.add(name)
    }
  const sorted = <Value>(map: ReadonlyMap<string, Value>): Readonly<Record<string, Value>> =>
    Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    groups: sorted(new Map([...groups].map(([name, members]) => [name, [...members].sort()]))),
    targets: sorted(targets),
    linked,
  }
}

/** A target over those that it inherits from. @throws CommandError */
function inherited(definition: Definition, name: string, path: readonly string[]): Target {
  const own = definition.targets.get(name)
  if (!own) throw notFound(name)
  if (path.includes(name)) return {}
  const parents = definition.inherits.get(name) ?? []
  const under = parents.reduce<Target>(
    (all, parent) => merged(all, inherited(definition, parent, [...path, name])),
    {},
  )
  const whole = merged(under, own)
  return path.length > 0 ? whole : merged({ context: '.', dockerfile: 'Dockerfile' }, whole)
}

/** What a `--set` does. */
interface Override {
  matches(name: string): boolean
  apply(target: Target): Target
}

/** Names of `--set` that attributes have otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  platform: 'platforms',
  secrets: 'secret',
  outputs: 'output',
}
const DICTS = ['args', 'labels', 'contexts', 'extra-hosts']

/** `target.key=value`, or with `+=`. @throws CommandError */
function overrideOf(text: string, earlier: readonly string[]): Override {
  const [, path = text, more, value = ''] = /^([^=]*?)(\+)?=([^]*)$/.exec(text) ?? []
  const [pattern = '', key = '', ...rest] = path.split('.')
  if (key === '')
    throw new CommandError(`ERROR: invalid override key ${path}, expected target.name`)
  const name = OTHER_NAMES[key] ?? key
  const type = ATTRIBUTES[name]
  const isSwitch = key === 'push' || key === 'load'
  if (type === undefined && !isSwitch) throw new CommandError(`ERROR: unknown key: ${key}`)
  // A list that is set several times has all of the values.
  const isMore = more !== undefined || earlier.some((one) => one.startsWith(`${path}=`))
  const isMeant = globOf(pattern)
  return {
    matches: isMeant,
    apply(target) {
      if (isSwitch) return value === 'true' ? withOutput(target, key) : target
      if (DICTS.includes(name)) {
        if (rest.length === 0) throw new CommandError(`ERROR: ${key} require name`)
        return { ...target, [name]: { ...dictIn(target, name), [rest.join('.')]: value } }
      }
      return { ...target, [name]: newValue(target, name, type, value, isMore) }
    },
  }
}

function newValue(
  target: Target,
  name: string,
  type: string | undefined,
  value: string,
  isMore: boolean,
): HclValue {
  if (type === 'boolean') return /^(1|t|true)$/i.test(value)
  if (type === 'text') return value
  return isMore ? [...textsIn(target, name), value] : [value]
}

/** `--push` and `--load`. */
const withOutput = (target: Target, flag: string): Target => ({
  ...target,
  output: [flag === 'push' ? 'type=image,push=true' : 'type=docker'],
})
