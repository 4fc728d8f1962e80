/**
 * The programs that give credentials, in a user of a kubeconfig: `exec` and `auth-provider`.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */
import type { FlagSpecs, FlagValues } from '../../flags.js'
import type { AnyDefinition } from '../definition.js'
import { helpAnd } from './entries.js'

/** The flags that set one. */
export const EXEC_FLAGS = {
  'auth-provider': {
    type: 'string',
    usage: 'Auth provider for the user entry in kubeconfig',
  },
  'auth-provider-arg': {
    type: 'strings',
    usage: "'key=value' arguments for the auth provider",
  },
  'exec-api-version': {
    type: 'string',
    usage: 'API version of the exec credential plugin for the user entry in kubeconfig',
  },
  'exec-arg': {
    type: 'strings',
    usage: 'New arguments for the exec credential plugin command for the user entry in kubeconfig',
  },
  'exec-command': {
    type: 'string',
    usage: 'Command for the exec credential plugin for the user entry in kubeconfig',
  },
  'exec-env': {
    type: 'strings',
    usage: "'key=value' environment values for the exec credential plugin",
  },
  'exec-interactive-mode': {
    type: 'string',
    usage: 'InteractiveMode of the exec credentials plugin for the user entry in kubeconfig',
  },
  'exec-provide-cluster-info': {
    type: 'boolean',
    tristate: true,
    usage: 'ProvideClusterInfo of the exec credentials plugin for the user entry in kubeconfig',
  },
} as const satisfies FlagSpecs

type Flags = FlagValues<typeof EXEC_FLAGS>
type User = Readonly<Record<string, unknown>> | undefined

/** What `--exec-…` makes of a user. @throws CommandError for an environment that cannot be read */
export function execPlugin(verb: AnyDefinition, user: User, flags: Flags): object {
  const set = new Map<string, string>()
  const removed = new Set<string>()
  readPairs(verb, 'exec-env', flags.execEnv, set, removed)
  const old = user?.['exec'] as Readonly<Record<string, unknown>> | undefined
  const isAsked =
    flags.execCommand !== undefined ||
    flags.execApiVersion !== undefined ||
    flags.execInteractiveMode !== undefined ||
    flags.execProvideClusterInfo !== undefined ||
    flags.execArg.length > 0 ||
    flags.execEnv.length > 0
  if (!isAsked || (!old && flags.execCommand === undefined)) return {}
  const before = (old?.['env'] ?? null) as readonly { name: string; value: string }[] | null
  const kept = (before ?? [])
    .filter(({ name }) => !removed.has(name))
    .map((one) => ({ ...one, value: set.get(one.name) ?? one.value }))
  const added = [...set]
    .filter(([name]) => !kept.some((one) => one.name === name))
    .map(([name, value]) => ({ name, value }))
  return {
    exec: {
      command: '',
      args: null,
      provideClusterInfo: false,
      ...old,
      ...(flags.execCommand === undefined ? {} : { command: flags.execCommand }),
      ...(flags.execApiVersion === undefined ? {} : { apiVersion: flags.execApiVersion }),
      ...(flags.execInteractiveMode === undefined
        ? {}
        : { interactiveMode: flags.execInteractiveMode }),
      ...(flags.execProvideClusterInfo === undefined
        ? {}
        : { provideClusterInfo: flags.execProvideClusterInfo }),
      ...(flags.execArg.length === 0 ? {} : { args: flags.execArg }),
      env: flags.execEnv.length === 0 ? before : [...kept, ...added],
    },
  }
}

/** What `--auth-provider` makes of a user. @throws CommandError for an argument that cannot be read */
export function authProvider(verb: AnyDefinition, user: User, flags: Flags): object {
  const set = new Map<string, string>()
  const removed = new Set<string>()
  readPairs(verb, 'auth-provider-arg', flags.authProviderArg, set, removed)
  const old = user?.['auth-provider'] as
    | { readonly name: string; readonly config?: Readonly<Record<string, string>> | null }
    | undefined
  if (flags.authProvider === undefined && !(old && flags.authProviderArg.length > 0)) return {}
  const same = flags.authProvider === undefined || old?.name === flags.authProvider
  const config = Object.fromEntries([
    ...Object.entries((same && old?.config) || {}).filter(([name]) => !removed.has(name)),
    ...set,
  ])
  return {
    'auth-provider': {
      name: flags.authProvider ?? old?.name,
      config: Object.keys(config).length > 0 ? config : null,
    },
  }
}

function readPairs(
  verb: AnyDefinition,
  flag: string,
  words: readonly string[],
  set: Map<string, string>,
  removed: Set<string>,
): void {
  for (const word of words) {
    const equals = word.indexOf('=')
    if (equals >= 0) set.set(word.slice(0, equals), word.slice(equals + 1))
    else if (word.endsWith('-')) removed.add(word.slice(0, -1))
    else throw helpAnd(verb, `invalid ${flag} format: ${word}`)
  }
}
