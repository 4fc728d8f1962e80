/**
 * Config maps and secrets that are made of literals and files.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/configmapgenerator/
 */
import { base64 } from '../../../text/base64.js'
import {
  KustomizeError,
  type Fields,
  type Resource,
  isFields,
  kindOf,
  metadataOf,
  remember,
  resourceOf,
  wasCalled,
  wasIn,
} from './resource.js'
import type { Directory } from './directory.js'

/** What all or one of the generated objects get. */
export interface GeneratorOptions {
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
  readonly disableNameSuffixHash?: boolean
  readonly immutable?: boolean
}

/** One object to generate. */
export interface Generator {
  readonly name?: string
  readonly namespace?: string
  readonly behavior?: string
  readonly type?: string
  readonly literals?: readonly string[]
  readonly files?: readonly string[]
  readonly envs?: readonly string[]
  readonly env?: string
  readonly options?: GeneratorOptions
}

/** Generates an object, or changes the one that is there. @throws KustomizeError */
export function generate(
  resources: Resource[],
  kind: 'ConfigMap' | 'Secret',
  generator: Generator,
  general: GeneratorOptions,
  directory: Directory,
): void {
  const { name = '', namespace = '', behavior = 'create' } = generator
  if (name === '') throw new KustomizeError(`a ${kind.toLowerCase()} must have a name`)
  const made = objectOf(kind, generator, optionsOf(general, generator.options), directory)
  const hashed = !(generator.options?.disableNameSuffixHash ?? general.disableNameSuffixHash)
  const old = resources.find(
    (one) => kindOf(one) === kind && wasCalled(one, name) && wasIn(one, namespace),
  )
  const id = `id resid.ResId{Gvk:resid.Gvk{Group:"", Version:"v1", Kind:"${kind}", isClusterScoped:false}, Name:"${name}", Namespace:"${namespace}"}`
  const failed = (why: string) =>
    new KustomizeError(`merging from generator &{0xc000410000 <nil>}: ${id} ${why}`)
  if (!['create', 'merge', 'replace'].includes(behavior) || (behavior === 'create' && old))
    throw failed(
      `exists; can not use behavior: '${generator.behavior ?? 'unspecified'}', behavior must be merge or replace`,
    )
  if (behavior === 'create') {
    const resource = resourceOf(made, hashed)
    remember(resource)
    resources.push(resource)
    return
  }
  if (!old) throw failed('does not exist; cannot merge or replace')
  old.hashed = hashed
  const metadata = metadataOf(made)
  const before = metadataOf(old.object)
  const joined = (field: string): Fields => {
    const both = { ...fieldsOf(before[field]), ...fieldsOf(metadata[field]) }
    return Object.keys(both).length > 0 ? { [field]: both } : {}
  }
  const contents =
    behavior === 'replace'
      ? made
      : {
          ...made,
          ...(made['data'] || old.object['data']
            ? { data: { ...fieldsOf(old.object['data']), ...fieldsOf(made['data']) } }
            : {}),
        }
  old.object = {
    ...contents,
    metadata: { ...before, ...joined('labels'), ...joined('annotations') },
  }
}

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

const optionsOf = (general: GeneratorOptions, own: GeneratorOptions = {}): GeneratorOptions => ({
  labels: { ...general.labels, ...own.labels },
  annotations: { ...general.annotations, ...own.annotations },
  immutable: own.immutable ?? general.immutable ?? false,
})

function objectOf(
  kind: 'ConfigMap' | 'Secret',
  generator: Generator,
  { labels = {}, annotations = {}, immutable }: GeneratorOptions,
  directory: Directory,
): Fields {
  const data: Record<string, string> = {}
  for (const [key, value] of pairsOf(generator, directory)) {
    if (Object.hasOwn(data, key))
      throw new KustomizeError(
        `${kind.toLowerCase()} ${generator.name ?? ''} illegally repeats the key \`${key}\``,
      )
    data[key] = kind === 'Secret' ? base64(value) : value
  }
  return {
    apiVersion: 'v1',
    kind,
    metadata: {
      name: generator.name,
      ...(generator.namespace ? { namespace: generator.namespace } : {}),
      ...(Object.keys(labels).length > 0 ? { labels } : {}),
      ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
    },
    ...(Object.keys(data).length > 0 ? { data } : {}),
    ...(kind === 'Secret' ? { type: generator.type || 'Opaque' } : {}),
    ...(immutable ? { immutable: true } : {}),
  }
}

function pairsOf(
  { envs = [], env, files = [], literals = [] }: Generator,
  directory: Directory,
): readonly (readonly [string, string])[] {
  const from = (what: string, words: readonly string[], read: () => [string, string][]) => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof KustomizeError)) throw error
      throw new KustomizeError(`loading KV pairs: ${what} [${words.join(' ')}]: ${error.message}`)
    }
  }
  const sources = env ? [...envs, env] : envs
  return [
    ...from('env source files:', sources, () =>
      sources.flatMap((path) => envPairs(directory.read(path))),
    ),
    ...from('literal sources', literals, () => literals.map(literalPair)),
    ...from('file sources:', files, () =>
      files.map((word): [string, string] => {
        const equals = word.indexOf('=')
        const path = word.slice(equals + 1)
        const key = equals < 0 ? path.slice(path.lastIndexOf('/') + 1) : word.slice(0, equals)
        return [key, directory.read(path)]
      }),
    ),
  ]
}

function literalPair(word: string): [string, string] {
  const equals = word.indexOf('=')
  if (equals <= 0) throw new KustomizeError(`invalid literal source ${word}, expected key=value`)
  return [word.slice(0, equals), word.slice(equals + 1).replace(/^(["'])(.*)\1$/s, '$2')]
}

/** The lines of a file of variables; a name alone has no value here. */
const envPairs = (text: string): [string, string][] =>
  text
    .split('\n')
    .map((line) => line.replace(/\r$/, '').trimStart())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const equals = line.indexOf('=')
      return equals < 0 ? [line, ''] : [line.slice(0, equals), line.slice(equals + 1)]
    })
