/**
 * `kubectl config`: shows and changes the kubeconfig file.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/
 */
import type { KubeObject } from '../../kubernetes/kinds/kind.js'
import { table } from '../../text/tabwriter.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { usageError } from './failure.js'
import { groupAlone } from './group.js'
import { type KubeconfigContext, type KubeconfigFile, saveConfig } from './kubeconfig.js'
import { NO_HEADERS_FLAG, PRINT_FLAGS } from './flags.js'
import { printerOf } from './output.js'

/** A kubeconfig is printed as an object of this kind; it has no name. */
const KIND = { group: '', singular: 'config' }
const NAMELESS = 'config/<unknown>\n'
const NOT_SET = 'error: current-context is not set'

const view = define({
  name: 'config view',
  usage: 'config view [flags]',
  short: 'Display merged kubeconfig settings or a specified kubeconfig file',
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
    raw: { type: 'boolean', usage: 'Display raw byte data and sensitive data' },
  },
  *run({ cli, config, out }, _args, flags): Generator<Wait, VerbResult<KubeconfigFile>> {
    const file = flags.minify ? minified(config.file) : config.file
    const print = printerOf({ ...flags, output: flags.output || 'yaml' }, cli.files)
    const object = inOrder(file) as unknown as KubeObject
    if (flags.output === 'name') out(NAMELESS)
    else if (print) out(print({ items: [{ kind: KIND, object }], single: true, ownOrder: true }))
    return { value: file }
  },
})

/** The file with its fields in the order in which the client prints them as JSON. */
const inOrder = (file: KubeconfigFile) => ({
  kind: file.kind,
  apiVersion: file.apiVersion,
  preferences: file.preferences,
  clusters: orNull(file.clusters.map(({ name, cluster }) => ({ name, cluster }))),
  users: orNull(file.users.map(({ name, user }) => ({ name, user }))),
  contexts: orNull(
    file.contexts.map(({ name, context: { cluster, user, namespace, ...more } }) => ({
      name,
      context: { cluster, user, namespace, ...more },
    })),
  ),
  'current-context': file['current-context'],
})

/** Go prints an empty list that was never made as null. */
const orNull = <T>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list)

function minified(file: KubeconfigFile): KubeconfigFile {
  const current = file.contexts.find(({ name }) => name === file['current-context'])
  if (!current) throw new CommandError(NOT_SET)
  if (!file.clusters.some(({ name }) => name === current.context.cluster))
    throw new CommandError(`error: cannot locate cluster ${current.context.cluster ?? ''}`)
  return {
    ...file,
    contexts: [current],
    clusters: file.clusters.filter(({ name }) => name === current.context.cluster),
    users: file.users.filter(({ name }) => name === current.context.user),
  }
}

const currentContext = define({
  name: 'config current-context',
  usage: 'config current-context [flags]',
  short: 'Display the current-context',
  flags: {},
  *run({ config, out }): Generator<Wait, VerbResult<{ readonly context: string }>> {
    const context = config.file['current-context']
    if (context === '') throw new CommandError(NOT_SET)
    out(`${context}\n`)
    return { value: { context } }
  },
})

const getContexts = define({
  name: 'config get-contexts',
  usage: 'config get-contexts [(-o|--output=)name)]',
  short: 'Describe one or many contexts',
  flags: {
    ...NO_HEADERS_FLAG,
    output: { type: 'string', short: 'o', usage: 'Output format. One of: (name).' },
  },
  *run({ config, out, err }, args, flags): Generator<Wait, VerbResult<KubeconfigFile['contexts']>> {
    const { contexts, 'current-context': current } = config.file
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
    if (flags.output === 'name') out(shown.map(({ name }) => `${name}\n`).join(''))
    else
      out(
        table(
          flags.noHeaders
            ? rows
            : [['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE'], ...rows],
        ),
      )
    for (const name of missing) err(`error: context ${name} not found\n`)
    return { value: shown, ...(missing.length > 0 ? { exitCode: 1 } : {}) }
  },
})

/** Lists the names of clusters or users. */
const listVerb = (what: 'clusters' | 'users', short: string) =>
  define({
    name: `config get-${what}`,
    usage: `config get-${what} [flags]`,
    short,
    flags: {},
    *run({ config, out }): Generator<Wait, VerbResult<readonly string[]>> {
      const names = config.file[what].map(({ name }) => name).sort()
      out(`NAME\n${names.map((name) => `${name}\n`).join('')}`)
      return { value: names }
    },
  })

const useContext = define({
  name: 'config use-context',
  aliases: ['use'],
  usage: 'config use-context CONTEXT_NAME',
  short: 'Set the current-context in a kubeconfig file',
  flags: {},
  *run({ cli, config, out }, args): Generator<Wait, VerbResult<{ readonly context: string }>> {
    const [context = ''] = args
    if (args.length !== 1)
      throw usageError(`unexpected args: [${args.join(' ')}]`, 'config use-context')
    if (!config.file.contexts.some(({ name }) => name === context))
      throw new CommandError(`error: no context exists with the name: ${JSON.stringify(context)}`)
    saveConfig(cli, config.path, { ...config.file, 'current-context': context })
    out(`Switched to context ${JSON.stringify(context)}.\n`)
    return { value: { context } }
  },
})

const setContext = define({
  name: 'config set-context',
  usage:
    'config set-context [NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]',
  short: 'Set a context entry in kubeconfig',
  flags: { current: { type: 'boolean', usage: 'Modify the current context' } },
  *run({ cli, config, out }, args, flags): Generator<Wait, VerbResult<KubeconfigContext>> {
    const { file } = config
    if (args.length > 1)
      throw usageError(`Unexpected args: [${args.join(' ')}]`, 'config set-context')
    if (flags.current && args.length > 0)
      throw new CommandError('error: you cannot specify both a context name and --current')
    const name = flags.current ? file['current-context'] : (args[0] ?? '')
    if (name === '')
      throw new CommandError(
        flags.current
          ? 'error: no current context is set'
          : 'error: you must specify a non-empty context name or --current',
      )
    const known = file.contexts.find((one) => one.name === name)
    const given = Object.entries({
      cluster: flags.cluster,
      user: flags.user,
      namespace: flags.namespace,
    }).filter(([, value]) => value !== undefined)
    const context: KubeconfigContext = { ...known?.context, ...Object.fromEntries(given) }
    saveConfig(cli, config.path, {
      ...file,
      contexts: [...file.contexts.filter((one) => one.name !== name), { name, context }],
    })
    out(`Context ${JSON.stringify(name)} ${known ? 'modified' : 'created'}.\n`)
    return { value: context }
  },
})

const deleteContext = define({
  name: 'config delete-context',
  usage: 'config delete-context NAME',
  short: 'Delete the specified context from the kubeconfig',
  flags: {},
  *run(
    { cli, config, out, err },
    [name = ''],
  ): Generator<Wait, VerbResult<{ readonly context: string }>> {
    const { file, path } = config
    if (!file.contexts.some((one) => one.name === name))
      throw new CommandError(`error: cannot delete context ${name}, not in ${path}`)
    if (file['current-context'] === name)
      err(
        'warning: this removed your active context, use "kubectl config use-context" to select a different one\n',
      )
    saveConfig(cli, path, { ...file, contexts: file.contexts.filter((one) => one.name !== name) })
    out(`deleted context ${name} from ${path}\n`)
    return { value: { context: name } }
  },
})

const renameContext = define({
  name: 'config rename-context',
  usage: 'config rename-context CONTEXT_NAME NEW_NAME',
  short: 'Rename a context from the kubeconfig file',
  flags: {},
  *run(
    { cli, config, out },
    [from = '', to = ''],
  ): Generator<Wait, VerbResult<{ readonly context: string }>> {
    const { file, path } = config
    const known = file.contexts.find((one) => one.name === from)
    if (!known)
      throw new CommandError(`error: cannot rename the context "${from}", it's not in ${path}`)
    if (file.contexts.some((one) => one.name === to))
      throw new CommandError(
        `error: cannot rename the context "${from}", the context "${to}" already exists in ${path}`,
      )
    const contexts = file.contexts.map((one) => (one === known ? { ...one, name: to } : one))
    saveConfig(cli, path, {
      ...file,
      contexts,
      'current-context': file['current-context'] === from ? to : file['current-context'],
    })
    out(`Context "${from}" renamed to "${to}".\n`)
    return { value: { context: to } }
  },
})

/** The verb `kubectl config`. */
export const config = define({
  name: 'config',
  usage: 'config SUBCOMMAND',
  short: 'Modify kubeconfig files',
  long: 'Modify kubeconfig files using subcommands like "kubectl config set current-context my-context".',
  flags: {},
  verbs: {
    'current-context': currentContext,
    'delete-context': deleteContext,
    'get-clusters': listVerb('clusters', 'Display clusters defined in the kubeconfig'),
    'get-contexts': getContexts,
    'get-users': listVerb('users', 'Display users defined in the kubeconfig'),
    'rename-context': renameContext,
    'set-context': setContext,
    'use-context': useContext,
    view,
  },
  *run(session, args): Generator<Wait, VerbResult<never>> {
    return groupAlone(session, config, args)
  },
})
