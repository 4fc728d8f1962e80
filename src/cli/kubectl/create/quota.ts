/**
 * `kubectl create quota`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_quota/
 */
import { QUANTITY_PATTERN_ERROR, canonicalQuantity } from '../../../text/quantity.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import { GENERATOR_FLAGS, newMeta, oneName, sendOrTell } from './generated.js'

const EMPTY_SCOPE = 'error: invalid resource quota scope ""'

/** The verb `kubectl create quota`. */
export const quota = define({
  name: 'create quota',
  aliases: ['resourcequota'],
  usage:
    'create quota NAME [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2] [--dry-run=server|client|none]',
  short: 'Create a quota with the specified name',
  long: 'Create a resource quota with the specified name, hard limits, and optional scopes.',
  flags: {
    ...GENERATOR_FLAGS,
    hard: {
      type: 'string',
      default: '',
      usage: 'A comma-delimited set of resource=quantity pairs that define a hard limit.',
    },
    scopes: {
      type: 'string',
      default: '',
      usage:
        'A comma-delimited set of quota scopes that must all match each object tracked by the quota.',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const name = oneName(args, 'create quota')
    const hard = hardOf(flags.hard)
    const scopes = flags.scopes === '' ? [] : flags.scopes.split(',')
    if (scopes.includes('')) throw new CommandError(EMPTY_SCOPE)
    const object = {
      kind: 'ResourceQuota',
      apiVersion: 'v1',
      metadata: newMeta(name),
      spec: {
        ...(Object.keys(hard).length > 0 ? { hard } : {}),
        ...(scopes.length > 0 ? { scopes } : {}),
      },
      status: {},
    }
    return { value: [sendOrTell(session, object as never, flags, 'quota:')] }
  },
})

/** The limits of `pods=2,cpu=1`. @throws CommandError */
function hardOf(text: string): Readonly<Record<string, string>> {
  const pairs = text === '' ? [] : text.split(',')
  return Object.fromEntries(
    pairs.map((pair) => {
      const parts = pair.split('=')
      const [name = '', amount = ''] = parts
      if (parts.length !== 2)
        throw new CommandError(
          `error: Invalid argument syntax ${pair}, expected <resource>=<value>`,
        )
      const quantity = canonicalQuantity(amount)
      if (quantity === undefined) throw new CommandError(`error: ${QUANTITY_PATTERN_ERROR}`)
      return [name, quantity]
    }),
  )
}
