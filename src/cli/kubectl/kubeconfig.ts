/**
 * The kubeconfig file: clusters, users and contexts, and which of them is current.
 *
 * Who sets a cluster up writes the workstation's file. A node knows its own cluster without one.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 */
import { objectAt } from '../../kubernetes/apiserver/watch/watch.js'
import { clusterOf } from '../../kubernetes/apiserver/cluster.js'
import { node as nodeKind } from '../../kubernetes/kinds/node.js'
import { noSuchFile } from '../../text/errno.js'
import { type Cli, CommandError } from '../verb.js'
import type { KubeconfigUser } from './credentials.js'
import { EMPTY, readKubeconfig } from './kubeconfig-files.js'

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
  readonly preferences?: Readonly<Record<string, unknown>>
  readonly users: readonly KubeconfigEntry<'user', Readonly<Record<string, unknown>>>[]
}

/** What a command knows from its kubeconfig. */
export interface Config {
  readonly file: KubeconfigFile
  /** The current context's namespace. */
  readonly namespace: string | undefined
  /** The current context's user, with its credentials. */
  readonly user: KubeconfigUser
  /** There is no file: a node knows its own cluster, and may do everything. */
  readonly isImplied: boolean
  /** Where the current context's API server is: `https://192.168.49.2:8443`. */
  readonly server: string | undefined
}

const NAME = 'minikube'
/** What the flags choose of a kubeconfig. */
interface Choice {
  readonly path: string | undefined
  readonly context: string | undefined
  readonly user?: string | undefined
  readonly cluster?: string | undefined
}

/**
 * Reads the file. @throws CommandError when it cannot be read, or the context that was asked for is
 * not in it
 */
export function loadConfig(cli: Cli, { path, context, user, cluster: wanted }: Choice): Config {
  const read = readKubeconfig(cli, path)
  if (path !== undefined && read.parts.length === 0)
    throw new CommandError(`error: ${noSuchFile('stat', path)}`)
  const file =
    !read.chosen && read.parts.length === 0 && objectAt(cli.tx, nodeKind, cli.machine)
      ? implied(cli)
      : read.file
  const current = context ?? file['current-context']
  const found = file.contexts.find(({ name }) => name === current)
  if (context !== undefined && !found)
    throw new CommandError(
      `Error in configuration: context was not found for specified context: ${context}`,
    )
  const { namespace, user: own = '', cluster: usual } = found?.context ?? {}
  const cluster = file.clusters.find((one) => one.name === (wanted ?? usual))?.cluster
  const server = typeof cluster?.['server'] === 'string' ? cluster['server'] : undefined
  const name = user ?? own
  const fields = file.users.find((one) => one.name === name)?.user
  return {
    file,
    namespace: namespace || undefined,
    user: fields || name === '' ? { name, fields: fields ?? {} } : { name },
    isImplied: read.parts.length === 0,
    server,
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
