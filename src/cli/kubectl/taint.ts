/**
 * `kubectl taint`: what keeps pods away from nodes.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
import type { Node, Taint } from '../../types/kubernetes/core/v1.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { labelValueErrors, qualifiedNameErrors } from '../../kubernetes/kinds/names.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { collect, throwCollected, usageError } from './failure.js'
import { ALL_FLAG, DRY_RUN_FLAG, PRINT_FLAGS, SELECTOR_FLAG, managerFlag } from './flags.js'
import { dryRunOf, report } from './report.js'
import { fetch, requestsOf } from './resources.js'

const NO_RESOURCE = 'error: one or more resources must be specified as <resource> <name>'
const NO_CHANGE = 'error: at least one taint update is required'
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

/** A change: a taint to set, or one to remove (of any effect if none is given). */
interface Change {
  readonly key: string
  readonly value?: string
  readonly effect?: string
  readonly remove: boolean
}

/** The verb `kubectl taint`. */
export const taint = define({
  name: 'taint',
  usage: 'taint NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N',
  short: 'Update the taints on one or more nodes',
  long: 'Update the taints on one or more nodes.\n\n  *  A taint consists of a key, value, and effect. As an argument here, it is expressed as key=value:effect.',
  flags: {
    ...ALL_FLAG,
    ...DRY_RUN_FLAG,
    ...PRINT_FLAGS,
    ...SELECTOR_FLAG,
    ...managerFlag('kubectl-taint'),
    overwrite: {
      type: 'boolean',
      usage:
        'If true, allow taints to be overwritten, otherwise reject taint updates that overwrite existing taints.',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly Stored<Node>[]>> {
    const first = args.findIndex(
      (word) => word.includes('=') || word.endsWith('-') || word.includes(':'),
    )
    const resources = first < 0 ? args : args.slice(0, first)
    if (resources.length === 0) throw new CommandError(NO_RESOURCE)
    if (first < 0) throw new CommandError(NO_CHANGE)
    const changes = args.slice(first).map(changeOf)
    const twice = changes.find(
      ({ key, effect, remove }, i) =>
        !remove &&
        changes.some(
          (other, j) => j < i && !other.remove && other.key === key && other.effect === effect,
        ),
    )
    if (twice)
      throw usageError(
        `duplicated taints with the same key and effect: {${twice.key} ${twice.value ?? ''} ${twice.effect} <nil>}`,
        'taint',
      )
    const dryRun = dryRunOf(session, flags.dryRun)
    const requests = yield* requestsOf(session, resources, flags)
    const errors: unknown[] = []
    const tainted: Stored<Node>[] = []
    for (const { kind, object } of requests.flatMap(
      (request) => collect(errors, () => fetch(session, request, flags)) ?? [],
    )) {
      if (kind.kind !== 'Node')
        throw usageError(`invalid resource type ${kind.plural}, only node is supported`, 'taint')
      const node = object as Stored<Node>
      const after = collect(errors, () => {
        const taints = changed(node, changes, flags.overwrite)
        if (dryRun === 'client') return node
        return session.api.patch(
          'Node',
          node.metadata.name,
          undefined,
          'merge',
          { spec: { taints: taints.length > 0 ? taints : null } },
          { dryRun: dryRun === 'server', fieldManager: flags.fieldManager },
        )
      })
      if (!after) continue
      tainted.push(after)
      const [sets, removes] = [
        changes.some(({ remove }) => !remove),
        changes.some(({ remove }) => remove),
      ]
      report(
        session,
        { kind, object: after },
        sets && removes ? 'modified' : removes ? 'untainted' : 'tainted',
        { ...flags, dryRun },
      )
    }
    yield* throwCollected(session, errors)
    return { value: tainted }
  },
})

/** `key=value:effect`, `key:effect`, `key-`, `key:effect-`. */
function changeOf(word: string): Change {
  const remove = word.endsWith('-')
  const body = remove ? word.slice(0, -1) : word
  const [left = '', effect, ...rest] = body.split(':')
  const [key = '', value, ...more] = left.split('=')
  if (rest.length > 0 || more.length > 0 || (!remove && effect === undefined))
    throw usageError(`invalid taint spec: ${word}`, 'taint')
  if (effect !== undefined && effect !== '' && !EFFECTS.includes(effect))
    throw usageError(`invalid taint effect: ${effect}, unsupported taint effect`, 'taint')
  const errors = [...qualifiedNameErrors(key), ...labelValueErrors(value ?? '')]
  if (errors.length > 0)
    throw usageError(`invalid taint spec: ${word}, ${errors.join('; ')}`, 'taint')
  return {
    key,
    remove,
    ...(value === undefined ? {} : { value }),
    ...(effect === undefined ? {} : { effect }),
  }
}

function changed(
  { metadata, spec }: Stored<Node>,
  changes: readonly Change[],
  overwrite: boolean,
): readonly Taint[] {
  let taints: readonly Taint[] = spec?.taints ?? []
  const fits =
    (change: Change) =>
    (one: Taint): boolean =>
      one.key === change.key && (change.effect === undefined || one.effect === change.effect)
  const known = changes.filter((change) => !change.remove && taints.some(fits(change)))
  if (known.length > 0 && !overwrite)
    throw new CommandError(
      `error: node ${metadata.name} already has ${known.map(({ key }) => key).join(', ')} taint(s) with same effect(s) and --overwrite is false`,
    )
  const missing = changes.filter((change) => change.remove && !taints.some(fits(change)))
  if (missing.length > 0) {
    const texts = missing.map(
      ({ key, effect }) => `taint "${key}${effect ? `:${effect}` : ''}" not found`,
    )
    throw new CommandError(`error: ${texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`}`)
  }
  for (const change of changes) {
    taints = taints.filter((one) => !fits(change)(one))
    if (!change.remove)
      taints = [
        ...taints,
        {
          key: change.key,
          effect: (change.effect ?? '') as Taint['effect'],
          ...(change.value ? { value: change.value } : {}),
        },
      ]
  }
  return taints
}
