/**
 * `kubectl config get-contexts`: the contexts as a table, the current one with a star.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_get-contexts/
 */
import { table } from '../../../text/tabwriter.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { NO_HEADERS_FLAG } from '../flags.js'
import type { KubeconfigFile } from '../kubeconfig.js'
import { kubeconfigOf } from './entries.js'

const HEADERS = ['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE']
const NO_FORMAT = (format: string): string =>
  `error: --output ${format} is not available in kubectl config get-contexts; resetting to default output format`

/** The verb `kubectl config get-contexts`. */
export const getContexts = define({
  name: 'config get-contexts',
  usage: 'config get-contexts [(-o|--output=)name)]',
  short: 'Describe one or many contexts',
  long: 'Display one or many contexts from the kubeconfig file.',
  flags: {
    ...NO_HEADERS_FLAG,
    output: { type: 'string', short: 'o', usage: 'Output format. One of: (name).' },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<KubeconfigFile['contexts']>> {
    if (flags.output && flags.output !== 'name') throw new CommandError(NO_FORMAT(flags.output))
    const { contexts, 'current-context': current } = kubeconfigOf(session, flags).file
    const missing = args.filter((name) => !contexts.some((one) => one.name === name))
    const shown = [...contexts]
      .filter(({ name }) => args.length === 0 || args.includes(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    const rows = shown.map(({ name, context }) => [
      name === current ? '*' : '',
      name,
      context.cluster ?? '',
      context.user ?? '',
      context.namespace ?? '',
    ])
    if (flags.output === 'name') session.out(shown.map(({ name }) => `${name}\n`).join(''))
    else session.out(table(flags.noHeaders ? rows : [HEADERS, ...rows]))
    for (const name of missing) session.err(`error: context ${name} not found\n`)
    return { value: shown, ...(missing.length > 0 ? { exitCode: 1 } : {}) }
  },
})
