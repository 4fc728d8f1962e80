/**
 * `kubectl wait`: until a condition holds, or an object is gone.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_wait/
 */
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import { parseGoDuration } from '../../text/duration.js'
import { JsonPathError, jsonPathValues } from '../../text/jsonpath/index.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { collect, throwCollected } from './failure.js'
import {
  ALL_FLAG,
  ALL_NAMESPACES_FLAG,
  FIELD_SELECTOR_FLAG,
  FILE_FLAGS,
  PRINT_FLAGS,
  SELECTOR_FLAG,
} from './flags.js'
import { report } from './report.js'
import {
  type AnyObject,
  type Found,
  type Request,
  type WhichFlags,
  fetch,
  requestsOf,
} from './resources.js'
import type { Session } from './session.js'
import { timedOut } from './timeout.js'

const NOTHING = 'error: no matching resources found'
const MET = 'condition met'
const A_WEEK = 604_800_000

/** Whether an object is as it is waited for; `undefined` stands for an object that is not there. */
type Condition = (object: AnyObject | undefined) => boolean

/** The verb `kubectl wait`. */
export const wait = define({
  name: 'wait',
  usage:
    "wait ([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) [--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]]",
  short: 'Experimental: Wait for a specific condition on one or many resources',
  flags: {
    ...ALL_FLAG,
    ...ALL_NAMESPACES_FLAG,
    ...FIELD_SELECTOR_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...SELECTOR_FLAG,
    for: {
      type: 'string',
      default: '',
      usage:
        "The condition to wait on: [create|delete|condition=condition-name[=condition-value]|jsonpath='{JSONPath expression}'=[JSONPath value]]. The default condition-value is true.",
    },
    timeout: {
      type: 'duration',
      default: '30s',
      usage:
        "The length of time to wait before giving up.  Zero means check once and don't wait, negative means wait for a week.",
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const given = flags.for
    const condition = conditionOf(given)
    const timeout = parseGoDuration(flags.timeout) ?? 0
    const until = session.tx.now + (timeout < 0 ? A_WEEK : timeout)
    const requests = yield* requestsOf(session, args, flags)
    if (given === 'create')
      for (const request of requests) yield* untilCreated(session, request, until)
    const errors: unknown[] = []
    const found = requests.flatMap((request) => foundOf(session, request, flags, given, errors))
    yield* throwCollected(session, errors)
    if (found.length === 0 && given !== 'delete') throw new CommandError(NOTHING)
    for (const one of found) {
      const failed = yield* untilMet(session, one, condition, until)
      if (failed) errors.push(failed)
      else report(session, one, MET, flags)
    }
    yield* throwCollected(session, errors)
    return { value: found.map(({ object }) => object) }
  },
})

/** What is there to wait for; that something to be deleted is not there is as it should be. */
function foundOf(
  session: Session,
  request: Request,
  flags: WhichFlags,
  given: string,
  errors: unknown[],
): readonly Found[] {
  const own: unknown[] = []
  const found = collect(own, () => fetch(session, request, flags)) ?? []
  errors.push(...own.filter((error) => !(given === 'delete' && isApiError(error, 'NotFound'))))
  return found
}

function* untilCreated(
  session: Session,
  { kind, name, namespace }: Request,
  until: number,
): Generator<Wait, void> {
  if (name === undefined) return
  const key = namespace === undefined ? name : `${namespace}/${name}`
  while (!session.tx.get(kind.table, key)) {
    if (session.tx.now >= until || session.cli.interrupted) throw timedOut(kind, name)
    yield { when: (read) => read.get(kind.table, key) !== undefined, until }
  }
}

/** Waits; the error when it took too long. */
function* untilMet(
  session: Session,
  { kind, object }: Found,
  condition: Condition,
  until: number,
): Generator<Wait, CommandError | undefined> {
  const { name, namespace, uid } = object.metadata
  const key = namespace === undefined ? name : `${namespace}/${name}`
  const same = (row: AnyObject | undefined): AnyObject | undefined =>
    row && (row.metadata === undefined || row.metadata.uid === uid) ? row : undefined
  while (!condition(same(session.tx.get(kind.table, key)))) {
    if (session.tx.now >= until || session.cli.interrupted) return timedOut(kind, name)
    yield { when: (read) => condition(same(read.get(kind.table, key))), until }
  }
  return undefined
}

/** @throws CommandError for a condition that cannot be understood */
function conditionOf(given: string): Condition {
  const [word, ...rest] = given.split('=')
  if (given.toLowerCase() === 'delete') return (object) => object === undefined
  if (given.toLowerCase() === 'create') return (object) => object !== undefined
  if (word === 'condition' && rest[0]) return statusCondition(rest[0], rest[1] ?? 'true')
  if (word === 'jsonpath') return pathCondition(given.slice('jsonpath='.length))
  throw new CommandError(`error: unrecognized condition: ${JSON.stringify(given)}`)
}

interface Conditioned {
  readonly metadata: { readonly generation?: number }
  readonly status?: {
    readonly observedGeneration?: number
    readonly conditions?: readonly {
      readonly type: string
      readonly status: string
      readonly observedGeneration?: number
    }[]
  }
}

function statusCondition(name: string, value: string): Condition {
  return (object) => {
    const { metadata, status } = (object ?? { metadata: {} }) as Conditioned
    const found = status?.conditions?.find(({ type }) => type.toLowerCase() === name.toLowerCase())
    if (!found) return false
    const observed = found.observedGeneration ?? status?.observedGeneration
    if (
      metadata.generation !== undefined &&
      observed !== undefined &&
      observed < metadata.generation
    )
      return false
    return found.status.toLowerCase() === value.toLowerCase()
  }
}

function pathCondition(text: string): Condition {
  const close = text.lastIndexOf('}')
  const [path, value] =
    close >= 0
      ? [text.slice(0, close + 1), text.slice(close + 1).replace(/^=/, '')]
      : [text.replace(/=.*/, ''), text.includes('=') ? text.slice(text.indexOf('=') + 1) : '']
  const exact = close >= 0 ? text[close + 1] === '=' : text.includes('=')
  if (exact && value === '')
    throw new CommandError(
      "error: jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3",
    )
  const wanted = value.replace(/^(["'])(.*)\1$/s, '$2')
  return (object) => {
    if (!object) return false
    try {
      const found = jsonPathValues(path.replace(/^'|'$/g, ''), object)
      return exact ? found.length === 1 && String(found[0]) === wanted : found.length > 0
    } catch (error) {
      if (error instanceof JsonPathError) throw new CommandError(`error: ${error.message}`)
      throw error
    }
  }
}
