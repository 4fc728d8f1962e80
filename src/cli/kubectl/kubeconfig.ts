/**
 * The kubeconfig file: clusters, users and contexts, and which of them is current.
 *
 * Who sets a cluster up writes the workstation's file. A node knows its own cluster without one.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 */
import { clusterOf } from '../../kubernetes/apiserver/cluster.js'
import { node as nodeKind } from '../../kubernetes/kinds/node.js'
import { YamlError, parseYaml, toYaml } from '../../text/yaml.js'
import { type Cli, CommandError } from '../verb.js'

/** A context: which cluster, as whom, and in which namespace unless said otherwise. */
export interface KubeconfigContext {
  readonly cluster?: string
  readonly user?: string
  readonly namespace?: string
}

/** A named entry of a kubeconfig's lists. */
export type KubeconfigEntry<Key extends string, Value> = { readonly name: string } & {
  readonly [K in Key]: Value
}

/** The whole file. */
export interface KubeconfigFile {
  readonly apiVersion: 'v1'
  readonly kind: 'Config'
  readonly clusters: readonly KubeconfigEntry<'cluster', Readonly<Record<string, unknown>>>[]
  readonly contexts: readonly KubeconfigEntry<'context', KubeconfigContext>[]
  readonly 'current-context': string
  readonly preferences: Readonly<Record<string, unknown>>
  readonly users: readonly KubeconfigEntry<'user', Readonly<Record<string, unknown>>>[]
}

/** What a command knows from its kubeconfig. */
export interface Config {
  readonly path: string
  readonly file: KubeconfigFile
  /** The current context's namespace. */
  readonly namespace: string | undefined
  /** The current context's user. */
  readonly user: string | undefined
  /** Where the current context's API server is: `https://192.168.49.2:8443`. */
  readonly server: string | undefined
}

const NAME = 'minikube'
const EMPTY: KubeconfigFile = {
  apiVersion: 'v1',
  kind: 'Config',
  clusters: [],
  contexts: [],
  'current-context': '',
  preferences: {},
  users: [],
}

/**
 * Reads the file. @throws CommandError when it cannot be read, or the context that was asked for is
 * not in it
 */
export function loadConfig(
  cli: Cli,
  { path, context }: { readonly path: string | undefined; readonly context: string | undefined },
): Config {
  const chosen = path ?? cli.env['KUBECONFIG']
  const where = chosen ?? `${cli.env['HOME'] ?? '/root'}/.kube/config`
  const file = cli.files.exists(where)
    ? parsed(cli.files.read(where), where)
    : chosen === undefined && cli.tx.get(nodeKind.table, cli.machine)
      ? implied(cli)
      : EMPTY
  const current = context ?? file['current-context']
  const found = file.contexts.find(({ name }) => name === current)
  if (context !== undefined && !found)
    throw new CommandError(
      `Error in configuration: context was not found for specified context: ${context}`,
    )
  const cluster = file.clusters.find(({ name }) => name === found?.context.cluster)?.cluster
  const server = typeof cluster?.['server'] === 'string' ? cluster['server'] : undefined
  const { namespace, user } = found?.context ?? {}
  return { path: where, file, namespace: namespace || undefined, user, server }
}

/** Writes the file. */
export function saveConfig(cli: Cli, path: string, file: KubeconfigFile): void {
  const directory = path.slice(0, path.lastIndexOf('/'))
  if (directory !== '') cli.files.mkdir(directory)
  cli.files.write(path, toYaml(file))
}

/** Files that were read before, by their text: every command reads its own. */
const known = new Map<string, KubeconfigFile>()
const REMEMBERED = 16

function parsed(text: string, path: string): KubeconfigFile {
  const found = known.get(text)
  if (found) return found
  const file = parse(text, path)
  if (known.size >= REMEMBERED) known.clear()
  known.set(text, file)
  return file
}

function parse(text: string, path: string): KubeconfigFile {
  try {
    const read = parseYaml(text)
    const given = typeof read === 'object' && read !== null ? (read as Partial<KubeconfigFile>) : {}
    return {
      ...EMPTY,
      ...given,
      clusters: given.clusters ?? [],
      contexts: given.contexts ?? [],
      users: given.users ?? [],
    }
  } catch (error) {
    if (error instanceof YamlError)
      throw new CommandError(
        `error: error loading config file "${path}": ${error.message.replace(/^error converting YAML to JSON: /, '')}`,
      )
    throw error
  }
}

/** What a node knows of its cluster. */
function implied(cli: Cli): KubeconfigFile {
  const cluster = clusterOf(cli.tx)
  if (!cluster) return EMPTY
  const home = cli.env['HOME'] ?? '/root'
  return {
    ...EMPTY,
    clusters: [
      {
        name: NAME,
        cluster: {
          'certificate-authority': `${home}/.minikube/ca.crt`,
          server: `https://${cluster.apiServerAddress}:${cluster.apiServerPort}`,
        },
      },
    ],
    contexts: [{ name: NAME, context: { cluster: NAME, user: NAME } }],
    'current-context': NAME,
    users: [
      {
        name: NAME,
        user: {
          'client-certificate': `${home}/.minikube/profiles/minikube/client.crt`,
          'client-key': `${home}/.minikube/profiles/minikube/client.key`,
        },
      },
    ],
  }
}
