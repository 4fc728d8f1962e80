/**
 * `kubectl top`: needs the metrics server, which is not installed.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_top/
 */
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { ALL_NAMESPACES_FLAG, SELECTOR_FLAG } from './flags.js'
import { groupAlone } from './group.js'

const NO_METRICS = 'error: Metrics API not available'

const topOf = (name: 'node' | 'pod', aliases: readonly string[]) =>
  define({
    name: `top ${name}`,
    aliases,
    usage: `top ${name} [NAME | -l label]`,
    short: `Display resource (CPU/memory) usage of ${name}s`,
    flags: {
      ...ALL_NAMESPACES_FLAG,
      ...SELECTOR_FLAG,
      'no-headers': { type: 'boolean', usage: 'If present, print output without headers.' },
      'sort-by': {
        type: 'string',
        usage:
          "If non-empty, sort list using specified field. The field can be either 'cpu' or 'memory'.",
      },
    },
    *run(session): Generator<Wait, VerbResult<never>> {
      void session.cluster
      throw new CommandError(NO_METRICS)
    },
  })

/** The verb `kubectl top`. */
export const top = define({
  name: 'top',
  usage: 'top [flags]',
  short: 'Display resource (CPU/memory) usage',
  long: 'Display resource (CPU/memory) usage.\n\n The top command allows you to see the resource consumption for nodes or pods.\n\n This command requires Metrics Server to be correctly configured and working on the server.',
  flags: {},
  verbs: { node: topOf('node', ['nodes', 'no']), pod: topOf('pod', ['pods', 'po']) },
  *run(session, args): Generator<Wait, VerbResult<never>> {
    return groupAlone(session, top, args)
  },
})
