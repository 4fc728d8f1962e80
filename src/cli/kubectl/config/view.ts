/**
 * `kubectl config view`: the kubeconfig as one file, secrets left out unless asked for.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_view/
 */
import { base64 } from '../../../text/base64.js'
import { noSuchFile } from '../../../text/errno.js'
import type { KubeObject } from '../../../kubernetes/kinds/kind.js'
import { type CliFiles, CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { usageError } from '../failure.js'
import { PRINT_FLAGS } from '../flags.js'
import type { KubeconfigFile } from '../kubeconfig.js'
import { inOrder } from '../kubeconfig-files.js'
import { printerOf } from '../output.js'
import { kubeconfigOf, shownArgs } from './entries.js'

/** A kubeconfig is printed as an object of this kind; it has no name. */
const KIND = { group: '', singular: 'config' }
const NAMELESS = 'config/<unknown>\n'
const OMITTED = 'DATA+OMITTED'
const REDACTED = 'REDACTED'
const SECRET = ['token', 'password']

/** The verb `kubectl config view`. */
export const view = define({
  name: 'config view',
  usage: 'config view [flags]',
  short: 'Display merged kubeconfig settings or a specified kubeconfig file',
  long: 'Display merged kubeconfig settings or a specified kubeconfig file.\n\n You can use --output jsonpath={...} to extract specific values using a jsonpath expression.',
  flags: {
    flatten: {
      type: 'boolean',
      usage:
        'Flatten the resulting kubeconfig file into self-contained output (useful for creating portable kubeconfig files)',
    },
    merge: {
      type: 'boolean',
      default: true,
      usage: 'Merge the full hierarchy of kubeconfig files',
    },
    minify: {
      type: 'boolean',
      usage: 'Remove all information not used by current-context from the output',
    },
    ...PRINT_FLAGS,
    output: { ...PRINT_FLAGS.output, default: 'yaml' },
    raw: { type: 'boolean', usage: 'Display raw byte data and sensitive data' },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<KubeconfigFile>> {
    if (args.length > 0) throw usageError(`unexpected arguments: ${shownArgs(args)}`, 'config view')
    const { cli } = session
    const { file: whole, parts } = kubeconfigOf(session, flags)
    const first = flags.merge ? whole : (parts[0]?.file ?? whole)
    const read = flags.minify ? minified(first, flags.context) : first
    const file = flags.flatten ? flattened(read, cli.files) : flags.raw ? read : redacted(read)
    const print = printerOf({ ...flags, output: flags.output || 'yaml' }, cli.files)
    const object = inOrder(file) as unknown as KubeObject
    if (flags.output === 'name') session.out(NAMELESS)
    else if (print)
      session.out(print({ items: [{ kind: KIND, object }], single: true, ownOrder: true }))
    return { value: file }
  },
})

/** What the current context needs. @throws CommandError when something of it is not there */
function minified(file: KubeconfigFile, asked: string | undefined): KubeconfigFile {
  const name = asked || file['current-context']
  if (name === '') throw new CommandError('error: current-context must exist in order to minify')
  const current = file.contexts.find((one) => one.name === name)
  if (!current) throw new CommandError(`error: cannot locate context ${name}`)
  const { cluster = '', user = '' } = current.context
  const clusters = file.clusters.filter((one) => one.name === cluster)
  const users = file.users.filter((one) => one.name === user)
  if (cluster !== '' && clusters.length === 0)
    throw new CommandError(`error: cannot locate cluster ${cluster}`)
  if (user !== '' && users.length === 0) throw new CommandError(`error: cannot locate user ${user}`)
  return { ...file, contexts: [current], clusters, users, 'current-context': name }
}

type Entry = Readonly<Record<string, unknown>>

const withEntries = (file: KubeconfigFile, change: (entry: Entry) => Entry): KubeconfigFile => ({
  ...file,
  clusters: file.clusters.map((one) => ({ ...one, cluster: change(one.cluster) })),
  users: file.users.map((one) => ({ ...one, user: change(one.user) })),
})

/** The file with words in place of what is secret or long. */
const redacted = (file: KubeconfigFile): KubeconfigFile =>
  withEntries(file, (entry) =>
    Object.fromEntries(
      Object.entries(entry).map(([field, value]) => [
        field,
        value && field.endsWith('-data')
          ? OMITTED
          : value && SECRET.includes(field)
            ? REDACTED
            : value,
      ]),
    ),
  )

const FILES = ['certificate-authority', 'client-certificate', 'client-key']

/** The file with what stands in other files. @throws CommandError for one that is not there */
const flattened = (file: KubeconfigFile, files: CliFiles): KubeconfigFile =>
  withEntries(file, (entry) =>
    Object.fromEntries(
      Object.entries(entry).map(([field, value]) => {
        if (!FILES.includes(field) || typeof value !== 'string') return [field, value]
        if (!files.exists(value)) throw new CommandError(`error: ${noSuchFile('open', value)}`)
        return [`${field}-data`, base64(files.read(value))]
      }),
    ),
  )
