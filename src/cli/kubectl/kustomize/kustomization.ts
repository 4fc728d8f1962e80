/**
 * The file kustomization.yaml: its fields, and what is wrong with it.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
import { YamlError, parseYaml } from '../../../text/yaml.js'
import type { Generator, GeneratorOptions } from './generators.js'
import type { Image } from './images.js'
import type { Labels } from './labels.js'
import type { SortOptions } from './order.js'
import type { Patch, Target } from './patches.js'
import type { Replacement } from './replacements.js'
import type { Replica } from './replicas.js'
import { KustomizeError, isFields } from './resource.js'

/** What a kustomization may say. */
export interface Kustomization {
  readonly apiVersion?: string
  readonly kind?: string
  readonly resources?: readonly string[]
  readonly bases?: readonly string[]
  readonly components?: readonly string[]
  readonly namespace?: string
  readonly namePrefix?: string
  readonly nameSuffix?: string
  readonly commonLabels?: Readonly<Record<string, string>>
  readonly commonAnnotations?: Readonly<Record<string, string>>
  readonly labels?: readonly Labels[]
  readonly images?: readonly Image[]
  readonly replicas?: readonly Replica[]
  readonly replacements?: readonly (Replacement & { readonly path?: string })[]
  readonly patches?: readonly Patch[]
  readonly patchesStrategicMerge?: readonly string[]
  readonly patchesJson6902?: readonly (Patch & { readonly target: Target })[]
  readonly configMapGenerator?: readonly Generator[]
  readonly secretGenerator?: readonly Generator[]
  readonly generatorOptions?: GeneratorOptions
  readonly sortOptions?: SortOptions
  readonly helmCharts?: readonly Readonly<Record<string, unknown>>[]
}

type Shape = 'string' | '[]string' | 'map[string]string' | 'list' | 'object'

const FIELDS: Readonly<Record<string, Shape>> = {
  apiVersion: 'string',
  kind: 'string',
  metadata: 'object',
  resources: '[]string',
  bases: '[]string',
  components: '[]string',
  namespace: 'string',
  namePrefix: 'string',
  nameSuffix: 'string',
  commonLabels: 'map[string]string',
  commonAnnotations: 'map[string]string',
  labels: 'list',
  images: 'list',
  replicas: 'list',
  replacements: 'list',
  patches: 'list',
  patchesStrategicMerge: '[]string',
  patchesJson6902: 'list',
  configMapGenerator: 'list',
  secretGenerator: 'list',
  generatorOptions: 'object',
  sortOptions: 'object',
  helmCharts: 'list',
}

/** What the items of the lists are called. */
const ITEMS: Readonly<Record<string, string>> = {
  labels: 'Label',
  images: 'Image',
  replicas: 'Replica',
  replacements: 'ReplacementField',
  patches: 'Patch',
  patchesJson6902: 'Patch',
  configMapGenerator: 'ConfigMapArgs',
  secretGenerator: 'SecretArgs',
  helmCharts: 'HelmChart',
}

/** What plugins would do; a lab runs none. */
const PLUGINS = [
  'buildMetadata',
  'configurations',
  'crds',
  'generators',
  'helmChartInflationGenerator',
  'helmGlobals',
  'openapi',
  'transformers',
  'validators',
  'vars',
]
const NOT_SIMULATED = (field: string): string => `a kustomization with "${field}" is not simulated`

/** Fields that are on their way out, and what stands in their place. */
const DEPRECATED: readonly (readonly [keyof Kustomization, string])[] = [
  ['bases', 'resources'],
  ['commonLabels', 'labels'],
  ['patchesJson6902', 'patches'],
  ['patchesStrategicMerge', 'patches'],
]

/** The warnings about fields that are on their way out. */
export const warningsOf = (kustomization: Kustomization): readonly string[] =>
  DEPRECATED.filter(([field]) => kustomization[field] !== undefined).map(
    ([field, instead]) =>
      `# Warning: '${field}' is deprecated. Please use '${instead}' instead. Run 'kustomize edit fix' to update your Kustomization automatically.`,
  )

/** Reads the file of a directory. @throws KustomizeError */
export function parseKustomization(text: string, directory: string): Kustomization {
  const read = parsed(text)
  if (text.trim() === '') return {}
  if (read === null || read === undefined || (isFields(read) && !hasContent(read)))
    throw new KustomizeError('kustomization.yaml is empty')
  if (!isFields(read))
    throw invalid(
      `json: cannot unmarshal ${jsonType(read)} into Go value of type types.Kustomization`,
    )
  for (const [field, value] of Object.entries(read)) {
    if (PLUGINS.includes(field)) throw new KustomizeError(NOT_SIMULATED(field))
    const shape = Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined
    if (!shape) throw invalid(`json: unknown field "${field}"`)
    checkShape(field, shape, value)
    if (shape === 'list') checkTexts(field, value)
  }
  const { kind = 'Kustomization', apiVersion } = read as Kustomization
  const failed = (why: string) =>
    new KustomizeError(`Failed to read kustomization file under ${directory}:\n${why}`)
  if (kind !== 'Kustomization' && kind !== 'Component')
    throw failed('kind should be Kustomization or Component')
  const wanted = `kustomize.config.k8s.io/v1${kind === 'Component' ? 'alpha1' : 'beta1'}`
  if (apiVersion !== undefined && apiVersion !== wanted)
    throw failed(`apiVersion for ${kind} should be ${wanted}`)
  return read as Kustomization
}

const hasContent = (read: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(read).some(
    ([field, value]) =>
      !['apiVersion', 'kind'].includes(field) &&
      value !== null &&
      value !== '' &&
      !(Array.isArray(value) && value.length === 0),
  )

function parsed(text: string): unknown {
  try {
    return parseYaml(text)
  } catch (error) {
    if (error instanceof YamlError)
      throw invalid(error.message.replace(/^error converting YAML to JSON: /, ''))
    throw error
  }
}

const invalid = (why: string): KustomizeError => new KustomizeError(`invalid Kustomization: ${why}`)

const jsonType = (value: unknown): string => {
  if (Array.isArray(value)) return 'array'
  return typeof value === 'boolean' ? 'bool' : typeof value
}

function checkShape(field: string, shape: Shape, value: unknown): void {
  if (value === null || value === undefined) return
  const complain = (of: unknown, type: string): void => {
    throw invalid(
      `json: cannot unmarshal ${jsonType(of)} into Go struct field Kustomization.${field} of type ${type}`,
    )
  }
  if (shape === 'string') {
    if (typeof value !== 'string') complain(value, shape)
  } else if (shape === 'map[string]string' || shape === 'object') {
    if (!isFields(value)) return complain(value, shape)
    if (shape === 'object') return
    for (const one of Object.values(value)) if (typeof one !== 'string') complain(one, 'string')
  } else {
    if (!Array.isArray(value))
      return complain(value, shape === 'list' ? `[]types.${ITEMS[field] ?? ''}` : shape)
    for (const one of value)
      if (shape === 'list' ? !isFields(one) : typeof one !== 'string')
        complain(one, shape === 'list' ? `types.${ITEMS[field] ?? ''}` : 'string')
  }
}

/** Fields of items that are no texts, and those that are lists. */
const NO_TEXTS =
  /^(count|includeSelectors|includeTemplates|disableNameSuffixHash|immutable|index|create|allow\w+)$/
const LISTS = /^(literals|files|envs|targets|fieldPaths|reject)$/

/** @throws KustomizeError for a number or a truth value where a text has to be */
function checkTexts(path: string, value: unknown): void {
  const name = path.slice(path.lastIndexOf('.') + 1)
  const complain = (type: string): KustomizeError =>
    invalid(
      `json: cannot unmarshal ${jsonType(value)} into Go struct field Kustomization.${path} of type ${type}`,
    )
  if (value === null || value === undefined) return
  if (Array.isArray(value)) for (const one of value) checkTexts(path, one)
  else if (isFields(value))
    for (const [field, one] of Object.entries(value)) {
      if (LISTS.test(field) && one !== null && !Array.isArray(one))
        throw invalid(
          `json: cannot unmarshal ${jsonType(one)} into Go struct field Kustomization.${path}.${field} of type []string`,
        )
      checkTexts(`${path}.${field}`, one)
    }
  else if (typeof value !== 'string' && !NO_TEXTS.test(name)) throw complain('string')
}
