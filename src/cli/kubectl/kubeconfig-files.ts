/**
 * The files of a kubeconfig: which there are, how they are read as one, and into which of them a
 * change goes.
 *
 * KUBECONFIG may name several files, separated by colons. Of two entries with one name the first
 * counts, and a change goes where the entry came from.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/#merging-kubeconfig-files
 */
import { dequal } from 'dequal'
import { YamlError, parseYaml, toYaml } from '../../text/yaml.js'
import { type Cli, CommandError } from '../verb.js'
import type { KubeconfigFile } from './kubeconfig.js'

/** A kubeconfig that says nothing. */
export const EMPTY: KubeconfigFile = {
  apiVersion: 'v1',
  kind: 'Config',
  clusters: [],
  contexts: [],
  'current-context': '',
  users: [],
}

/** All files as one. */
export interface Kubeconfig {
  readonly file: KubeconfigFile
  /** The files in their order; those that are not there are left out. */
  readonly parts: readonly { readonly path: string; readonly file: KubeconfigFile }[]
  /** The file that new entries go to, and that messages name. */
  readonly path: string
  /** Whether somebody said which files: `--kubeconfig` or KUBECONFIG. */
  readonly chosen: boolean
}

const LISTS = ['clusters', 'contexts', 'users'] as const

/** Reads the files. @throws CommandError for one that cannot be read */
export function readKubeconfig(cli: Cli, explicit: string | undefined): Kubeconfig {
  const named = (cli.env['KUBECONFIG'] ?? '').split(':').filter((path) => path !== '')
  const home = `${cli.env['HOME'] ?? '/root'}/.kube/config`
  const paths =
    explicit !== undefined ? [explicit] : named.length > 0 ? [...new Set(named)] : [home]
  const parts = paths
    .filter((path) => cli.files.exists(path))
    .map((path) => ({ path, file: parsed(cli.files.read(path), path) }))
  return {
    file: merged(parts.map(({ file }) => file)),
    parts,
    path: parts[0]?.path ?? (paths.at(-1) as string),
    chosen: explicit !== undefined || named.length > 0,
  }
}

/** Several files as one: of entries with one name the first counts. */
function merged(files: readonly KubeconfigFile[]): KubeconfigFile {
  if (files.length === 1) return files[0] as KubeconfigFile
  const of = <Entry extends { readonly name: string }>(
    list: (file: KubeconfigFile) => readonly Entry[],
  ): readonly Entry[] => {
    const byName = new Map<string, Entry>()
    for (const entry of files.flatMap(list))
      if (!byName.has(entry.name)) byName.set(entry.name, entry)
    return [...byName.values()]
  }
  return {
    ...Object.assign({}, ...[...files].reverse()),
    ...EMPTY,
    clusters: of((file) => file.clusters),
    contexts: of((file) => file.contexts),
    users: of((file) => file.users),
    'current-context':
      files.map((file) => file['current-context']).find((context) => context !== '') ?? '',
  }
}

/** Writes what has changed, each entry into the file that it came from. */
export function writeKubeconfig(cli: Cli, { file, parts, path }: Kubeconfig, next: KubeconfigFile) {
  const texts = new Map<string, KubeconfigFile>(parts.map((part) => [part.path, part.file]))
  const change = (where: string, to: (file: KubeconfigFile) => KubeconfigFile): void => {
    texts.set(where, to(texts.get(where) ?? EMPTY))
  }
  for (const list of LISTS) {
    const entries = (of: KubeconfigFile) => of[list] as readonly { readonly name: string }[]
    const names = new Set([...entries(file), ...entries(next)].map(({ name }) => name))
    for (const name of names) {
      const entry = entries(next).find((one) => one.name === name)
      if (
        dequal(
          entry,
          entries(file).find((one) => one.name === name),
        )
      )
        continue
      const origin = parts.find((part) => entries(part.file).some((one) => one.name === name))
      change(origin?.path ?? path, (old) => ({
        ...old,
        [list]: [...entries(old).filter((one) => one.name !== name), ...(entry ? [entry] : [])],
      }))
    }
  }
  const context = next['current-context']
  if (context !== file['current-context']) {
    const setting = parts.find((part) => part.file['current-context'] !== '')
    change(context === '' ? (setting?.path ?? path) : path, (old) => ({
      ...old,
      'current-context': context,
    }))
  }
  if (!dequal(next.preferences, file.preferences))
    change(path, (old) => ({ ...old, preferences: next.preferences ?? {} }))
  for (const [where, text] of texts)
    if (text !== parts.find((part) => part.path === where)?.file) save(cli, where, text)
}

function save(cli: Cli, path: string, file: KubeconfigFile): void {
  const directory = path.slice(0, path.lastIndexOf('/'))
  if (directory !== '') cli.files.mkdir(directory)
  cli.files.write(path, toYaml(inOrder(file)))
}

/** The file with its fields and entries in the order in which the client prints them. */
export const inOrder = (file: KubeconfigFile) => ({
  kind: file.kind,
  apiVersion: file.apiVersion,
  ...(Object.keys(file.preferences ?? {}).length > 0 ? { preferences: file.preferences } : {}),
  clusters: listed(file.clusters, ({ name, cluster }) => ({
    name,
    cluster: ordered(CLUSTER_FIELDS, { server: '', ...cluster }),
  })),
  users: listed(file.users, ({ name, user }) => ({ name, user: ordered(USER_FIELDS, user) })),
  contexts: listed(
    file.contexts,
    ({ name, context: { cluster = '', user = '', namespace, ...more } }) => ({
      name,
      context: { cluster, user, ...(namespace ? { namespace } : {}), ...more },
    }),
  ),
  'current-context': file['current-context'],
})

/** The fields of an entry as the client orders them; a field of several has an order inside. */
const CLUSTER_FIELDS: Order = [
  ['server'],
  ['tls-server-name'],
  ['insecure-skip-tls-verify'],
  ['certificate-authority'],
  ['certificate-authority-data'],
  ['proxy-url'],
]
const EXEC_FIELDS = [
  'command',
  'args',
  'env',
  'apiVersion',
  'installHint',
  'provideClusterInfo',
  'interactiveMode',
]
const USER_FIELDS: Order = [
  ['client-certificate'],
  ['client-certificate-data'],
  ['client-key'],
  ['client-key-data'],
  ['token'],
  ['tokenFile'],
  ['as'],
  ['as-uid'],
  ['as-groups'],
  ['username'],
  ['password'],
  ['auth-provider', ['name', 'config']],
  ['exec', EXEC_FIELDS],
]

type Order = readonly (readonly [string, (readonly string[])?])[]

function ordered(order: Order, entry: Readonly<Record<string, unknown>>): object {
  const first = order.flatMap(([field, inner]) => {
    const value = entry[field]
    if (value === undefined) return []
    const inside = inner && value !== null && typeof value === 'object'
    return [
      [
        field,
        inside
          ? ordered(
              inner.map((name) => [name]),
              value as never,
            )
          : value,
      ],
    ]
  })
  return { ...Object.fromEntries(first), ...without(entry, order) }
}

const without = (entry: Readonly<Record<string, unknown>>, order: Order): object =>
  Object.fromEntries(
    Object.entries(entry).filter(([field]) => !order.some(([name]) => name === field)),
  )

/** Go prints an empty list that was never made as null. */
const listed = <Entry extends { readonly name: string }>(
  list: readonly Entry[],
  ordered: (entry: Entry) => object,
): readonly object[] | null =>
  list.length === 0
    ? null
    : [...list].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)).map(ordered)

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
  const bad = (why: string) =>
    new CommandError(`error: error loading config file "${path}": ${why}`)
  try {
    const read = parseYaml(text)
    const given = typeof read === 'object' && read !== null ? (read as Partial<KubeconfigFile>) : {}
    for (const list of LISTS) {
      const value: unknown = given[list]
      if (value !== undefined && value !== null && !Array.isArray(value))
        throw bad(
          `json: cannot unmarshal ${typeof value} into Go struct field Config.${list} of type []v1.Named${NAMED[list]}`,
        )
    }
    return {
      ...EMPTY,
      ...given,
      clusters: given.clusters ?? [],
      contexts: given.contexts ?? [],
      users: given.users ?? [],
      'current-context': given['current-context'] ?? '',
    }
  } catch (error) {
    if (error instanceof YamlError)
      throw bad(error.message.replace(/^error converting YAML to JSON: /, ''))
    throw error
  }
}

const NAMED = { clusters: 'Cluster', contexts: 'Context', users: 'AuthInfo' } as const
