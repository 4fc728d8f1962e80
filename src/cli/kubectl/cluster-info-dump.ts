/**
 * `kubectl cluster-info dump`: nodes, and what the namespaces hold, with the logs of their pods; to
 * standard output, or as files in a directory.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_cluster-info/kubectl_cluster-info_dump/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { ApiError } from '../../kubernetes/apiserver/errors.js'
import { pod as podKind } from '../../kubernetes/kinds/pod/index.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { goJson } from '../../text/json.js'
import { toYaml } from '../../text/yaml.js'
import type { VerbResult, Wait } from '../verb.js'
import { define } from './definition.js'
import { ALL_NAMESPACES_FLAG, PRINT_FLAGS, podTimeoutFlag } from './flags.js'
import { type PrintFlags, printerOf } from './output.js'
import { type AnyObject, kindNamed, listObjects } from './resources.js'
import type { Session } from './session.js'

const KUBE_SYSTEM = 'kube-system'
/** What of a namespace is dumped: the kind, and the name of its file. */
const DUMPED = [
  ['events', 'events'],
  ['replicationcontrollers', 'replication-controllers'],
  ['services', 'services'],
  ['daemonsets', 'daemonsets'],
  ['deployments', 'deployments'],
  ['replicasets', 'replicasets'],
  ['pods', 'pods'],
] as const
const EXTENSIONS: Readonly<Record<string, string>> = { json: '.json', yaml: '.yaml' }
const DUMPED_TO = (directory: string): string => `Cluster info dumped to ${directory}\n`
const headOf = (word: 'START' | 'END', container: string, { metadata }: Stored<Pod>): string =>
  `==== ${word} logs for container ${container} of pod ${metadata.namespace}/${metadata.name} ====\n`

/** Where a part of the dump goes: a file below the directory, or standard output. */
type Write = (name: string, text: string) => void

/** The verb `kubectl cluster-info dump`. */
export const dump = define({
  name: 'cluster-info dump',
  usage: 'cluster-info dump [flags]',
  short: 'Dump relevant information for debugging and diagnosis',
  long: "Dump cluster information out suitable for debugging and diagnosing cluster problems.  By default, dumps everything to stdout. You can optionally specify a directory with --output-directory.  If you specify a directory, Kubernetes will build a set of files in that directory.  By default, only dumps things in the current namespace and 'kube-system' namespace, but you can switch to a different namespace with the --namespaces flag, or specify --all-namespaces to dump all namespaces.\n\n The command also dumps the logs of all of the pods in the cluster; these logs are dumped into different directories based on namespace and pod name.",
  flags: {
    ...PRINT_FLAGS,
    ...podTimeoutFlag('20s'),
    'all-namespaces': {
      ...ALL_NAMESPACES_FLAG['all-namespaces'],
      usage: 'If true, dump all namespaces.  If true, --namespaces is ignored.',
    },
    namespaces: { type: 'strings', usage: 'A comma separated list of namespaces to dump.' },
    output: { ...PRINT_FLAGS.output, default: 'json' },
    'output-directory': {
      type: 'string',
      default: '',
      usage:
        "Where to output the files.  If empty or '-' uses stdout, otherwise creates a directory hierarchy in that directory",
    },
  },
  *run(session, _args, flags): Generator<Wait, VerbResult<{ readonly text: string }>> {
    const { outputDirectory: directory } = flags
    const extension = EXTENSIONS[formatOf(flags)] ?? '.txt'
    const isStdout = directory === '' || directory === '-'
    let text = ''
    const write: Write = (name, part) => {
      if (isStdout) text += part
      else {
        const path = `${directory}/${name}`
        session.cli.files.mkdir(path.slice(0, path.lastIndexOf('/')))
        session.cli.files.write(path, part)
      }
    }
    const nodes = listObjects(session, kindNamed(session, 'nodes'), {})
    write(`nodes${extension}`, printed(session, 'NodeList', nodes, flags))
    for (const namespace of namespacesOf(session, flags))
      dumpNamespace(session, namespace, flags, extension, write)
    if (!isStdout) text += DUMPED_TO(directory)
    session.out(text)
    return { value: { text } }
  },
})

function namespacesOf(
  session: Session,
  {
    allNamespaces,
    namespaces,
  }: { readonly allNamespaces: boolean; readonly namespaces: readonly string[] },
): readonly string[] {
  if (allNamespaces) return session.api.list('Namespace', {}).map(({ metadata }) => metadata.name)
  return namespaces.length > 0 ? namespaces : [KUBE_SYSTEM, session.namespace]
}

function dumpNamespace(
  session: Session,
  namespace: string,
  flags: PrintFlags,
  extension: string,
  write: Write,
): void {
  for (const [word, file] of DUMPED) {
    const kind = kindNamed(session, word)
    const objects = listObjects(session, kind, { namespace })
    write(`${namespace}/${file}${extension}`, printed(session, `${kind.kind}List`, objects, flags))
  }
  for (const pod of session.api.list('Pod', { namespace }))
    write(
      `${namespace}/${pod.metadata.name}/logs.txt`,
      [...(pod.spec?.initContainers ?? []), ...(pod.spec?.containers ?? [])]
        .map(
          ({ name }) =>
            headOf('START', name, pod) + logsOf(session, pod, name) + headOf('END', name, pod),
        )
        .join(''),
    )
}

/** What a container has written, or why it cannot be read. */
function logsOf(session: Session, pod: Stored<Pod>, container: string): string {
  const { name, namespace = '' } = pod.metadata
  try {
    session.authorize('get', podKind, { name, namespace, subresource: 'log' })
    const lines = session.streams.logs(session.tx, namespace, name, { container })
    return lines.map(({ text }) => text).join('')
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return `Request log error: ${error.message}\n`
  }
}

/** A list as the client has it: its own kind, and objects without theirs. */
function printed(
  session: Session,
  kind: string,
  objects: readonly AnyObject[],
  flags: PrintFlags,
): string {
  const apiVersion = objects[0]?.apiVersion ?? GROUPS[kind] ?? 'v1'
  const items = objects.map(({ apiVersion: _, kind: __, ...object }) => object)
  const list = { kind, apiVersion, metadata: {}, items }
  const format = formatOf(flags)
  if (format === 'json') return `${goJson(list, { indent: '    ', sortKeys: false })}\n`
  if (format === 'yaml') return toYaml(list)
  const printer = printerOf(flags, session.cli.files)
  const plain = { group: '', singular: kind.toLowerCase() }
  return printer?.({ items: [{ kind: plain, object: list as never }], single: true }) ?? ''
}

/** `json` of `json`, `jsonpath` of `jsonpath={.items}`. */
const formatOf = ({ output }: PrintFlags): string => /^[^=]*/.exec(String(output))?.[0] ?? ''

/** The versions of lists that are empty. */
const GROUPS: Readonly<Record<string, string>> = {
  DaemonSetList: 'apps/v1',
  DeploymentList: 'apps/v1',
  ReplicaSetList: 'apps/v1',
}
