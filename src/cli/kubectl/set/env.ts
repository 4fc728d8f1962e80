/**
 * `kubectl set env`: environment variables of the containers of a pod template.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_set/kubectl_set_env/
 */
import type { Draft } from 'immer'
import type { Deployment } from '../../../types/kubernetes/apps/v1.js'
import type { Container, EnvVar, Pod, PodSpec } from '../../../types/kubernetes/core/v1.js'
import { fromBase64 } from '../../../text/base64.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { amountText } from '../describe/containers.js'
import {
  type AnyObject,
  type Found,
  fetch,
  kindNamed,
  getObject,
  requestsOf,
} from '../resources.js'
import type { Session } from '../session.js'
import { SET_FLAGS, changeSpecs, containersCalled, splitChanges } from './template.js'
import { kept } from '../metadata-change.js'

const NO_CHANGE = 'error: at least one environment variable must be provided'

/** The verb `kubectl set env`. */
export const env = define({
  name: 'set env',
  usage: 'set env RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N',
  short: 'Update environment variables on a pod template',
  flags: {
    ...SET_FLAGS,
    containers: {
      type: 'string',
      short: 'c',
      default: '*',
      usage: 'The names of containers in the selected pod templates to change - may use wildcards',
    },
    env: {
      type: 'strings',
      short: 'e',
      verbatim: true,
      usage: 'Specify a key-value pair for an environment variable to set into each container.',
    },
    from: {
      type: 'string',
      usage: 'The name of a resource from which to inject environment variables',
    },
    keys: {
      type: 'strings',
      usage: 'Comma-separated list of keys to import from specified resource',
    },
    list: {
      type: 'boolean',
      usage:
        'If true, display the environment and any changes in the standard format. this flag will removed when we have kubectl view env.',
    },
    overwrite: {
      type: 'boolean',
      default: true,
      usage:
        'If true, allow environment to be overwritten, otherwise reject updates that overwrite existing environment.',
    },
    prefix: { type: 'string', default: '', usage: 'Prefix to append to variable names' },
    resolve: {
      type: 'boolean',
      usage: 'If true, show secret or configmap references when listing variables',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const { resources, changes } = splitChanges(args)
    if (resources.length > 0) void session.cluster
    const words = [...changes, ...flags.env]
    const imported = flags.from ? importedFrom(session, flags.from, flags.keys, flags.prefix) : []
    const set = words
      .filter((word) => word.includes('='))
      .map(
        (word): EnvVar => ({
          name: word.slice(0, word.indexOf('=')),
          value: word.slice(word.indexOf('=') + 1),
        }),
      )
    const removed = words.filter((word) => !word.includes('=')).map((word) => word.slice(0, -1))
    if (flags.list || set.length + removed.length + imported.length === 0) {
      if (!flags.list) throw new CommandError(NO_CHANGE)
      const requests = yield* requestsOf(session, resources, flags)
      const found = requests.flatMap((request) => fetch(session, request, flags))
      for (const one of found) session.out(listed(session, one, flags.resolve))
      return { value: found.map(({ object }) => object) }
    }
    const recipe = (spec: Draft<PodSpec>): void => {
      const targets = containersCalled(spec, flags.containers)
      if (targets.length === 0)
        throw new CommandError(`error: ${flags.containers} does not match any containers`)
      for (const container of targets)
        change(container, [...imported, ...set], removed, flags.overwrite)
    }
    return { value: yield* changeSpecs(session, resources, flags, recipe, 'env updated') }
  },
})

function change(
  container: Draft<Container>,
  set: readonly EnvVar[],
  removed: readonly string[],
  overwrite: boolean,
): void {
  const variables = (container.env ?? []).filter(({ name }) => !removed.includes(name))
  for (const variable of set) {
    const at = variables.findIndex(({ name }) => name === variable.name)
    if (at >= 0 && !overwrite)
      throw new CommandError(`error: ${kept(variable.name, variables[at]?.value ?? '')}`)
    if (at >= 0) variables[at] = variable as Draft<EnvVar>
    else variables.push(variable as Draft<EnvVar>)
  }
  if (variables.length > 0) container.env = variables
  else delete container.env
}

/** References to the keys of a config map or secret. */
function importedFrom(
  session: Session,
  from: string,
  keys: readonly string[],
  prefix: string,
): readonly EnvVar[] {
  const slash = from.indexOf('/')
  const kind = kindNamed(session, from.slice(0, slash))
  if (kind.kind !== 'ConfigMap' && kind.kind !== 'Secret')
    throw new CommandError(`error: unsupported resource specified in --from`)
  const { metadata, data } = getObject(
    session,
    kind,
    from.slice(slash + 1),
    session.namespace,
  ) as AnyObject & { readonly data?: Readonly<Record<string, string>> }
  return Object.keys(data ?? {})
    .filter((key) => keys.length === 0 || keys.includes(key))
    .sort()
    .map((key): EnvVar => {
      const upper = key.toUpperCase().replace(/[^A-Z0-9_]/g, '_')
      if (upper !== key) session.warn(`key ${key} transferred to ${upper}`)
      const ref = { key, name: metadata.name }
      return {
        name: prefix + upper,
        valueFrom: kind.kind === 'Secret' ? { secretKeyRef: ref } : { configMapKeyRef: ref },
      }
    })
}

function listed(session: Session, { kind, object }: Found, resolve: boolean): string {
  const spec =
    kind.kind === 'Pod'
      ? (object as unknown as Pod).spec
      : (object as unknown as Deployment).spec?.template.spec
  return [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])]
    .map((container) => {
      const lines = (container.env ?? []).map((variable) => {
        const value = resolve ? resolved(session, object, container, variable) : undefined
        return value === undefined ? variableText(variable) : `${variable.name}=${value}\n`
      })
      return `# ${kind.kind} ${object.metadata.name}, container ${container.name}\n${lines.join('')}`
    })
    .join('')
}

/** What a variable that refers to something stands for; undefined if that is not known. */
function resolved(
  { api }: Session,
  { metadata }: AnyObject,
  container: Container,
  { valueFrom }: EnvVar,
): string | undefined {
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = valueFrom ?? {}
  const { namespace } = metadata
  if (configMapKeyRef)
    return api.find('ConfigMap', configMapKeyRef.name ?? '', namespace)?.data?.[configMapKeyRef.key]
  if (secretKeyRef) {
    const data = api.find('Secret', secretKeyRef.name ?? '', namespace)?.data?.[secretKeyRef.key]
    return data === undefined ? undefined : fromBase64(data)
  }
  if (fieldRef) {
    const [, field] = /^metadata\.(name|namespace|uid)$/.exec(fieldRef.fieldPath) ?? []
    return field === undefined ? undefined : metadata[field as 'name' | 'namespace' | 'uid']
  }
  return resourceFieldRef && amountText(container, resourceFieldRef)
}

function variableText({ name, value = '', valueFrom }: EnvVar): string {
  if (!valueFrom) return `${name}=${value}\n`
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = valueFrom
  if (configMapKeyRef)
    return `# ${name} from configmap ${configMapKeyRef.name}, key ${configMapKeyRef.key}\n`
  if (secretKeyRef) return `# ${name} from secret ${secretKeyRef.name}, key ${secretKeyRef.key}\n`
  if (fieldRef) return `# ${name} from field path ${fieldRef.fieldPath}\n`
  const { containerName = '', resource = '' } = resourceFieldRef ?? {}
  return `# ${name} from resource field ${containerName && `${containerName}/`}${resource}\n`
}
