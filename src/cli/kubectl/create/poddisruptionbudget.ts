/**
 * `kubectl create poddisruptionbudget`.
 *
 * @see
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_poddisruptionbudget/
 */
import { type Requirement, parseSelector } from '../../../kubernetes/apiserver/selectors.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import { GENERATOR_FLAGS, newMeta, oneName, sendOrTell } from './generated.js'

const NO_SELECTOR = 'error: a selector must be specified'
const NEITHER = 'error: one of min-available or max-unavailable must be specified'
const BOTH = 'error: min-available and max-unavailable cannot be both specified'
const AMOUNT = /^[0-9]+%?$/

/** The verb `kubectl create poddisruptionbudget`. */
export const podDisruptionBudget = define({
  name: 'create poddisruptionbudget',
  aliases: ['pdb'],
  usage:
    'create poddisruptionbudget NAME --selector=SELECTOR --min-available=N [--dry-run=server|client|none]',
  short: 'Create a pod disruption budget with the specified name',
  long: 'Create a pod disruption budget with the specified name, selector, and desired minimum available pods.',
  flags: {
    ...GENERATOR_FLAGS,
    'max-unavailable': {
      type: 'string',
      default: '',
      usage: 'The maximum number or percentage of unavailable pods this budget requires.',
    },
    'min-available': {
      type: 'string',
      default: '',
      usage: 'The minimum number or percentage of available pods this budget requires.',
    },
    selector: {
      type: 'string',
      default: '',
      usage:
        'A label selector to use for this budget. Only equality-based selector requirements are supported.',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const name = oneName(args, 'create poddisruptionbudget')
    const { selector, minAvailable, maxUnavailable } = flags
    if (!selector) throw new CommandError(NO_SELECTOR)
    if (!minAvailable && !maxUnavailable) throw new CommandError(NEITHER)
    if (minAvailable && maxUnavailable) throw new CommandError(BOTH)
    for (const [flag, amount] of [
      ['min-available', minAvailable],
      ['max-unavailable', maxUnavailable],
    ])
      if (amount && !AMOUNT.test(amount))
        throw new CommandError(`error: invalid format specified for ${flag}`)
    const budget = {
      kind: 'PodDisruptionBudget',
      apiVersion: 'policy/v1',
      metadata: newMeta(name),
      spec: {
        ...(minAvailable ? { minAvailable: amountOf(minAvailable) } : {}),
        selector: labelSelector(parseSelector(selector)),
        ...(maxUnavailable ? { maxUnavailable: amountOf(maxUnavailable) } : {}),
      },
      status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
    }
    return { value: [sendOrTell(session, budget as never, flags, 'poddisruptionbudgets:')] }
  },
})

const amountOf = (text: string): number | string => (text.endsWith('%') ? text : Number(text))

const OPERATORS: Readonly<Record<string, string>> = {
  '!=': 'NotIn',
  in: 'In',
  notin: 'NotIn',
  exists: 'Exists',
  '!': 'DoesNotExist',
}

/** What was written as text, as a LabelSelector. @throws CommandError for an operator it lacks */
function labelSelector(requirements: readonly Requirement[]): object {
  const equal = requirements.filter(({ operator }) => operator === '=')
  const others = requirements.filter(({ operator }) => operator !== '=')
  const unknown = others.find(({ operator }) => !Object.hasOwn(OPERATORS, operator))
  if (unknown)
    throw new CommandError(`error: "${unknown.operator}" is not a valid label selector operator`)
  return {
    ...(equal.length > 0
      ? { matchLabels: Object.fromEntries(equal.map(({ key, values }) => [key, values[0] ?? ''])) }
      : {}),
    ...(others.length > 0
      ? {
          matchExpressions: others.map(({ key, operator, values }) => ({
            key,
            operator: OPERATORS[operator],
            ...(values.length > 0 ? { values: [...values].sort() } : {}),
          })),
        }
      : {}),
  }
}
