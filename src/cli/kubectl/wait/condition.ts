/**
 * What `kubectl wait` can wait for: a condition of the status, a value at a path, the end of an
 * object, its beginning.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_wait/
 */
import { JsonPathError, jsonPathOf } from '../../../text/jsonpath/index.js'
import { CommandError } from '../../verb.js'
import type { AnyObject } from '../resources.js'

/** Something that is waited for. */
export interface Condition {
  readonly is: 'create' | 'delete' | 'other'
  /**
   * Whether an object is as it is waited for; `undefined` stands for one that is not there.
   * @throws CommandError for what can never be compared
   */
  readonly holds: (object: AnyObject | undefined) => boolean
}

const UNRECOGNIZED = 'error: unrecognized condition: '
const PATH_FORMAT =
  "error: jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'"
const NO_PATH = 'error: jsonpath expression cannot be empty'
const NO_VALUE =
  "error: jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3"
const NO_SCALAR = 'error: jsonpath leads to a nested object or list which is not supported'
const SEVERAL_VALUES = 'error: given jsonpath expression matches more than one value'
const PATH = 'jsonpath='
const STATUS = 'condition='

/** The conditions that `--for` names, in order. @throws CommandError for one that cannot be understood */
export function conditionsOf(given: readonly string[]): readonly Condition[] {
  if (given.length === 0) throw new CommandError(`${UNRECOGNIZED}[]`)
  return given.map(conditionOf)
}

function conditionOf(given: string): Condition {
  const word = given.toLowerCase()
  if (word === 'delete') return { is: 'delete', holds: (object) => object === undefined }
  if (word === 'create') return { is: 'create', holds: (object) => object !== undefined }
  if (given.startsWith(STATUS)) {
    const [name = '', ...value] = given.slice(STATUS.length).split('=')
    return {
      is: 'other',
      holds: statusCondition(name, value.length > 0 ? value.join('=') : 'true'),
    }
  }
  if (given.startsWith(PATH)) return { is: 'other', holds: pathCondition(given.slice(PATH.length)) }
  throw new CommandError(`${UNRECOGNIZED}${JSON.stringify(given)}`)
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

function statusCondition(name: string, value: string): Condition['holds'] {
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

function pathCondition(text: string): Condition['holds'] {
  const [path = '', value, ...more] = apart(text)
  if (path === '') throw new CommandError(NO_PATH)
  if (more.length > 0) throw new CommandError(PATH_FORMAT)
  const find = read(path)
  const wanted = value?.replace(/^['"]+|['"]+$/g, '').trim()
  if (wanted === '') throw new CommandError(NO_VALUE)
  return (object) => {
    const [found, ...others] = object ? find(object) : []
    if (found === undefined) return false
    if (others.length > 0) throw new CommandError(SEVERAL_VALUES)
    if (wanted === undefined) return true
    if (typeof found === 'object' && found !== null) throw new CommandError(NO_SCALAR)
    return (found === null ? '<nil>' : String(found)).trim() === wanted
  }
}

/** The parts of a text between equal signs that stand outside of braces. */
function apart(text: string): string[] {
  const parts = ['']
  let depth = 0
  for (const character of text) {
    if (character === '{') depth++
    if (character === '}') depth--
    if (character === '=' && depth <= 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

function read(path: string): (object: AnyObject) => unknown[] {
  try {
    return jsonPathOf(path)
  } catch (error) {
    if (error instanceof JsonPathError) throw new CommandError(`error: ${error.message}`)
    throw error
  }
}
