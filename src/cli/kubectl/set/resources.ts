/**
 * `kubectl set resources`: what the containers of a pod template ask for and may use.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_set/kubectl_set_resources/
 */
import { QUANTITY_PATTERN_ERROR, canonicalQuantity } from '../../../text/quantity.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import { SET_FLAGS, changeSpecs, containersCalled, noContainer } from './template.js'

const NOTHING =
  'error: you must specify an update to requests or limits (in the form of --requests/--limits)'

/** The verb `kubectl set resources`. */
export const resources = define({
  name: 'set resources',
  usage: 'set resources (-f FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS]',
  short: 'Update resource requests/limits on objects with pod templates',
  flags: {
    ...SET_FLAGS,
    containers: {
      type: 'string',
      short: 'c',
      default: '*',
      usage:
        'The names of containers in the selected pod templates to change, all containers are selected by default - may use wildcards',
    },
    limits: {
      type: 'string',
      usage:
        "The resource requirement requests for this container.  For example, 'cpu=100m,memory=256Mi'.  Note that server side components may assign requests depending on the server configuration, such as limit ranges.",
    },
    requests: {
      type: 'string',
      usage:
        "The resource requirement requests for this container.  For example, 'cpu=100m,memory=256Mi'.  Note that server side components may assign requests depending on the server configuration, such as limit ranges.",
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    if (args.length > 0) void session.cluster
    if (!flags.limits && !flags.requests) throw new CommandError(NOTHING)
    const given = { limits: amountsOf(flags.limits), requests: amountsOf(flags.requests) }
    const written = yield* changeSpecs(
      session,
      args,
      flags,
      (spec) => {
        const targets = containersCalled(spec, flags.containers)
        if (targets.length === 0) throw noContainer(flags.containers)
        for (const container of targets) {
          const own = { ...container.resources }
          for (const which of ['limits', 'requests'] as const)
            if (given[which]) own[which] = merged(own[which], given[which])
          container.resources = own
        }
      },
      'resource requirements updated',
    )
    return { value: written }
  },
})

/** An amount of 0 takes the entry away. */
function merged(
  now: Readonly<Record<string, string>> | undefined,
  changes: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...now, ...changes }).filter(
      ([name, amount]) => !(amount === '0' && Object.hasOwn(changes, name)),
    ),
  )
}

function amountsOf(text: string | undefined): Readonly<Record<string, string>> | undefined {
  if (!text) return undefined
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [name = '', amount] = pair.split('=')
      if (amount === undefined)
        throw new CommandError(
          `error: invalid argument syntax ${pair}, expected <resource>=<value>`,
        )
      const canonical = canonicalQuantity(amount)
      if (canonical === undefined) throw new CommandError(`error: ${QUANTITY_PATTERN_ERROR}`)
      return [name, canonical]
    }),
  )
}
